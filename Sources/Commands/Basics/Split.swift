import Features
import Language

struct Split: Command {
  static let name = "split"
  static let summary = "The parts of a string, or of a table: rows to train on and rows to test on."
  static let details = """
    A string is cut at a separator; without one, into words. A table is cut by the share of its rows
    that the first part gets, or by a list of shares, a part for each. Rows go at random, by the
    seed, and keep their order.
    With `by` rows of one value stay together: split(t, 0.8, by: .user). A date or time goes in
    order, the earliest first, and so does anything with in_order: true. `stratify` gives each part
    the same share of each of its values.
    """
  static let examples = [
    Example(#"split("a,b,,c", ",")"#, gives: #"["a", "b", "", "c"]"#),
    Example(#"split(" wide  and deep ")"#, gives: #"["wide", "and", "deep"]"#),
    Example("map(split(tr, 0.8, seed: 7), rows)", gives: "[26049, 6512]"),
    Example(
      #"map(split(tr, [0.8, 0.1, 0.1], stratify: .income == ">50K"), rows)"#,
      gives: "[26049, 3256, 3256]"),
    Example(
      "map(split(table({day: [3, 1, 2]}), 2 / 3, by: .day, in_order: true), fn(t) t[.day][0])",
      gives: "[1, 3]"),
  ]
  @Argument("A string, or a table.") var of: Value
  @Argument(
    "What stands between the parts; or the share of the first part, or all shares.", .positional)
  var at: Value? = nil
  @Argument("A table's column, or columns, whose equal values stay together.")
  var by: Formulas? = nil
  @Argument(
    "Whether the values of `by` rise from part to part; by default for dates and times.",
    .label("in_order"))
  var inOrder: Bool? = nil
  @Argument("A column or expression that each part holds in the same shares.")
  var stratify: Formula? = nil
  @Argument("The seed of the random order; else the script's.") var seed: Seed? = nil

  func run(in context: Context) throws -> Value {
    if let table = of.foreign as? Table { return try parts(of: table, in: context) }
    guard let text = of.string else {
      throw Fault(
        .wrongKind, "`split` takes a string or a table, found \(Display.phrase(of))",
        argument: "of")
    }
    return .list(try parts(of: text).map { .string($0) })
  }

  private func parts(of text: String) throws -> [String] {
    guard let at else { return text.split(whereSeparator: \.isWhitespace).map(String.init) }
    guard let separator = at.string else {
      throw Fault(
        .wrongKind, "a separator is a string, found \(Display.phrase(at))", argument: "at")
    }
    guard !separator.isEmpty else {
      throw Fault(
        .wrongValue, "a separator has at least one character",
        notes: ["each character: characters(text)"], argument: "at")
    }
    var parts: [String] = []
    var rest = text[...]
    while let found = rest.firstRange(of: separator) {
      parts.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    return parts + [String(rest)]
  }

  private func parts(of table: Table, in context: Context) throws -> Value {
    let parts = try way(on: table).parts(
      of: table, shares: shares(), seed: seed?.seed ?? context.session.seed)
    return .list(parts.map { .foreign($0) })
  }

  private func shares() throws -> [Double] {
    if let share = at?.number { return [share, 1 - share] }
    if let list = at?.list {
      let shares = list.compactMap(\.number)
      if shares.count == list.count { return shares }
    }
    throw Fault(
      at == nil ? .missingArgument : .wrongKind,
      "a table is split by a share or a list of shares"
        + (at.map { ", found \(Display.phrase($0))" } ?? ""),
      notes: ["tr, te = split(t, 0.8)"], argument: at == nil ? nil : "at")
  }

  private func way(on table: Table) throws -> Splitting {
    if let stratify {
      guard by == nil else {
        throw Fault(
          .tooManyArguments, "a table is split by `by` or by `stratify`, found both",
          argument: "stratify")
      }
      return .stratified(stratify)
    }
    guard let keys = by?.formulas, let first = keys.first else { return .rows }
    let kind = try first.column(on: table).kind
    guard inOrder ?? (keys.count == 1 && [.date, .dateTime, .duration].contains(kind)) else {
      return .keys(keys)
    }
    guard keys.count == 1 else {
      throw Fault(
        .wrongCount, "an order goes by one column, found \(keys.count)", argument: "by")
    }
    return .ordered(first)
  }
}
