import Features
import Language
import OrderedCollections

struct Counts: Command {
  static let name = "counts"
  static let summary = "How often each value of a column or a list occurs, most often first."
  static let details = """
    Of a table it gives a table with the shares, of a list a record. In a column of lists each
    element counts, and its share is that of the rows.
    """
  static let examples = [
    Example(
      #"counts(first(dataset("census")), .income == ">50K")[.count]"#,
      gives: "column of 2 (number): 24720, 7841"),
    Example(#"counts(["b", "a", "b"])"#, gives: "{b: 2, a: 1}"),
    Example("counts([1, 2, 3], by: fn(x) x > 1)", gives: "{true: 2, false: 1}"),
  ]
  @Argument("A table, or a list.") var of: Value
  @Argument("What to count: an expression of columns; of a list, a function.", .positional)
  var by: Value? = nil

  func run(in context: Context) throws -> Value {
    if let table = of.foreign as? Table { return .foreign(try counts(in: table)) }
    guard let elements = try Elements.convert(of) else {
      throw Fault(
        .wrongKind, "`counts` takes a table or a list, found \(Display.phrase(of))",
        argument: "of")
    }
    let function = by.flatMap(Callable.convert)
    guard by == nil || function != nil else {
      throw Fault(
        .wrongKind, "`by` of a list is a function, found \(Display.phrase(by ?? .none))",
        argument: "by")
    }
    let values = try elements.keyed(by: function, in: context)
    _ = try Key.keys(values, "counts")
    var counts = OrderedDictionary<String, Int>()
    for value in values { counts[FieldNames.name(for: value), default: 0] += 1 }
    let order = counts.elements.indices.sorted { a, b in
      let (x, y) = (counts.values[a], counts.values[b])
      return x != y ? x > y : a < b
    }
    return .record(
      Fields(
        uniqueKeysWithValues: order.map {
          (counts.keys[$0], Value.number(Double(counts.values[$0])))
        }))
  }

  private func counts(in of: Table) throws -> Table {
    guard let by = by?.foreign as? Formula else {
      throw Fault(
        .missingArgument, "a table's counts are those of a column: counts(t, .age)",
        argument: by == nil ? "of" : "by")
    }
    var column = try by.column(on: of)
    let rowCount = column.count
    if case .lists = column.values {
      let name = column.name
      column = try Table(name: of.name, columns: [column]).exploding(name).column(named: name)
    }
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
    let shares = order.map { Double(counts[$0] ?? 0) / Double(max(rowCount, 1)) }
    return try Table(
      name: "counts",
      columns: values + [
        Column(name: "count", numbers: order.map { Double(counts[$0] ?? 0) }),
        Column(name: "share", numbers: shares),
      ])
  }
}
