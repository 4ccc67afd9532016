import Features
import Language

struct Counts: Command {
  static let name = "counts"
  static let summary = "How often each value of a column or an expression occurs, most often first."
  static let examples = [
    Example(
      #"counts(first(dataset("census")), .income == ">50K")[.count]"#,
      gives: "column of 2 (number): 24720, 7841")
  ]
  @Argument("The table.") var of: Table
  @Argument("What to count.", .positional) var by: Formula

  func run(in context: Context) throws -> Value {
    let column = try by.column(on: of)
    var counts: [Cell: Int] = [:]
    var first: [Cell: Int] = [:]
    for row in 0..<column.count {
      let cell = column.cell(row)
      counts[cell, default: 0] += 1
      if first[cell] == nil { first[cell] = row }
    }
    let order = counts.keys.sorted { a, b in
      let (x, y) = (counts[a] ?? 0, counts[b] ?? 0)
      return x != y ? x > y : (first[a] ?? 0) < (first[b] ?? 0)
    }
    let rows = order.compactMap { first[$0] }
    let values = try Table(name: of.name, columns: [column]).rows(rows).columns
    let shares = order.map { Double(counts[$0] ?? 0) / Double(max(column.count, 1)) }
    return .foreign(
      try Table(
        name: "counts",
        columns: values + [
          Column(name: "count", numbers: order.map { Double(counts[$0] ?? 0) }),
          Column(name: "share", numbers: shares),
        ]))
  }
}
