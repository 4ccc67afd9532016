import Tensors

/// Tables that turn ids into dense vectors; a row with several ids of a feature takes their mean.
///
/// A row without an id of a feature has zeros there.
public struct EmbeddingLayer: Sendable, Codable, Equatable {
  /// [size, dimension] each.
  public let tables: [Block]

  /// Numbers a row, over all tables.
  public var width: Int { tables.reduce(0) { $0 + $1.columns } }

  /// Writes the first `width` columns of `input`.
  func forward(_ batch: Batch, _ weights: UnsafePointer<Float>, into input: Matrix) {
    let (starts, ids) = (batch.examples.embeddedStarts.start, batch.examples.embeddedIDs.start)
    var column = 0
    for (feature, table) in tables.enumerated() {
      let dimension = table.columns
      let rows = weights + table.offset
      for i in 0..<batch.count {
        let place = Int(batch.rows[i]) &* tables.count &+ feature
        let target = input.start + (i &* input.columns &+ column)
        let (first, end) = (starts[place], starts[place &+ 1])
        guard first < end else {
          target.update(repeating: 0, count: dimension)
          continue
        }
        target.update(from: rows + Int(ids[first]) &* dimension, count: dimension)
        guard end &- first > 1 else { continue }
        for k in (first &+ 1)..<end {
          let row = rows + Int(ids[k]) &* dimension
          for c in 0..<dimension { target[c] += row[c] }
        }
        let share = 1 / Float(end &- first)
        for c in 0..<dimension { target[c] *= share }
      }
      column += dimension
    }
  }

  /// Each id of a row takes its share of the gradient of the row's vector.
  func backward(_ batch: Batch, _ input: Matrix, into gradients: inout Gradients) {
    let (starts, ids) = (batch.examples.embeddedStarts.start, batch.examples.embeddedIDs.start)
    var column = 0
    for (feature, table) in tables.enumerated() {
      let dimension = table.columns
      var touched = gradients.embeddings[feature]
      for i in 0..<batch.count {
        let place = Int(batch.rows[i]) &* tables.count &+ feature
        let source = UnsafePointer(input.start + (i &* input.columns &+ column))
        let (first, end) = (starts[place], starts[place &+ 1])
        let share = 1 / Float(max(end &- first, 1))
        for k in first..<end {
          let row = touched.gradient(of: ids[k])
          for c in 0..<dimension { row[c] += share * source[c] }
        }
      }
      gradients.embeddings[feature] = touched
      column += dimension
    }
  }
}
