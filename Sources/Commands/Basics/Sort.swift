import Features
import Language

struct Sort: Command {
  static let name = "sort"
  static let summary = "A list's elements, or a table's rows, in rising order."
  static let details = """
    A list takes a function for `by`, a table a column or an expression, or a list of them.
    A function that gives a list sorts by its first element, then its second, and so on.
    What is missing, nan or none comes last; what is equal keeps its order.
    """
  static let examples = [
    Example("sort([3, 1, 2])", gives: "[1, 2, 3]"),
    Example(#"sort(["b", "a"], descending: true)"#, gives: #"["b", "a"]"#),
    Example("sort([[1, 9], [2, 3]], by: last)", gives: "[[2, 3], [1, 9]]"),
    Example(
      "sort(table({x: [2, 1], y: [3, 4]}), by: .x)[.y]", gives: "column of 2 (number): 4, 3"),
  ]
  @Argument("A list of numbers, strings or dates, of anything with `by`; or a table.")
  var of: Value
  @Argument("What to sort by: a function of an element, or columns of the table.", .positional)
  var by: Value? = nil
  @Argument("From greatest to least.") var descending = false

  func run(in context: Context) throws -> Value {
    if let table = of.foreign as? Table {
      guard let keys = try by.flatMap({ try Formulas.convert($0) })?.formulas, !keys.isEmpty else {
        throw Fault(
          by == nil ? .missingArgument : .wrongKind,
          "a table is sorted by columns" + (by.map { ", found \(Display.phrase($0))" } ?? ""),
          notes: ["sort(t, by: .age)", "sort(t, by: [.age, .name])"],
          argument: by == nil ? "of" : "by")
      }
      return .foreign(try table.sorted(by: keys, descending: descending))
    }
    guard let elements = try Elements.convert(of) else {
      throw Fault(
        .wrongKind, "`sort` takes a list or a table, found \(Display.phrase(of))", argument: "of")
    }
    var function: Callable?
    if let by {
      function = Callable.convert(by)
      guard function != nil else {
        throw Fault(
          .wrongKind, "`by` of a list is a function, found \(Display.phrase(by))", argument: "by")
      }
    }
    let keys = try elements.keyed(by: function, in: context)
    return .list(try order(of: keys).map { elements.values[$0] })
  }

  private func order(of keys: [Value]) throws -> [Int] {
    do {
      return try Key.sorted(keys, descending: descending, "sort")
    } catch var fault as Fault {
      fault.argument = by == nil ? "of" : "by"
      throw fault
    }
  }
}
