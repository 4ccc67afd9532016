import Tensors

/// Batch normalisation: each unit before it less its mean, over its standard deviation; in training
/// those of the batch, in scoring running means over the batches.
///
/// Ioffe and Szegedy 2015, algorithm 1; the defaults are those of TensorFlow.
public struct BatchNorm: HiddenLayer {
  public static let name = "batch_norm"
  public static let summary = "A layer that standardises each unit before it over the batch."
  public static let settings: [Setting<BatchNorm>] = [
    .init("momentum", "How much of the running means a batch keeps.", \.momentum),
    .init("epsilon", "Added to the variance.", \.epsilon),
  ]

  /// How much of the running mean and variance each batch keeps.
  public var momentum: Double
  /// Added to the variance, so that a constant unit divides by no 0.
  public var epsilon: Double

  public init() { self.init(momentum: 0.99) }
  public init(momentum: Double, epsilon: Double = 0.001) {
    self.momentum = momentum
    self.epsilon = epsilon
  }

  public func validate() throws {
    try check("momentum", momentum, in: 0...0.999_999)
    try check("epsilon", epsilon, in: 1e-10...1e10)
  }

  public var description: String {
    let standard = BatchNorm()
    let isStandard = momentum == standard.momentum && epsilon == standard.epsilon
    return isStandard
      ? "batch_norm()" : "batch_norm(momentum: \(momentum), epsilon: \(epsilon))"
  }

  public func placed(
    after width: Int, number: Int, _ builder: inout BlockBuilder
  ) throws -> Layer {
    .batchNorm(
      BatchNormLayer(
        scale: try builder.block("gamma\(number)", 1, width),
        shift: try builder.block("beta\(number)", 1, width),
        mean: try builder.statistics("mean\(number)", 1, width),
        variance: try builder.statistics("variance\(number)", 1, width),
        momentum: Float(momentum), epsilon: Float(epsilon)))
  }
}

/// h = γ x̂ + β with x̂ = (x − μ) / √(σ² + ε).
public struct BatchNormLayer: Sendable, Codable, Equatable, LayerWork {
  /// γ and β, [1, unit].
  public let scale: Block
  public let shift: Block
  /// The running μ and σ², [1, unit].
  public internal(set) var mean: Block
  public internal(set) var variance: Block
  public let momentum: Float
  public let epsilon: Float

  var width: Int { scale.columns }
  var blocks: [Block] { [scale, shift] }
  var statistics: [Block] { [mean, variance] }

  /// μ, σ² and 1 / √(σ² + ε).
  func memory(rows: Int) -> Int { 3 * width }

  func initialise(_ weights: inout [Float]) {
    for k in scale.range { weights[k] = 1 }
    for k in variance.range { weights[k] = 1 }
  }

  func forward(
    _ x: Matrix, _ weights: UnsafeMutablePointer<Float>, into h: Matrix, _ pass: LayerPass
  ) {
    let (mu, square, inverse) = (pass.memory, pass.memory + width, pass.memory + 2 * width)
    if pass.step == nil {
      mu.update(from: weights + mean.offset, count: width)
      square.update(from: weights + variance.offset, count: width)
    } else {
      measure(x, mean: mu, variance: square)
    }
    for c in 0..<width { inverse[c] = 1 / (square[c] + epsilon).squareRoot() }
    let (gamma, beta) = (weights + scale.offset, weights + shift.offset)
    for r in 0..<x.rows {
      let (row, out) = (x.start + r &* width, h.start + r &* width)
      for c in 0..<width { out[c] = gamma[c] * (row[c] - mu[c]) * inverse[c] + beta[c] }
    }
  }

  /// With g = d h: d γ = Σ g x̂, d β = Σ g, d x = γ / √(σ² + ε) · (g − d β / n − x̂ d γ / n).
  func backward(
    _ x: Matrix, _ h: Matrix, _ dh: Matrix, _ weights: UnsafeMutablePointer<Float>,
    into gradients: Gradients, input dx: Matrix, _ pass: LayerPass
  ) {
    let (mu, inverse) = (pass.memory, pass.memory + 2 * width)
    let (dGamma, dBeta) = (gradients.dense(of: scale), gradients.dense(of: shift))
    dGamma.update(repeating: 0, count: width)
    dBeta.update(repeating: 0, count: width)
    for r in 0..<x.rows {
      let (row, g) = (x.start + r &* width, dh.start + r &* width)
      for c in 0..<width {
        dGamma[c] += g[c] * (row[c] - mu[c]) * inverse[c]
        dBeta[c] += g[c]
      }
    }
    let gamma = weights + scale.offset
    let share = 1 / Float(max(x.rows, 1))
    for r in 0..<dx.rows {
      let (row, g) = (x.start + r &* width, dh.start + r &* width)
      let target = dx.start + r &* dx.columns
      for c in 0..<dx.columns {
        let normal = (row[c] - mu[c]) * inverse[c]
        target[c] = gamma[c] * inverse[c] * (g[c] - (dBeta[c] + normal * dGamma[c]) * share)
      }
    }
  }

  func settle(_ weights: UnsafeMutablePointer<Float>, _ pass: LayerPass) {
    for (running, batch) in [(mean, pass.memory), (variance, pass.memory + width)] {
      let values = weights + running.offset
      for c in 0..<width { values[c] = momentum * values[c] + (1 - momentum) * batch[c] }
    }
  }

  /// μ and the biased σ² over the rows, in two passes.
  private func measure(
    _ x: Matrix, mean: UnsafeMutablePointer<Float>, variance: UnsafeMutablePointer<Float>
  ) {
    let share = 1 / Float(max(x.rows, 1))
    x.sumRows(into: mean)
    for c in 0..<width { mean[c] *= share }
    variance.update(repeating: 0, count: width)
    for r in 0..<x.rows {
      let row = x.start + r &* width
      for c in 0..<width { variance[c] += (row[c] - mean[c]) * (row[c] - mean[c]) }
    }
    for c in 0..<width { variance[c] *= share }
  }
}
