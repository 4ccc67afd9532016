import Features
import Tensors

extension WideAndDeep {
  /// P(y = 1) of each row; the same network and rows give the same bits.
  ///
  /// Throws `ModelsError.wrongData` when the rows were encoded for another network.
  public func scores(of data: Encoded) throws -> [Double] {
    let rows = try ScoredRows(data, for: layout)
    let parameters = Buffer(copying: weights)
    var scores: [Double] = []
    scores.reserveCapacity(data.rowCount)
    try rows.forEachLogit(parameters.start) { _, logit in scores.append(sigmoid(logit)) }
    // Swift frees an object after its last use, and a pointer into it is no use.
    withExtendedLifetime(parameters) {}
    return scores
  }
}

/// Rows that a network scores, once or after every epoch. It belongs to one computation.
final class ScoredRows {
  /// Rows scored at a time.
  static let batch = 512

  private let layout: Layout
  private let examples: Examples
  private let activations: Activations
  private let rows: Buffer<Int32>

  init(_ data: Encoded, for layout: Layout) throws {
    self.layout = layout
    examples = try Examples(data, for: layout)
    activations = Activations(
      for: layout, rows: min(Self.batch, max(data.rowCount, 1)), withGradients: false)
    rows = Buffer(copying: (0..<data.rowCount).map { Int32(truncatingIfNeeded: $0) })
  }

  var labels: [Double] { examples.labels.array.map(Double.init) }

  /// The logit of each row, in order; `tick` is called between batches.
  func forEachLogit(
    _ weights: UnsafeMutablePointer<Float>, tick: () throws -> Void = {},
    body: (Int, Double) -> Void
  ) throws {
    for first in stride(from: 0, to: examples.rowCount, by: Self.batch) {
      let count = min(Self.batch, examples.rowCount - first)
      layout.forward(
        Batch(examples: examples, rows: rows.start + first, count: count), weights, activations)
      for i in 0..<count { body(first + i, Double(activations.logits.start[i])) }
      try tick()
    }
  }

  /// P(y = 1) of each row, and the mean loss; the rows have labels.
  func scoresAndLoss(
    _ weights: UnsafeMutablePointer<Float>, tick: () throws -> Void
  ) throws -> (scores: [Double], loss: Double) {
    var scores: [Double] = []
    var sum = 0.0
    try forEachLogit(weights, tick: tick) { row, logit in
      scores.append(sigmoid(logit))
      sum += BinaryCrossEntropy(logit: logit, label: Double(examples.labels.start[row])).loss
    }
    return (scores, sum / Double(max(examples.rowCount, 1)))
  }
}
