import Tensors

/// A hidden layer of so many units: the number itself in `hidden: [100, 50]`.
public struct ReLU: HiddenLayer {
  public static let name = "relu"
  public static let summary = "A hidden layer of ReLU units."
  public static let settings: [Setting<ReLU>] = []

  public var units: Int

  public init() { self.init(units: 100) }
  public init(units: Int) { self.units = units }

  public func validate() throws {}
  public var description: String { String(units) }

  public func placed(
    after width: Int, number: Int, _ builder: inout BlockBuilder
  ) throws -> Layer {
    .relu(
      ReLULayer(
        kernel: try builder.block("W\(number)", width, units),
        bias: try builder.block("b\(number)", 1, units)))
  }
}

/// h = max(0, x W + b), equation (2) of the paper with f = ReLU.
public struct ReLULayer: Sendable, Codable, Equatable, LayerWork {
  /// W, [in, out].
  public let kernel: Block
  /// b, [1, out].
  public let bias: Block

  var width: Int { kernel.columns }
  var blocks: [Block] { [kernel, bias] }

  func forward(
    _ x: Matrix, _ weights: UnsafeMutablePointer<Float>, into h: Matrix, _ pass: LayerPass
  ) {
    h.set(x, times: matrix(weights))
    h.addBiasAndRectify(weights + bias.offset)
  }

  /// From d h: d W = xᵀ d, d b = Σ d, d x = d Wᵀ, where d is d h masked by h > 0.
  func backward(
    _ x: Matrix, _ h: Matrix, _ dh: Matrix, _ weights: UnsafeMutablePointer<Float>,
    into gradients: Gradients, input dx: Matrix, _ pass: LayerPass
  ) {
    dh.maskGradient(by: h)
    Matrix(gradients.dense(of: kernel), rows: kernel.rows, columns: kernel.columns)
      .set(transposeOf: x, times: dh)
    dh.sumRows(into: gradients.dense(of: bias))
    dx.set(dh, timesTransposeOf: matrix(weights).prefix(dx.columns))
  }

  private func matrix(_ weights: UnsafeMutablePointer<Float>) -> Matrix {
    Matrix(weights + kernel.offset, rows: kernel.rows, columns: kernel.columns)
  }
}
