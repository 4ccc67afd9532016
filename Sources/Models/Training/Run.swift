import Features

/// A trained model with how it came about: declaration, recipe, fitted features, network, history.
public final class Run: Sendable {
  public let name: String
  public let declaration: ModelDeclaration
  public let recipe: Recipe
  public let features: FittedFeatures
  public let network: WideAndDeep
  /// One record an epoch; the last one is short when training was stopped in it.
  public let history: [EpochRecord]
  /// About 200 points over the run.
  public let lossCurve: [LossPoint]
  /// What `Training(resuming:)` goes on from.
  public let state: TrainingState
  /// Whether training stopped before its end: that of the last epoch, or of its patience.
  public let isPartial: Bool
  /// The epoch whose weights these are, when patience went back to it.
  public let bestEpoch: Int?

  init(
    name: String, declaration: ModelDeclaration, recipe: Recipe, features: FittedFeatures,
    trainer: Trainer
  ) {
    self.name = name
    self.declaration = declaration
    self.recipe = recipe
    self.features = features
    state = trainer.state
    network = trainer.network
    history = state.history.epochs(current: trainer.epoch)
    lossCurve = state.history.curve
    isPartial = !trainer.isFinished
    bestEpoch = trainer.isFinished ? trainer.best?.epoch : nil
  }

  /// P(label) of each row; the table needs the features' columns and no label.
  public func scores(on table: Table) throws -> [Double] {
    try network.scores(of: features.encode(table, withLabels: false))
  }

  /// The label of each row, 0 or 1.
  public func labels(on table: Table) throws -> [Double] {
    try features.labels(of: table).map(Double.init)
  }

  /// Each metric of the run on a table, in the order given.
  public func evaluate(on table: Table, by metrics: [any Metric] = Metrics.all) throws -> [Double] {
    guard table.rowCount > 0 else { throw ModelsError.noRows(purpose: "evaluation") }
    let labels = try labels(on: table)
    let scores = try scores(on: table)
    return try metrics.map { try $0.value(scores: scores, labels: labels) }
  }

  /// How many weights the run has, and how many of the wide ones L1 left.
  public var parameterCounts: ParameterCounts {
    let layout = network.layout
    return ParameterCounts(
      wide: layout.wide.bias.offset,
      wideNonzero: network.weights[..<layout.wide.bias.offset].count { $0 != 0 },
      embeddings: layout.embeddings.tables.reduce(0) { $0 + $1.count },
      hidden: layout.denseRange.count, total: layout.count)
  }
}

/// How many weights a model has, by part; the bias is the one left over of the total.
public struct ParameterCounts: Sendable, Equatable {
  /// Weights of the wide features.
  public let wide: Int
  /// Those of them that are not 0.
  public let wideNonzero: Int
  public let embeddings: Int
  /// Kernels and biases of the hidden layers, and the output weights.
  public let hidden: Int
  public let total: Int
}
