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

  public init(
    epochs: Int = 4, batch: Int = 128, wide: any Optimiser = FTRL(),
    deep: any Optimiser = AdaGrad(), seed: UInt64 = 0
  ) {
    self.epochs = epochs
    self.batch = batch
    self.wide = wide
    self.deep = deep
    self.seed = seed
  }

  /// Throws `ModelsError.setting` for the first setting that cannot train.
  public func validate() throws {
    try check("epochs", epochs, 1...100_000)
    try check("batch", batch, 1...10_000_000)
    try wide.validate()
    try deep.validate()
  }

  private func check(_ name: String, _ value: Int, _ range: ClosedRange<Int>) throws {
    guard range.contains(value) else {
      throw ModelsError.setting(
        name, of: "training", found: Double(value),
        range: Double(range.lowerBound)...Double(range.upperBound))
    }
  }
}
