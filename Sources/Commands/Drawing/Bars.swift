import Language
import Pictures

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
