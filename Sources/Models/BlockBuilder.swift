/// Puts blocks one behind the other and counts.
public struct BlockBuilder {
  public private(set) var count = 0
  /// Of what gradients do not move; it goes behind everything else.
  private var statisticsCount = 0

  public mutating func block(_ name: String, _ rows: Int, _ columns: Int) throws -> Block {
    let (size, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard rows >= 0, columns >= 0, !overflow, size <= ModelsError.weightLimit - count else {
      throw ModelsError.tooLarge(part: name, rows: rows, columns: columns)
    }
    defer { count += size }
    return Block(name: name, offset: count, rows: rows, columns: columns)
  }

  /// A block of running means. Its offset counts from the start of those, until all are placed.
  public mutating func statistics(_ name: String, _ rows: Int, _ columns: Int) throws -> Block {
    let here = statisticsCount
    let block = try self.block(name, rows, columns)
    (count, statisticsCount) = (block.offset, here + block.count)
    return Block(name: name, offset: here, rows: rows, columns: columns)
  }

  /// The layers, their running means behind all that was placed so far.
  mutating func placingStatistics(of layers: [Layer]) -> [Layer] {
    let start = count
    count += statisticsCount
    statisticsCount = 0
    return layers.map { $0.movingStatistics(by: start) }
  }

  /// A table for each embedded column, or for several that name the same.
  mutating func embeddings(of features: [Layout.Feature]) throws -> EmbeddingLayer {
    for feature in features { try Layout.check(dimension: feature.dimension, of: feature.name) }
    var tables: [Block] = []
    var fields: [EmbeddingLayer.Field] = []
    var shared: [String: Int] = [:]
    for feature in features {
      var place = tables.count
      if let name = feature.table, let known = shared[name] {
        guard tables[known].rows == feature.size, tables[known].columns == feature.dimension else {
          throw ModelsError.sharedTable(
            name, sizes: [tables[known].rows, feature.size],
            dimensions: [tables[known].columns, feature.dimension])
        }
        place = known
      } else {
        tables.append(
          try block(feature.table ?? feature.name, feature.size, feature.dimension))
        if let name = feature.table { shared[name] = place }
      }
      fields.append(.init(table: place, combiner: feature.combiner))
    }
    return EmbeddingLayer(tables: tables, fields: fields)
  }
}
