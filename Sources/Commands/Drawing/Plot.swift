import Language
import Models
import Pictures

struct Plot: Command {
  static let name = "plot"
  static let summary = "Draws the loss of a run, or of several, over training."
  static let examples = [Example("kind(plot(run))", gives: #""plot""#)]
  @Argument("A run, or a record of runs.") var of: NamedRuns
  @Argument("What stands above it.") var title = "training loss"

  func run(in context: Context) throws -> Value {
    let series = zip(of.names, of.runs).map { name, run in
      LinePlot.Series(
        name: name,
        points: run.lossCurve.map { .init(x: Double($0.step), y: $0.loss) })
    }
    return .foreign(
      PlotValue(
        picture: .lines(LinePlot(title: title, xLabel: "step", yLabel: "log loss", series: series))))
  }
}
