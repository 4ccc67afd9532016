import Features

/// How to train: passes, batch size, the optimiser of each part, and the seed.
public struct Recipe: Sendable {
  /// Passes over the table.
  public var epochs: Int
  /// Rows a step; a table with fewer is one batch.
  public var batch: Int
  /// Moves the wide part and the bias.
  public var wide: any Optimiser
  /// Moves the deep part.
  public var deep: any Optimiser
  public var seed: UInt64
  /// Their product is the share of both learning rates at a step.
  public var schedule: [any Schedule]
  /// The greatest norm of a step's gradient, over both parts; a longer one is scaled down to it.
  public var clip: Double?
  /// Stops after so many epochs without a better check, and goes back to the best one's weights.
  public var patience: Int?
  /// What a check measures beside the loss; the first decides which epoch is best.
  public var by: [any Metric]
  /// How much each row counts: a number column or formula, from 0 up; its scale means nothing.
  public var weights: Formula?

  public init(
    epochs: Int = 4, batch: Int = 128, wide: any Optimiser = FTRL(),
    deep: any Optimiser = AdaGrad(), seed: UInt64 = 0, schedule: [any Schedule] = [],
    clip: Double? = nil, patience: Int? = nil, by: [any Metric] = [],
    weights: Formula? = nil
  ) {
    self.epochs = epochs
    self.batch = batch
    self.wide = wide
    self.deep = deep
    self.seed = seed
    self.schedule = schedule
    self.clip = clip
    self.patience = patience
    self.by = by
    self.weights = weights
  }

  /// Throws `ModelsError.setting` for the first setting that cannot train.
  public func validate() throws {
    try check("epochs", epochs, 1...100_000)
    try check("batch", batch, 1...10_000_000)
    try wide.validate()
    try deep.validate()
    for part in schedule { try part.validate() }
    if let clip, !(1e-10...1e10).contains(clip) {
      throw ModelsError.setting("clip", of: "training", found: clip, range: 1e-10...1e10)
    }
    if let patience { try check("patience", patience, 1...100_000) }
  }

  /// The rows of a training table, with labels and what each row counts.
  func encode(_ table: Table, for fitted: FittedModel) throws -> Encoded {
    var data = try fitted.encode(table, withLabels: true)
    guard let weights else { return data }
    let column = try weights.column(on: table)
    switch column.values {
    case .numbers(let numbers): data.rowWeights = numbers.map(Float.init)
    case .truths(let truths): data.rowWeights = truths.map { $0 < 0 ? .nan : Float($0) }
    default: throw ModelsError.rowWeightKind(weights.description)
    }
    return data
  }

  /// The optimisers as they are at a step.
  func optimisers(at moment: Moment) -> (wide: any Optimiser, deep: any Optimiser) {
    guard !schedule.isEmpty else { return (wide, deep) }
    let factor = factor(of: schedule, at: moment)
    return (wide.scheduled(at: factor), deep.scheduled(at: factor))
  }

  private func check(_ name: String, _ value: Int, _ range: ClosedRange<Int>) throws {
    guard range.contains(value) else {
      throw ModelsError.setting(
        name, of: "training", found: Double(value),
        range: Double(range.lowerBound)...Double(range.upperBound))
    }
  }
}
