import Features

/// What a model, its training or its measures can refuse.
public enum ModelsError: Error, Equatable, Sendable {
  /// A setting outside its range.
  case setting(_ name: String, of: String, found: Double, range: ClosedRange<Double>)
  case emptyModel
  case hiddenUnits(layer: Int, found: Int)
  case tooManyLayers(Int)
  case embeddingDimension(feature: String, found: Int)
  /// More weights than fit; `part` says which table or layer.
  case tooLarge(part: String, rows: Int, columns: Int)
  /// Data that a network was not made for.
  case wrongData(part: String, found: Int, expected: Int)
  case noTarget
  case sameTarget(String)
  /// A label of classes with too few or too many of them.
  case classes(String, found: Int)
  case unknownClass(String, found: String, known: [String])
  case labelKind(String, wanted: String)
  case labelMissing(String, row: Int)
  case constantLabel(String, value: Double)
  /// Columns that share a table must agree in size and dimension.
  case sharedTable(String, sizes: [Int], dimensions: [Int])
  /// A product of vectors needs the same length.
  case unequalVectors([Int])
  case pairsOfSeveralOutputs(Int)
  case denseWithoutLayers
  /// One score a row was asked of a network with more.
  case severalOutputs(Int)
  case unsuitable(metric: String, kind: Head.Kind)
  case differentTargets([String], [String])
  case rowWeight(row: Int, found: Double)
  case noRowWeight(Int)
  case rowWeightKind(String)
  case noRows(purpose: String)
  case noLabels
  /// Training that goes on with another table than it began with.
  case otherData(before: DataFingerprint, now: DataFingerprint)
  /// A run that was saved without what its optimisers remember.
  case noSlots
  /// A warm start from a run of other labels.
  case otherTargets(_ run: [String], _ model: [String])
  /// A warm start from a run of which the model has no weight.
  case nothingCarried
  /// Patience, or a measure for checks, without rows to check on.
  case nothingToCheck
  /// Training stopped before an update that would have spoilt the weights.
  case diverged(what: Divergence, epoch: Int, step: Int)
  case lengths(scores: Int, labels: Int)
  case nothingToMeasure(metric: String)
  case oneClass(metric: String, label: Int, count: Int)
  case badLabel(metric: String, row: Int, found: Double)
  case badScore(metric: String, row: Int, found: Double)

  public enum Divergence: Sendable { case loss, gradient }

  /// The most weights a model may have.
  public static let weightLimit = 1_000_000_000
  /// The most hidden layers, and the most units of one.
  public static let layerLimit = 100
  public static let unitLimit = 65_536
  /// The most classes of a label.
  public static let classLimit = 10_000
}
