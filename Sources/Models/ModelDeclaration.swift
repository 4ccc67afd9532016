import Features

/// An input of the deep part.
public struct DeepInput: Sendable {
  public enum Kind: Sendable {
    /// A vector for each category; several of a row become one as the combiner says. The formulas
    /// of a list are an input each, of one table of vectors.
    case embedding(Formula, dimension: Int, combiner: Combiner)
    /// Numbers as a transform makes them.
    case dense(any DenseTransform)
  }
  public let kind: Kind

  public static func embedding(
    _ formula: Formula, dimension: Int, combiner: Combiner = .mean
  ) -> DeepInput {
    DeepInput(kind: .embedding(formula, dimension: dimension, combiner: combiner))
  }

  public static func dense(_ transform: any DenseTransform) -> DeepInput {
    DeepInput(kind: .dense(transform))
  }
}

/// A model before any data: what it predicts, from what, and the sizes of its layers.
public struct ModelDeclaration: Sendable {
  /// What it predicts; several share all features and hidden layers.
  public var targets: [Target]
  /// Sparse features of the linear part: columns, buckets, crosses.
  public var wide: [Formula]
  /// Inputs of the deep part; embeddings enter first, each kind in the order given.
  public var deep: [DeepInput]
  /// The layers between the deep part's input and its output; of no effect without deep inputs.
  public var hidden: [Hidden]
  /// A category or cross must occur so often in training to get weights.
  public var minimumCount: Int
  /// What reads the embeddings.
  public var architecture: Architecture

  public init(
    targets: [Target], wide: [Formula] = [], deep: [DeepInput] = [], hidden: [Hidden] = [100, 50],
    minimumCount: Int = 1, architecture: Architecture = .wideAndDeep
  ) {
    self.targets = targets
    self.wide = wide
    self.deep = deep
    self.hidden = hidden
    self.minimumCount = minimumCount
    self.architecture = architecture
  }

  /// A model of one yes or no.
  public init(
    label: Formula, wide: [Formula] = [], deep: [DeepInput] = [], hidden: [Hidden] = [100, 50],
    minimumCount: Int = 1
  ) {
    self.init(
      targets: [Target(label)], wide: wide, deep: deep, hidden: hidden, minimumCount: minimumCount)
  }

  /// Throws `ModelsError` for what no data could make right.
  public func validate() throws {
    guard !targets.isEmpty else { throw ModelsError.noTarget }
    var names: Set<String> = []
    for target in targets where !names.insert(target.name).inserted {
      throw ModelsError.sameTarget(target.name)
    }
    if wide.isEmpty && deep.isEmpty { throw ModelsError.emptyModel }
    try Layout.check(hidden: hidden)
    for embedding in embeddings {
      try Layout.check(dimension: embedding.dimension, of: embedding.formula.description)
    }
    if architecture != .wideAndDeep {
      if embeddings.isEmpty { throw ModelsError.unequalVectors([]) }
      if targets.contains(where: { $0.kind == .classes }) || targets.count > 1 {
        throw ModelsError.pairsOfSeveralOutputs(targets.count)
      }
    }
  }

  /// An embedded column: its table is shared by all that name the same.
  public typealias Embedding = (
    formula: Formula, dimension: Int, combiner: Combiner, table: String?
  )

  /// The embedded columns with their dimensions, in order.
  public var embeddings: [Embedding] {
    deep.flatMap { input -> [Embedding] in
      guard case .embedding(let formula, let dimension, let combiner) = input.kind else {
        return []
      }
      let parts = formula.sharedParts
      return parts.map { ($0, dimension, combiner, parts.count > 1 ? formula.description : nil) }
    }
  }

  /// The transforms of the dense inputs, in order.
  public var dense: [any DenseTransform] {
    deep.compactMap { if case .dense(let transform) = $0.kind { transform } else { nil } }
  }

  /// What the model reads of a table; of its labels a single yes or no only.
  public var features: FeatureSpec {
    FeatureSpec(
      label: targets.count == 1 && targets[0].kind == .binary ? targets[0].formula : nil,
      wide: wide,
      embedded: deep.compactMap { input in
        if case .embedding(let formula, _, _) = input.kind { formula } else { nil }
      },
      dense: dense, minimumCount: minimumCount)
  }

  /// Learns vocabularies, boundaries and the scale of labels from a training table.
  public func fit(on table: Table) throws -> FittedModel {
    try validate()
    let spec = features
    if spec.label == nil { for target in targets { try spec.checkLeaks(of: target.formula) } }
    return FittedModel(
      features: try spec.fit(on: table), targets: try targets.map { try $0.fit(on: table) })
  }

  /// The network's shape for what was fitted to a table.
  public func layout(for fitted: FittedModel) throws -> Layout {
    try Layout(
      wide: zip(wide, fitted.features.wideSizes).map { .init($0.description, size: $1) },
      embeddings: zip(embeddings, fitted.features.embeddedSizes).map {
        .init(
          $0.formula.description, size: $1, dimension: $0.dimension, combiner: $0.combiner,
          table: $0.table)
      },
      denseWidth: fitted.features.denseWidth, hidden: hidden, architecture: architecture,
      heads: fitted.targets.map(\.head))
  }
}

/// A declaration that has seen its training table: it turns tables into what a network reads.
public struct FittedModel: Sendable {
  public let features: FittedFeatures
  public let targets: [FittedTarget]

  public init(features: FittedFeatures, targets: [FittedTarget]) {
    self.features = features
    self.targets = targets
  }

  /// The rows of a table, with the labels of each side by side if wanted.
  public func encode(_ table: Table, withLabels: Bool) throws -> Encoded {
    var data = try features.encode(table, withLabels: false)
    guard withLabels else { return data }
    let columns = try targets.map { try $0.labels(on: table) }
    guard columns.count > 1 else {
      data.labels = columns.first ?? []
      return data
    }
    data.labels.reserveCapacity(table.rowCount * columns.count)
    for row in 0..<table.rowCount { for column in columns { data.labels.append(column[row]) } }
    return data
  }
}
