import Language
import Models
import Pictures

struct Plot: Command {
  static let name = "plot"
  static let summary = "Draws the loss of a run, or of several, over training."
  static let details = """
    Each batch's loss is measured before its step. A point is the mean of the last `smooth` of the
    200 stretches that a run is cut into; smooth: 1 shows every one.
    """
  static let examples = [Example("kind(plot(run))", gives: #""plot""#)]
  @Argument("A run, or a record of runs.") var of: NamedRuns
  @Argument("What stands above it.") var title = "training loss"
  @Argument("How many stretches a point is the mean of, from 1 up.") var smooth = 20

  func run(in context: Context) throws -> Value {
    guard smooth >= 1 else {
      throw Fault(.wrongValue, "`smooth` is from 1 up, found \(smooth)", argument: "smooth")
    }
    let series = zip(of.names, of.runs).map { name, run in
      LinePlot.Series(name: name, points: points(run.lossCurve))
    }
    return .foreign(
      PlotValue(
        picture: .lines(LinePlot(title: title, xLabel: "step", yLabel: "log loss", series: series)))
    )
  }

  /// The mean of the stretches up to each one; the first ones have fewer before them.
  private func points(_ curve: [LossPoint]) -> [LinePlot.Point] {
    var sum = 0.0
    return curve.indices.map { index in
      sum += curve[index].loss
      if index >= smooth { sum -= curve[index - smooth].loss }
      return .init(x: Double(curve[index].step), y: sum / Double(min(index + 1, smooth)))
    }
  }
}
