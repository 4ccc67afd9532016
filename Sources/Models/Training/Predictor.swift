import Features

/// Something trained that predicts labels for the rows of a table: a run, or several together.
public protocol Predictor: Sendable {
  /// What it predicts.
  var targets: [FittedTarget] { get }
  var parameterCounts: ParameterCounts { get }
  /// What it says of each label; the table needs the features' columns and no labels.
  func predictions(on table: Table) throws -> [Predictions]
}

extension Predictor {
  /// P(label) of each row, or the number predicted for it; the table needs no label.
  ///
  /// Throws `ModelsError.severalOutputs` when a row has more than one score.
  public func scores(on table: Table) throws -> [Double] {
    let outputs = targets.reduce(0) { $0 + $1.head.width }
    guard outputs == 1 else { throw ModelsError.severalOutputs(outputs) }
    return try predictions(on: table).flatMap(\.values)
  }

  /// The first label of each row: 0 or 1, a number, or the number of a class.
  public func labels(on table: Table) throws -> [Double] {
    guard let target = targets.first else { throw ModelsError.noTarget }
    return try target.labels(on: table).map(Double.init)
  }

  /// Each metric of the first label on a table, in the order given; without any, all that suit it.
  public func evaluate(on table: Table, by metrics: [any Metric]? = nil) throws -> [Double] {
    guard table.rowCount > 0 else { throw ModelsError.noRows(purpose: "evaluation") }
    guard let head = targets.first?.head else { throw ModelsError.noTarget }
    let labels = try labels(on: table)
    let predictions = try predictions(on: table)
    return try (metrics ?? Metrics.all(of: head.kind)).map { metric in
      try predictions.first?.measure(metric, labels: labels) ?? .nan
    }
  }
}

extension Run: Predictor {
  public var targets: [FittedTarget] { fitted.targets }

  public func predictions(on table: Table) throws -> [Predictions] {
    try network.predictions(of: fitted.encode(table, withLabels: false))
  }
}
