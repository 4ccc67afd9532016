import Features
import Language

struct Describe: Command {
  static let name = "describe"
  static let summary = "A line about each column: kind, missing cells, values, mean and range."
  static let details =
    "Of lists, `values` counts their different elements, and `mean` is how many a row has."
  static let examples = [
    Example(#"rows(describe(first(dataset("census"))))"#, gives: "15")
  ]
  @Argument("The table.") var of: Table

  func run(in context: Context) throws -> Value {
    let lines = of.columns.map(Line.init)
    return .foreign(
      try Table(
        name: "description",
        columns: [
          Column(name: "column", texts: of.columnNames),
          Column(name: "kind", texts: of.columns.map(\.kindName)),
          Column(name: "missing", numbers: of.columns.map { Double($0.missingCount) }),
          Column(name: "values", numbers: lines.map { Double($0.distinct) }),
          Column(name: "mean", numbers: lines.map(\.mean)),
          Column(name: "min", texts: lines.map(\.least)),
          Column(name: "max", texts: lines.map(\.greatest)),
        ]))
  }

  private struct Line {
    var distinct = 0
    var mean: Double?
    var least: String?
    var greatest: String?

    init(_ column: Column) {
      switch column.values {
      case .numbers(let numbers):
        let present = numbers.filter { !$0.isNaN }
        distinct = Set(present).count
        guard let low = present.min(), let high = present.max() else { return }
        mean = present.reduce(0, +) / Double(present.count)
        least = NumberFormat.general(low)
        greatest = NumberFormat.general(high)
      case .texts(let codes, let levels):
        let present = Set(codes.filter { $0 >= 0 }).map { levels[Int($0)] }
        distinct = present.count
        least = present.min()
        greatest = present.max()
      case .lists(let lists):
        distinct = Set(lists.codes).count
        mean = Double(lists.codes.count) / Double(max(lists.count, 1))
      case .times(let times, let kind):
        let present = times.filter { $0 != Column.missingTime }
        distinct = Set(present).count
        least = present.min().map { TimeText.text($0, kind) }
        greatest = present.max().map { TimeText.text($0, kind) }
      case .truths(let truths):
        let present = truths.filter { $0 >= 0 }
        distinct = Set(present).count
        guard !present.isEmpty else { return }
        mean = present.reduce(0.0) { $0 + Double($1) } / Double(present.count)
      }
    }
  }
}
