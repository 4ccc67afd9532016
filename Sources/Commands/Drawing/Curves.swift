import Features
import Language
import Models
import Pictures

struct ROC: Command {
  static let name = "roc"
  static let summary = "Draws the ROC curve of a run, or of several, on a table."
  static let details = """
    The share of ones found against the share of zeros taken for ones, as the threshold falls. The
    area below is the AUC, which stands with the name. The broken line is what guessing gives.
    """
  static let examples = [Example("string(roc(run, on: te))", gives: #""plot of run 0.664""#)]
  @Argument("A run, or a record of runs.") var of: NamedRuns
  @Argument("The table, with its label.") var on: Table
  @Argument("What stands above it.") var title = "ROC"

  func run(in context: Context) throws -> Value {
    let curves = try zip(of.names, of.runs).map { name, run in
      let (scores, labels) = (try run.scores(on: on), try run.labels(on: on))
      let area = try AUC().value(scores: scores, labels: labels)
      let points = try ROCCurve(scores: scores, labels: labels).thinned(to: 0.002)
      return LinePlot.Series(
        name: "\(name) \(try NumberFormat.format(area, spec: ".3"))",
        points: points.map { .init(x: $0.falsePositiveRate, y: $0.truePositiveRate) })
    }
    let plot = LinePlot(
      title: title, xLabel: "zeros taken for ones", yLabel: "ones found",
      series: curves + [.diagonal])
    return .foreign(PlotValue(picture: .lines(plot)))
  }
}

struct Calibration: Command {
  static let name = "calibration"
  static let summary = "Draws how often what a run predicts comes true."
  static let details = """
    Rows in order of their scores are cut into groups of even size; each is a point at its mean
    score and its share of ones. On the broken line, predictions are as good as they claim.
    """
  static let examples = [
    Example("string(calibration(run, on: te))", gives: #""plot of run""#)
  ]
  @Argument("A run, or a record of runs.") var of: NamedRuns
  @Argument("The table, with its label.") var on: Table
  @Argument("Groups, from 1 up.") var groups = 10
  @Argument("What stands above it.") var title = "calibration"

  func run(in context: Context) throws -> Value {
    guard groups >= 1 else {
      throw Fault(.wrongValue, "`groups` is from 1 up, found \(groups)", argument: "groups")
    }
    let curves = try zip(of.names, of.runs).map { name, run in
      let curve = try CalibrationCurve(
        scores: run.scores(on: on), labels: run.labels(on: on), groups: groups)
      return LinePlot.Series(
        name: name, points: curve.groups.map { .init(x: $0.meanScore, y: $0.share) })
    }
    let plot = LinePlot(
      title: title, xLabel: "predicted", yLabel: "share of ones", series: curves + [.diagonal])
    return .foreign(PlotValue(picture: .lines(plot)))
  }
}

extension LinePlot.Series {
  /// From (0, 0) to (1, 1): what the curves above are compared with.
  fileprivate static let diagonal = LinePlot.Series(
    name: "", points: [.init(x: 0, y: 0), .init(x: 1, y: 1)], style: .reference)
}
