import Tensors

/// Tables that turn ids into dense vectors; a row with several ids of a column has one vector of
/// them, as the column's combiner makes it.
///
/// A row without an id of a column has zeros there.
public struct EmbeddingLayer: Sendable, Codable, Equatable {
  /// [size, dimension] each.
  public let tables: [Block]
  /// The embedded columns, in the order of the input; several may share a table.
  public let fields: [Field]

  public struct Field: Sendable, Codable, Equatable {
    /// Which of the tables.
    public let table: Int
    public let combiner: Combiner
  }

  /// Numbers a row, over all columns.
  public var width: Int { fields.reduce(0) { $0 + tables[$1.table].columns } }

  /// Writes the first `width` columns of `input`.
  func forward(_ batch: Batch, _ weights: UnsafePointer<Float>, into input: Matrix) {
    let starts = batch.examples.embeddedStarts.start
    let ids = batch.examples.embeddedIDs
    var column = 0
    for (place, field) in fields.enumerated() {
      let dimension = tables[field.table].columns
      let rows = weights + tables[field.table].offset
      for i in 0..<batch.count {
        let entry = Int(batch.rows[i]) &* fields.count &+ place
        let target = input.start + (i &* input.columns &+ column)
        let (first, end) = (starts[entry], starts[entry &+ 1])
        guard first < end else {
          target.update(repeating: 0, count: dimension)
          continue
        }
        guard end &- first > 1 || ids.weights != nil else {
          target.update(from: rows + Int(ids.start[first]) &* dimension, count: dimension)
          continue
        }
        let share = field.combiner.share(of: ids, first..<end)
        target.update(repeating: 0, count: dimension)
        for k in first..<end {
          let row = rows + Int(ids.start[k]) &* dimension
          let factor = share * ids.weight(at: k)
          for c in 0..<dimension { target[c] += factor * row[c] }
        }
      }
      column += dimension
    }
  }

  /// Each id of a row takes its share of the gradient of the row's vector.
  func backward(_ batch: Batch, _ input: Matrix, into gradients: inout Gradients) {
    let starts = batch.examples.embeddedStarts.start
    let ids = batch.examples.embeddedIDs
    var column = 0
    for (place, field) in fields.enumerated() {
      let dimension = tables[field.table].columns
      var touched = gradients.embeddings[field.table]
      for i in 0..<batch.count {
        let entry = Int(batch.rows[i]) &* fields.count &+ place
        let source = UnsafePointer(input.start + (i &* input.columns &+ column))
        let (first, end) = (starts[entry], starts[entry &+ 1])
        guard first < end else { continue }
        let share = field.combiner.share(of: ids, first..<end)
        for k in first..<end {
          let row = touched.gradient(of: ids.start[k])
          let factor = share * ids.weight(at: k)
          for c in 0..<dimension { row[c] += factor * source[c] }
        }
      }
      gradients.embeddings[field.table] = touched
      column += dimension
    }
  }
}
