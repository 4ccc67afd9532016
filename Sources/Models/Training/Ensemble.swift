import Features

/// Runs that were trained apart and are asked together: their predictions are averaged.
///
/// The paper's section 3.3 sets it against joint training: here no part knows of the others while
/// it learns, so each must be large enough to do well alone.
public final class Ensemble: Predictor {
  public let members: [Run]
  public let targets: [FittedTarget]

  /// Throws `ModelsError.differentTargets` unless all predict the same.
  public init(of runs: [Run]) throws {
    guard let first = runs.first else { throw ModelsError.noRows(purpose: "an ensemble") }
    for run in runs.dropFirst() {
      let same = zip(run.targets, first.targets).allSatisfy {
        $0.target.formula == $1.target.formula && $0.head.kind == $1.head.kind
          && $0.classes == $1.classes
      }
      guard same, run.targets.count == first.targets.count else {
        throw ModelsError.differentTargets(
          first.targets.map(\.target.name), run.targets.map(\.target.name))
      }
    }
    members = runs
    targets = first.targets
  }

  /// The mean of the members' probabilities or numbers.
  public func predictions(on table: Table) throws -> [Predictions] {
    var means = try members[0].predictions(on: table)
    for run in members.dropFirst() {
      for (place, predictions) in try run.predictions(on: table).enumerated() {
        for k in predictions.values.indices { means[place].values[k] += predictions.values[k] }
      }
    }
    for place in means.indices {
      for k in means[place].values.indices { means[place].values[k] /= Double(members.count) }
    }
    return means
  }

  /// The sums over the members.
  public var parameterCounts: ParameterCounts {
    let all = members.map(\.parameterCounts)
    return ParameterCounts(
      wide: all.reduce(0) { $0 + $1.wide }, wideNonzero: all.reduce(0) { $0 + $1.wideNonzero },
      embeddings: all.reduce(0) { $0 + $1.embeddings },
      hidden: all.reduce(0) { $0 + $1.hidden }, total: all.reduce(0) { $0 + $1.total })
  }
}
