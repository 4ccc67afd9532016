import Features
import Language
import Pictures

struct Line: Command {
  static let name = "line"
  static let summary = "Draws numbers against numbers as a line."
  static let examples = [
    Example("kind(line([1, 2, 3], [2, 4, 8]))", gives: #""plot""#)
  ]
  @Argument("Positions from left to right: a list, a range or a column.") var x: NumberList
  @Argument("Heights, as many; or a record of them, a line for each.", .positional) var y: Value
  @Argument("What stands above it.") var title: String? = nil

  func run(in context: Context) throws -> Value {
    let named = y.record ?? ["y": y]
    let series = try named.map { name, value in
      guard let heights = try NumberList.convert(value)?.numbers else {
        throw Fault(
          .wrongKind, "`y` is a list of numbers, found \(Display.phrase(value))", argument: "y")
      }
      guard heights.count == x.numbers.count else {
        throw Fault(
          .wrongCount,
          "a line has a height for each position, found \(x.numbers.count) positions and "
            + "\(heights.count) heights", argument: "y")
      }
      return LinePlot.Series(
        name: name, points: zip(x.numbers, heights).map { .init(x: $0, y: $1) })
    }
    return .foreign(PlotValue(picture: .lines(LinePlot(title: title, series: series))))
  }
}

struct Bars: Command {
  static let name = "bars"
  static let summary = "Draws a bar for each field of a record."
  static let examples = [Example("kind(bars({wide: 0.90, deep: 0.91}))", gives: #""plot""#)]
  @Argument("A record of numbers.") var of: RecordArgument
  @Argument("What stands above it.") var title: String? = nil

  func run(in context: Context) throws -> Value {
    let bars = try of.fields.map { name, value in
      guard let number = value.number else {
        throw Fault(
          .wrongKind, "`\(name)` is a number, found \(Display.phrase(value))", argument: "of")
      }
      return BarChart.Bar(label: Visible.escape(name), value: number)
    }
    return .foreign(PlotValue(picture: .bars(BarChart(title: title, bars: bars))))
  }
}
