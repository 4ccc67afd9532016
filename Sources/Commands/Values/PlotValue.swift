import Language
import Pictures

/// A plot: drawn in the terminal as the value of a statement, and as SVG where there is a page.
struct PlotValue: ForeignValue {
  enum Picture {
    case lines(LinePlot)
    case bars(BarChart)
    case histogram(Histogram)
    case network(NetworkDrawing)
  }
  let picture: Picture

  init(picture: Picture) { self.picture = picture }

  init(_ drawn: DrawnSeries, title: String?) {
    picture = .lines(
      LinePlot(title: title, xLabel: drawn.xLabel, yLabel: drawn.yLabel, series: drawn.series))
  }

  var languageKind: Kind { Kind("a plot") }
  var summary: String {
    switch picture {
    case .lines(let plot): Self.summary(plot)
    case .bars(let chart): "bars of " + chart.bars.map(\.label).joined(separator: ", ")
    case .histogram(let histogram): "histogram of " + (histogram.xLabel ?? "numbers")
    case .network: "drawing of a model"
    }
  }

  private static func summary(_ plot: LinePlot) -> String {
    let names = plot.series.filter { $0.style != .reference && !$0.name.isEmpty }.map(\.name)
    return names.isEmpty ? "plot" : "plot of " + names.joined(separator: ", ")
  }

  func display(for screen: Screen) -> String {
    let width = min(screen.width, 80)
    return switch picture {
    case .lines(let plot): plot.text(width: width, height: 16, colour: screen.hasColour)
    case .bars(let chart): chart.text(width: width, colour: screen.hasColour)
    case .histogram(let histogram): histogram.text(width: width, colour: screen.hasColour)
    case .network(let drawing): drawing.text(width: width, colour: screen.hasColour)
    }
  }

  /// The picture as an SVG file's text.
  var svg: String {
    switch picture {
    case .lines(let plot): plot.svg()
    case .bars(let chart): chart.svg()
    case .histogram(let histogram): histogram.svg()
    case .network(let drawing): drawing.svg()
    }
  }
}
