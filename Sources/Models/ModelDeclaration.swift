import Features

/// An input of the deep part.
public struct DeepInput: Sendable {
  public enum Kind: Sendable {
    /// A vector for each category.
    case embedding(Formula, dimension: Int)
    /// Numbers as a transform makes them.
    case dense(any DenseTransform)
  }
  public let kind: Kind

  public static func embedding(_ formula: Formula, dimension: Int) -> DeepInput {
    DeepInput(kind: .embedding(formula, dimension: dimension))
  }

  public static func dense(_ transform: any DenseTransform) -> DeepInput {
    DeepInput(kind: .dense(transform))
  }
}

/// A model before any data: what it predicts, from what, and the sizes of its layers.
public struct ModelDeclaration: Sendable {
  public var label: Formula
  /// Sparse features of the linear part: columns, buckets, crosses.
  public var wide: [Formula]
  /// Inputs of the deep part; embeddings enter first, each kind in the order given.
  public var deep: [DeepInput]
  /// Units of the ReLU layers, first to last; of no effect without deep inputs.
  public var hidden: [Int]
  /// A category or cross must occur so often in training to get weights.
  public var minimumCount: Int

  public init(
    label: Formula, wide: [Formula] = [], deep: [DeepInput] = [], hidden: [Int] = [100, 50],
    minimumCount: Int = 1
  ) {
    self.label = label
    self.wide = wide
    self.deep = deep
    self.hidden = hidden
    self.minimumCount = minimumCount
  }

  /// Throws `ModelsError` for what no data could make right.
  public func validate() throws {
    if wide.isEmpty && deep.isEmpty { throw ModelsError.emptyModel }
    try Layout.check(hidden: hidden)
    for (formula, dimension) in embeddings {
      try Layout.check(dimension: dimension, of: formula.description)
    }
  }

  /// The embeddings with their dimensions, in order.
  public var embeddings: [(formula: Formula, dimension: Int)] {
    deep.compactMap {
      if case .embedding(let formula, let dimension) = $0.kind { (formula, dimension) } else { nil }
    }
  }

  /// The transforms of the dense inputs, in order.
  public var dense: [any DenseTransform] {
    deep.compactMap { if case .dense(let transform) = $0.kind { transform } else { nil } }
  }

  /// What the model reads of a table.
  public var features: FeatureSpec {
    FeatureSpec(
      label: label, wide: wide, embedded: embeddings.map(\.formula), dense: dense,
      minimumCount: minimumCount)
  }

  /// The network's shape for features fitted to a table.
  public func layout(for fitted: FittedFeatures) throws -> Layout {
    try Layout(
      wide: zip(wide, fitted.wideSizes).map { .init($0.description, size: $1) },
      embeddings: zip(embeddings, fitted.embeddedSizes).map {
        .init($0.formula.description, size: $1, dimension: $0.dimension)
      },
      denseWidth: fitted.denseWidth, hidden: hidden)
  }
}
