import Features
import Language
import Pictures

struct HistogramCommand: Command {
  static let name = "histogram"
  static let summary = "Draws how often numbers fall into intervals of one width."
  static let details = """
    The width is 1, 2 or 5 times a power of ten, so that there are about as many intervals as asked.
    Each holds its lower end, the last one both.
    """
  static let examples = [
    Example("kind(histogram([1, 2, 2, 3, 9]))", gives: #""plot""#),
    Example(
      #"string(histogram(dataset("census")[0], .age))"#, gives: #""histogram of .age""#),
  ]
  @Argument("Numbers, or a table.") var of: Value
  @Argument("With a table: what to count.", .positional) var x: Formula? = nil
  @Argument("About how many intervals, 1 to 500.") var bins = 20
  @Argument("What stands above it.") var title: String? = nil

  func run(in context: Context) throws -> Value {
    guard (1...500).contains(bins) else {
      throw Fault(.wrongValue, "`bins` is from 1 to 500, found \(bins)", argument: "bins")
    }
    var values = of
    if let table = of.foreign as? Table {
      guard let x else {
        throw Fault(
          .missingArgument, "a table's histogram is that of a column: histogram(t, .age)",
          argument: "of")
      }
      values = .foreign(try x.column(on: table))
    }
    guard let numbers = try NumberList.convert(values)?.numbers else {
      throw Fault(
        .wrongKind, "`histogram` takes numbers or a table, found \(Display.phrase(of))",
        argument: "of")
    }
    let histogram = Histogram(title: title, xLabel: x?.description, values: numbers, bins: bins)
    return .foreign(PlotValue(picture: .histogram(histogram)))
  }
}
