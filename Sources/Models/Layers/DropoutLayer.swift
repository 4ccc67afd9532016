import Tensors

/// Dropout: in training each unit before it is 0 with probability `rate`, and the others are
/// scaled up so that their mean stays; in scoring nothing happens.
///
/// Srivastava et al. 2014, with the scaling in training, as TensorFlow and PyTorch do. Which units
/// drop is a function of the seed, the step and the place of the layer.
public struct Dropout: HiddenLayer {
  public static let name = "dropout"
  public static let summary =
    "A layer that silences a share of the units before it, at random, in training only."
  public static let settings: [Setting<Dropout>] = [
    .init("rate", "The share of units that are silenced.", \.rate)
  ]

  /// The share of units that are 0 in a step.
  public var rate: Double

  public init() { self.init(rate: 0.5) }
  public init(rate: Double) { self.rate = rate }

  public func validate() throws { try check("rate", rate, in: 0...0.999) }
  public var description: String { "dropout(\(rate))" }

  public func placed(
    after width: Int, number: Int, _ builder: inout BlockBuilder
  ) throws -> Layer {
    .dropout(DropoutLayer(rate: rate, width: width))
  }

  /// The factor of each unit, row after row: 0 or 1 / (1 − rate).
  ///
  /// Each random word decides two units, its low half the first.
  public static func factors(
    rate: Double, seed: UInt64, step: Int, layer: Int, count: Int,
    into factors: UnsafeMutablePointer<Float>
  ) {
    var stream = RandomStream(
      seed: seed, purpose: .dropout,
      index: UInt64(truncatingIfNeeded: step &* ModelsError.layerLimit &+ layer))
    let threshold = UInt64((rate * 0x1p32).rounded())
    let kept = Float(1 / (1 - rate))
    var k = 0
    while k < count {
      let word = stream.next()
      factors[k] = word & 0xffff_ffff >= threshold ? kept : 0
      if k + 1 < count { factors[k + 1] = word >> 32 >= threshold ? kept : 0 }
      k += 2
    }
  }
}

/// h = x · m in training, with m from `Dropout.factors`; h = x in scoring.
public struct DropoutLayer: Sendable, Codable, Equatable, LayerWork {
  public let rate: Double
  public let width: Int

  var blocks: [Block] { [] }

  func memory(rows: Int) -> Int { rows * width }

  func forward(
    _ x: Matrix, _ weights: UnsafeMutablePointer<Float>, into h: Matrix, _ pass: LayerPass
  ) {
    guard let step = pass.step else {
      h.start.update(from: x.start, count: x.count)
      return
    }
    Dropout.factors(
      rate: rate, seed: step.seed, step: step.number, layer: pass.index, count: x.count,
      into: pass.memory)
    for k in 0..<x.count { h.start[k] = x.start[k] * pass.memory[k] }
  }

  /// d x = d h · m.
  func backward(
    _ x: Matrix, _ h: Matrix, _ dh: Matrix, _ weights: UnsafeMutablePointer<Float>,
    into gradients: Gradients, input dx: Matrix, _ pass: LayerPass
  ) {
    for r in 0..<dx.rows {
      let (target, source) = (r &* dx.columns, r &* width)
      for c in 0..<dx.columns {
        dx.start[target &+ c] = dh.start[source &+ c] * pass.memory[source &+ c]
      }
    }
  }
}
