import Tensors

/// A hidden layer: h = max(0, x W + b), equation (2) of the paper with f = ReLU.
public struct ReLULayer: Sendable, Codable, Equatable {
  /// W, [in, out].
  public let kernel: Block
  /// b, [1, out].
  public let bias: Block

  func forward(_ x: Matrix, _ weights: UnsafeMutablePointer<Float>, into h: Matrix) {
    h.set(x, times: matrix(weights))
    h.addBiasAndRectify(weights + bias.offset)
  }

  /// From d h: d W = xᵀ d, d b = Σ d, d x = d Wᵀ, where d is d h masked by h > 0.
  ///
  /// d h is overwritten. Of d x only as many columns are computed as `dx` has, the first ones: the
  /// dense inputs need no gradient.
  func backward(
    _ x: Matrix, _ h: Matrix, _ dh: Matrix, _ weights: UnsafeMutablePointer<Float>,
    kernel dW: UnsafeMutablePointer<Float>, bias db: UnsafeMutablePointer<Float>,
    input dx: Matrix
  ) {
    dh.maskGradient(by: h)
    Matrix(dW, rows: kernel.rows, columns: kernel.columns).set(transposeOf: x, times: dh)
    dh.sumRows(into: db)
    dx.set(dh, timesTransposeOf: matrix(weights).prefix(dx.columns))
  }

  private func matrix(_ weights: UnsafeMutablePointer<Float>) -> Matrix {
    Matrix(weights + kernel.offset, rows: kernel.rows, columns: kernel.columns)
  }
}
