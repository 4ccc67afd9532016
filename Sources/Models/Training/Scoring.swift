import Features
import Tensors

extension WideAndDeep {
  /// Rows scored at a time.
  static let scoringBatch = 512

  /// P(y = 1) of each row; the same network and rows give the same bits.
  ///
  /// Throws `ModelsError.wrongData` when the rows were encoded for another network.
  public func scores(of data: Encoded) throws -> [Double] {
    let examples = try Examples(data, for: layout)
    let size = min(Self.scoringBatch, max(data.rowCount, 1))
    let activations = Activations(for: layout, rows: size, withGradients: false)
    let parameters = Buffer(copying: weights)
    let rows = Buffer(copying: (0..<data.rowCount).map { Int32(truncatingIfNeeded: $0) })
    var scores: [Double] = []
    scores.reserveCapacity(data.rowCount)
    for first in stride(from: 0, to: data.rowCount, by: size) {
      let count = min(size, data.rowCount - first)
      layout.forward(
        Batch(examples: examples, rows: rows.start + first, count: count), parameters.start,
        activations)
      for i in 0..<count { scores.append(sigmoid(Double(activations.logits.start[i]))) }
    }
    // Swift frees an object after its last use, and a pointer into it is no use.
    withExtendedLifetime((parameters, rows)) {}
    return scores
  }
}
