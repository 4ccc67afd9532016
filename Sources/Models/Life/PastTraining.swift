/// A training that a later one began with: what is left to tell of it.
public struct PastTraining: Sendable, Codable, Equatable {
  /// What it learned from; empty where that is not known.
  public let table: String
  public let epochs: [EpochRecord]
  /// The recipe's measures, which the epochs' checks have.
  public let measures: [String]

  init(of run: Run) {
    table = run.data?.table ?? ""
    epochs = run.history
    measures = run.recipe.by.map(\.name)
  }
}
