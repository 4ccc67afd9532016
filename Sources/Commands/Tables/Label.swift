import Features
import Language

struct LabelCommand: Command {
  static let name = "label"
  static let summary = "A table of what was shown, labelled by what happened later."
  static let details = """
    A row is true when a row of `by` has the same keys and a time from its own up to `within` later.
    Times are dates, times or numbers; each table's only column of dates or times is found by
    itself. Two names for one thing: on: .app == .installed_app, time: .shown == .installed_at.
    `credit` says which impressions an event counts for: "all" it is in time for, or the "last".
    """
  static let examples = [
    Example(
      #"""
      shown = table({user: ["ada", "ada", "bob"], app: ["maps", "zoom", "maps"], day: [1, 1, 5]})
      installs = table({user: ["ada", "bob"], app: ["maps", "maps"], day: [2, 9]})
      label(shown, by: installs, on: [.user, .app], time: .day, within: 3)
      """#,
      gives: """
        ╭──────┬──────┬────────┬────────────╮
        │ user │ app  │    day │ label      │
        │ text │ text │ number │ true/false │
        ├──────┼──────┼────────┼────────────┤
        │ ada  │ maps │      1 │ true       │
        │ ada  │ zoom │      1 │ false      │
        │ bob  │ maps │      5 │ false      │
        ├──────┴──────┴────────┴────────────┤
        │ 3 rows × 4 columns                │
        ╰───────────────────────────────────╯
        """)
  ]
  @Argument("The table of impressions.") var of: Table
  @Argument("The table of what happened.") var by: Table
  @Argument("What must be equal: a column, or a list.") var on: Formulas
  @Argument("How long after an impression it may happen: days(1), or a number.") var within: Value
  @Argument("The time in both tables.") var time: Formula? = nil
  @Argument(
    "Which impressions an event counts for.", .choices(Labelling.Credit.allCases.map(\.rawValue)))
  var credit = "all"
  @Argument("The name of the new column.") var name = "label"

  func run(in context: Context) throws -> Value {
    guard let credit = Labelling.Credit(rawValue: credit) else {
      throw Fault(
        .wrongValue, "`credit` is \"all\" or \"last\", found \(Display.quoted(credit))",
        argument: "credit")
    }
    let labelling = try Labelling(
      of, by: by, on: on.formulas.map(sides), time: try times(), within: try span(), credit: credit,
      name: name)
    if labelling.unfinished > 0 {
      context.print(
        "note: in \(NumberFormat.grouped(labelling.unfinished)) of "
          + "\(Display.count(of.rowCount, "row")) `within` reaches past the last event, so that "
          + "the label may still change")
    }
    return .foreign(try of.adding(labelling.labels))
  }

  private func sides(_ formula: Formula) -> (left: Formula, right: Formula) {
    if case .comparison(.equal, let left, let right) = formula { return (left, right) }
    return (formula, formula)
  }

  private func times() throws -> (left: Formula, right: Formula) {
    if let time { return sides(time) }
    return (try onlyTime(of: of, "of"), try onlyTime(of: by, "by"))
  }

  private func onlyTime(of table: Table, _ argument: String) throws -> Formula {
    let times = table.columns.filter { [.date, .dateTime].contains($0.kind) }
    guard let only = times.first, times.count == 1 else {
      throw Fault(
        .missingArgument,
        times.isEmpty
          ? "`time` is needed, \(table.name) has no column of dates or times"
          : "`time` is needed, \(table.name) has several columns of dates or times",
        notes: ["time: .shown == .installed_at"], argument: argument)
    }
    return .column(only.name)
  }

  private func span() throws -> Double {
    let span = (within.foreign as? TimeSpan).map { Double($0.microseconds) } ?? within.number
    guard let span else {
      throw Fault(
        .wrongKind, "`within` is a duration or a number, found \(Display.phrase(within))",
        argument: "within")
    }
    guard span >= 0, span.isFinite else {
      throw Fault(
        .wrongValue, "`within` is from 0 up, found \(Display.text(within))", argument: "within")
    }
    let isTime = [.date, .dateTime].contains(try times().left.column(on: of).kind)
    guard isTime == (within.number == nil) else {
      throw Fault(
        .wrongKind,
        isTime
          ? "`within` of times is a duration, found \(Display.phrase(within))"
          : "`within` of numbers is a number, found \(Display.phrase(within))",
        argument: "within")
    }
    return span
  }
}
