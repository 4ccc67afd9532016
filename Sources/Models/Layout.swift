/// A table, matrix or vector of weights: its place and shape in the one buffer.
public struct Block: Sendable, Codable, Equatable {
  public let name: String
  public let offset: Int
  public let rows: Int
  public let columns: Int
  public var count: Int { rows * columns }
  public var range: Range<Int> { offset..<(offset + count) }

  func moved(by distance: Int) -> Block {
    Block(name: name, offset: offset + distance, rows: rows, columns: columns)
  }
}

/// Where every weight lies: the shape of a Wide & Deep model.
///
/// One buffer, in this order: the wide features' weights, the bias, the embeddings, then the blocks
/// of each layer (a hidden layer's kernel and bias), the output weights, and what is learned
/// without gradients, such as running means. Everything up to the bias is the wide part and
/// follows its optimiser; what gradients move of the rest is the deep part.
public struct Layout: Sendable, Codable, Equatable {
  public let wide: WideLayer
  public let embeddings: EmbeddingLayer
  /// Pairs of embedded columns; `nil` when the model does not multiply them.
  public let interaction: InteractionLayer?
  /// The layers between the deep part's input and its output.
  public let layers: [Layer]
  /// `nil` when no layer but the wide one has a say.
  public let output: OutputLayer?
  /// Numbers that enter the first layer after the embeddings.
  public let denseWidth: Int
  /// What the outputs say: one entry for each label.
  public let heads: [Head]
  /// Where the running means begin; no gradient moves them.
  public let statisticsStart: Int
  /// All numbers.
  public let count: Int

  /// Outputs, over all heads.
  public var outputs: Int { wide.bias.columns }

  /// Every block that gradients move, in the order of the buffer.
  public var blocks: [Block] {
    wide.features + [wide.bias] + embeddings.tables + layers.flatMap(\.blocks)
      + (output.map { [$0.weights] } ?? [])
  }

  /// The hidden layers, without those that only normalise or silence.
  public var hidden: [ReLULayer] {
    layers.compactMap { if case .relu(let layer) = $0 { layer } else { nil } }
  }

  /// The wide part: its weights and the bias.
  public var wideRange: Range<Int> { 0..<wide.bias.range.upperBound }
  /// The deep part: embeddings and dense weights.
  public var deepRange: Range<Int> { wide.bias.range.upperBound..<statisticsStart }
  /// The weights of the deep part that every example moves.
  public var denseRange: Range<Int> {
    (embeddings.tables.last?.range.upperBound ?? wide.bias.range.upperBound)..<statisticsStart
  }
  /// Numbers that enter the deep part for a row.
  public var inputWidth: Int { embeddings.width + denseWidth }
  /// Whether a row has anything but a wide part.
  public var readsInput: Bool { output != nil || interaction != nil }
}

extension Layout {
  /// The name and size of a categorical feature, and how it is embedded.
  public struct Feature: Sendable, Equatable {
    public var name: String
    public var size: Int
    /// Numbers of its vector.
    public var dimension: Int
    public var combiner: Combiner
    /// The table it shares with others: theirs have the same name, size and dimension.
    public var table: String?

    public init(
      _ name: String, size: Int, dimension: Int = 1, combiner: Combiner = .mean,
      table: String? = nil
    ) {
      self.name = name
      self.size = size
      self.dimension = dimension
      self.combiner = combiner
      self.table = table
    }
  }

  /// Lays the blocks out; throws `ModelsError` when a size is out of its range.
  ///
  /// Without embeddings and dense inputs there is no deep part, whatever `hidden` says.
  /// - Parameter architecture: what reads the embeddings.
  public init(
    wide: [Feature], embeddings: [Feature], denseWidth: Int, hidden: [Hidden],
    architecture: Architecture = .wideAndDeep, heads: [Head] = [.binary]
  ) throws {
    try Self.check(hidden: hidden)
    let outputs = heads.reduce(0) { $0 + $1.width }
    var builder = BlockBuilder()
    self.wide = WideLayer(
      features: try wide.map { try builder.block($0.name, $0.size, outputs) },
      bias: try builder.block("bias", 1, outputs))
    self.embeddings = try builder.embeddings(of: embeddings)
    self.denseWidth = denseWidth
    self.heads = heads
    interaction = try architecture.interaction(
      of: self.embeddings, outputs: outputs, denseWidth: denseWidth)
    var width = self.embeddings.width + denseWidth
    let hasTower = width > 0 && architecture.hasTower
    var layers: [Layer] = []
    if hasTower {
      var numbers: [String: Int] = [:]
      for layer in hidden.map(\.layer) {
        let name = type(of: layer).name
        numbers[name, default: 0] += 1
        layers.append(try layer.placed(after: width, number: numbers[name] ?? 1, &builder))
        width = layers.last?.work.width ?? width
      }
    }
    output = hasTower ? OutputLayer(weights: try builder.block("w", width, outputs)) : nil
    statisticsStart = builder.count
    self.layers = builder.placingStatistics(of: layers)
    count = builder.count
  }

  /// Throws unless the hidden layers' settings are in range.
  static func check(hidden: [Hidden]) throws {
    guard hidden.count <= ModelsError.layerLimit else {
      throw ModelsError.tooManyLayers(hidden.count)
    }
    for (index, layer) in hidden.map(\.layer).enumerated() {
      try layer.validate()
      if let relu = layer as? ReLU, !(1...ModelsError.unitLimit).contains(relu.units) {
        throw ModelsError.hiddenUnits(layer: index, found: relu.units)
      }
    }
  }

  /// Throws unless an embedding's dimension is in range.
  static func check(dimension: Int, of feature: String) throws {
    guard (1...ModelsError.unitLimit).contains(dimension) else {
      throw ModelsError.embeddingDimension(feature: feature, found: dimension)
    }
  }
}
