import Language
import Models

struct EnsembleCommand: Command {
  static let name = "ensemble"
  static let summary = "Runs that were trained apart, asked together: the mean of what they say."
  static let details = """
    The paper's section 3.3 sets it against joint training: the parts do not know of each other
    while they learn. evaluate, compare and scores take it as they take a run.
    """
  static let examples = [
    Example("ensemble([run, run]).weights.total == 2 * run.weights.total", gives: "true")
  ]
  @Argument("Runs that predict the same: a list, or a record.") var of: RunList

  func run(in context: Context) throws -> Value { .foreign(try Ensemble(of: of.runs)) }
}

/// Runs in a list or in a record.
struct RunList: Convertible {
  static let wantedKind = Kind("a list of runs")
  let runs: [Run]

  static func convert(_ value: Value) throws -> RunList? {
    guard let values = value.list ?? value.record.map({ Array($0.values) }), !values.isEmpty else {
      return nil
    }
    return RunList(
      runs: try values.map { value in
        guard let run = value.foreign as? Run else {
          throw Fault(.wrongKind, "an ensemble is made of runs, found \(Display.phrase(value))")
        }
        return run
      })
  }
}
