import Language
import Models

/// A metric as a verb: `auc(scores, labels)`, and its name in `by: [auc, log_loss]`.
///
/// Made for each line of `Metrics.all`.
struct MetricCommand<Measure: Metric>: Command {
  static var name: String { Measure().name }
  static var summary: String { Measure().summary }
  static var examples: [Example] {
    [Example("\(name)([0.9, 0.2, 0.6], [1, 0, 1]) >= 0", gives: "true")]
  }
  static var makes: Made? {
    Made([Measures.wantedKind, MetricList.wantedKind], isCalled: false)
  }
  @Argument("Scores: probabilities, a list or a column.") var scores: NumberList
  @Argument("Labels: 0 or 1, or true/false, one for each score.", .positional)
  var labels: NumberList

  func run(in context: Context) throws -> Value {
    .number(try Measure().value(scores: scores.numbers, labels: labels.numbers))
  }
}

extension Metrics {
  /// The verbs of all metrics.
  static var commands: [any Command.Type] {
    func command<Measure: Metric>(for metric: Measure) -> any Command.Type {
      MetricCommand<Measure>.self
    }
    return all.map { command(for: $0) }
  }
}
