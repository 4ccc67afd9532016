/// A table, matrix or vector of weights: its place and shape in the one buffer.
public struct Block: Sendable, Codable, Equatable {
  public let name: String
  public let offset: Int
  public let rows: Int
  public let columns: Int
  public var count: Int { rows * columns }
  public var range: Range<Int> { offset..<(offset + count) }
}

/// Where every weight lies: the shape of a Wide & Deep model.
///
/// One buffer, in this order: the wide features' weights, the bias, the embeddings, then for each
/// hidden layer its kernel and bias, then the output weights. Everything up to the bias is the
/// wide part and follows its optimiser; the rest is the deep part.
public struct Layout: Sendable, Codable, Equatable {
  public let wide: WideLayer
  public let embeddings: EmbeddingLayer
  public let hidden: [ReLULayer]
  /// `nil` when the model has no deep part.
  public let output: OutputLayer?
  /// Numbers that enter the first hidden layer after the embeddings.
  public let denseWidth: Int
  /// All weights.
  public let count: Int

  /// The name and size of a categorical feature; `columns` is its embedding's dimension.
  public struct Feature: Sendable, Equatable {
    public var name: String
    public var size: Int
    public var dimension: Int
    public init(_ name: String, size: Int, dimension: Int = 1) {
      self.name = name
      self.size = size
      self.dimension = dimension
    }
  }

  /// Lays the blocks out; throws `ModelsError` when a size is out of its range.
  ///
  /// Without embeddings and dense inputs there is no deep part, whatever `hidden` says.
  public init(
    wide: [Feature], embeddings: [Feature], denseWidth: Int, hidden: [Int]
  ) throws {
    try Self.check(hidden: hidden)
    var builder = BlockBuilder()
    self.wide = WideLayer(
      features: try wide.map { try builder.block($0.name, $0.size, 1) },
      bias: try builder.block("bias", 1, 1))
    for feature in embeddings { try Self.check(dimension: feature.dimension, of: feature.name) }
    self.embeddings = EmbeddingLayer(
      tables: try embeddings.map { try builder.block($0.name, $0.size, $0.dimension) })
    self.denseWidth = denseWidth
    var width = self.embeddings.width + denseWidth
    var layers: [ReLULayer] = []
    if width > 0 {
      for (index, units) in hidden.enumerated() {
        layers.append(
          ReLULayer(
            kernel: try builder.block("W\(index + 1)", width, units),
            bias: try builder.block("b\(index + 1)", 1, units)))
        width = units
      }
    }
    self.hidden = layers
    output = width > 0 ? OutputLayer(weights: try builder.block("w", width, 1)) : nil
    count = builder.count
  }

  /// Throws unless the hidden layers' sizes are in range.
  static func check(hidden: [Int]) throws {
    guard hidden.count <= ModelsError.layerLimit else {
      throw ModelsError.tooManyLayers(hidden.count)
    }
    for (layer, units) in hidden.enumerated()
    where !(1...ModelsError.unitLimit).contains(units) {
      throw ModelsError.hiddenUnits(layer: layer, found: units)
    }
  }

  /// Throws unless an embedding's dimension is in range.
  static func check(dimension: Int, of feature: String) throws {
    guard (1...ModelsError.unitLimit).contains(dimension) else {
      throw ModelsError.embeddingDimension(feature: feature, found: dimension)
    }
  }

  /// Every block, in the order of the buffer.
  public var blocks: [Block] {
    wide.features + [wide.bias] + embeddings.tables
      + hidden.flatMap { [$0.kernel, $0.bias] } + (output.map { [$0.weights] } ?? [])
  }

  /// The wide part: its weights and the bias.
  public var wideRange: Range<Int> { 0..<wide.bias.range.upperBound }
  /// The deep part: embeddings and dense weights.
  public var deepRange: Range<Int> { wide.bias.range.upperBound..<count }
  /// The weights of the deep part that every example moves.
  public var denseRange: Range<Int> {
    (embeddings.tables.last?.range.upperBound ?? wide.bias.range.upperBound)..<count
  }
  /// Numbers that enter the deep part for a row.
  public var inputWidth: Int { embeddings.width + denseWidth }
}

/// Puts blocks one behind the other and counts.
private struct BlockBuilder {
  var count = 0

  mutating func block(_ name: String, _ rows: Int, _ columns: Int) throws -> Block {
    let (size, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard rows >= 0, !overflow, size <= ModelsError.weightLimit - count else {
      throw ModelsError.tooLarge(part: name, rows: rows, columns: columns)
    }
    defer { count += size }
    return Block(name: name, offset: count, rows: rows, columns: columns)
  }
}
