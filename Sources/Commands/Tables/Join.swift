import Features
import Language

struct Join: Command {
  static let name = "join"
  static let summary = "A list's elements as one string; or two tables side by side by their keys."
  static let details = """
    Of a list: join(xs, ", "). Of a table: join(t, other, on: .id), where `on` is a column of both,
    a list of them, or .id == .user_id for two names. Rows without a match are left out, or kept by
    keep: "left" with missing cells. A missing key matches nothing; with several matches each
    gives a row.
    """
  static let examples = [
    Example(#"join(["a", "b", 3], ", ")"#, gives: #""a, b, 3""#),
    Example(
      #"""
      users = table({id: [1, 2], name: ["Ada", "Bob"]})
      clicks = table({user: [2, 2, 3], ad: ["x", "y", "z"]})
      join(clicks, users, on: .user == .id)
      """#,
      gives: """
        ╭────────┬──────┬──────╮
        │   user │ ad   │ name │
        │ number │ text │ text │
        ├────────┼──────┼──────┤
        │      2 │ x    │ Bob  │
        │      2 │ y    │ Bob  │
        ├────────┴──────┴──────┤
        │ 2 rows × 3 columns   │
        ╰──────────────────────╯
        """),
  ]
  @Argument("A list, or a table.") var of: Value
  @Argument("What stands between the elements; or the other table.", .positional)
  var with: Value = .string("")
  @Argument("What must be equal in both tables.") var on: Value? = nil
  @Argument("Which rows of the first table stay.", .choices(["inner", "left"])) var keep = "inner"

  func run(in context: Context) throws -> Value {
    if let table = of.foreign as? Table { return try tables(table, in: context) }
    guard let elements = try Elements.convert(of) else {
      throw Fault(
        .wrongKind, "`join` takes a list or a table, found \(Display.phrase(of))", argument: "of")
    }
    guard let separator = with.string else {
      throw Fault(
        .wrongKind, "what stands between elements is a string, found \(Display.phrase(with))",
        argument: "with")
    }
    return .string(elements.values.map { Display.plain($0) }.joined(separator: separator))
  }

  private func tables(_ table: Table, in context: Context) throws -> Value {
    guard let other = with.foreign as? Table else {
      throw Fault(
        .wrongKind, "a table is joined with a table, found \(Display.phrase(with))",
        argument: _with.isGiven ? "with" : nil)
    }
    guard keep == "inner" || keep == "left" else {
      throw Fault(
        .wrongValue, "`keep` is \"inner\" or \"left\", found \(Display.quoted(keep))",
        argument: "keep")
    }
    let joining = try Joining(
      table, with: other, on: keys(), keep: keep == "left" ? .left : .inner)
    try context.willAllocate(bytes: 8 * Double(joining.rowCount) * Double(joining.columnCount + 2))
    return .foreign(try joining.table())
  }

  private func keys() throws -> [(left: Formula, right: Formula)] {
    guard let formulas = try on.flatMap({ try Formulas.convert($0) })?.formulas, !formulas.isEmpty
    else {
      throw Fault(
        on == nil ? .missingArgument : .wrongKind,
        "tables are joined on columns" + (on.map { ", found \(Display.phrase($0))" } ?? ""),
        notes: ["join(t, other, on: .id)", "join(t, other, on: .id == .user_id)"],
        argument: on == nil ? nil : "on")
    }
    return formulas.map { formula in
      if case .comparison(.equal, let left, let right) = formula { return (left, right) }
      return (formula, formula)
    }
  }
}
