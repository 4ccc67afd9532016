import Language
import Pictures

/// A plot: drawn in the terminal as the value of a statement.
struct PlotValue: ForeignValue {
  enum Picture {
    case lines(LinePlot)
    case bars(BarChart)
  }
  let picture: Picture

  var languageKind: Kind { Kind("a plot") }
  var summary: String {
    switch picture {
    case .lines(let plot): "plot of " + plot.series.map(\.name).joined(separator: ", ")
    case .bars(let chart): "bars of " + chart.bars.map(\.label).joined(separator: ", ")
    }
  }

  func display(for screen: Screen) -> String {
    let width = min(screen.width, 80)
    return switch picture {
    case .lines(let plot): plot.text(width: width, height: 16, colour: screen.hasColour)
    case .bars(let chart): chart.text(width: width, colour: screen.hasColour)
    }
  }
}
