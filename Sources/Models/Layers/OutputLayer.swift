import Tensors

/// The deep part's say in the outputs: hᵀ W. Its bias is the wide part's.
public struct OutputLayer: Sendable, Codable, Equatable {
  /// W, [in, output].
  public let weights: Block

  func forward(_ h: Matrix, _ parameters: UnsafeMutablePointer<Float>, addingTo z: Matrix) {
    let w = parameters + weights.offset
    guard z.columns > 1 else { return h.addProduct(with: w, to: z.start) }
    for r in 0..<h.rows {
      let (row, out) = (h.start + r &* h.columns, z.start + r &* z.columns)
      for k in 0..<h.columns {
        let (x, line) = (row[k], w + k &* z.columns)
        for o in 0..<z.columns { out[o] += x * line[o] }
      }
    }
  }

  /// From the errors e: d W = hᵀ e, d h = e Wᵀ; of d h as many columns as `dh` has.
  func backward(
    _ h: Matrix, _ errors: Matrix, _ parameters: UnsafeMutablePointer<Float>,
    into dW: UnsafeMutablePointer<Float>, input dh: Matrix
  ) {
    let w = parameters + weights.offset
    guard errors.columns > 1 else {
      h.transposedProduct(with: errors.start, into: dW)
      dh.setOuterProduct(errors.start, w)
      return
    }
    Matrix(dW, rows: weights.rows, columns: weights.columns).set(transposeOf: h, times: errors)
    dh.set(
      errors,
      timesTransposeOf: Matrix(w, rows: weights.rows, columns: weights.columns).prefix(dh.columns))
  }
}
