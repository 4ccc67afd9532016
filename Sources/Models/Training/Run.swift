import Features

/// A trained model with how it came about: declaration, recipe, fitted features, network, history.
public final class Run: Sendable {
  public let name: String
  public let declaration: ModelDeclaration
  public let recipe: Recipe
  public let fitted: FittedModel
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
  /// The tables that a partial run goes on with; `nil` for a complete one.
  public let tables: TrainingTables?
  /// What it was trained on.
  public let data: DataFingerprint?
  /// The trainings before this one, the oldest first, where it began with an older run.
  public let past: [PastTraining]

  init(
    name: String, declaration: ModelDeclaration, recipe: Recipe, fitted: FittedModel,
    trainer: Trainer, tables: TrainingTables, data: DataFingerprint,
    past: [PastTraining] = []
  ) {
    self.name = name
    self.declaration = declaration
    self.recipe = recipe
    self.fitted = fitted
    self.data = data
    self.past = past
    state = trainer.state
    network = trainer.network
    history = state.history.epochs(current: trainer.epoch)
    lossCurve = state.history.curve
    isPartial = !trainer.isFinished
    bestEpoch = trainer.isFinished ? trainer.best?.epoch : nil
    self.tables = isPartial ? tables : nil
  }

  /// What a model file holds.
  init(
    _ schema: ModelSchema, _ parts: ModelSchema.Parts, network: WideAndDeep, state: TrainingState
  ) {
    name = schema.name
    declaration = parts.declaration
    recipe = parts.recipe
    fitted = parts.fitted
    self.network = network
    self.state = state
    history = schema.epochs
    lossCurve = schema.history.curve
    isPartial = schema.isPartial
    bestEpoch = schema.bestEpoch
    tables = nil
    data = schema.data
    past = schema.past
  }

  public var features: FittedFeatures { fitted.features }

  /// How many weights the run has, and how many of the wide ones L1 left.
  public var parameterCounts: ParameterCounts {
    let layout = network.layout
    return ParameterCounts(
      wide: layout.wide.bias.offset,
      wideNonzero: network.weights[..<layout.wide.bias.offset].count { $0 != 0 },
      embeddings: layout.embeddings.tables.reduce(0) { $0 + $1.count },
      hidden: layout.denseRange.count, total: layout.statisticsStart)
  }
}

/// The table that a run learns from, and the one it is checked on after each epoch.
public struct TrainingTables: Sendable {
  public let training: Table
  public let check: Table?
}

/// How many weights a model has, by part; the biases of the outputs are left over of the total.
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
