import Glibc

/// Adam: steps of about `lr`, whatever the size of the gradients.
///
/// Kingma and Ba 2015, algorithm 1: m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²;
/// w ← w − lr · m̂ / (√v̂ + ε), with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ). A row of a sparse
/// table counts its own steps t and rests while no example touches it.
public struct Adam: Optimiser {
  public static let name = "adam"
  public static let summary = "Adam: steps of about `lr`, whatever the size of the gradients."
  public static let settings: [Setting<Adam>] = [
    .init("lr", "The learning rate.", \.lr),
    .init("beta1", "How much of the mean gradient each step keeps.", \.beta1),
    .init("beta2", "How much of the mean squared gradient each step keeps.", \.beta2),
    .init("epsilon", "Keeps the divisor above 0.", \.epsilon),
  ]
  public static let slotNames = ["m", "v", "t"]

  /// The learning rate.
  public var lr: Double
  /// How much of the mean gradient each step keeps.
  public var beta1: Double
  /// How much of the mean squared gradient each step keeps.
  public var beta2: Double
  /// Keeps the divisor above 0.
  public var epsilon: Double

  public init() { self.init(beta1: 0.9) }

  public init(
    lr: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8
  ) {
    self.lr = lr
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
  }

  public func validate() throws {
    try check("lr", lr, in: learningRates)
    try check("beta1", beta1, in: 0...0.999_999)
    try check("beta2", beta2, in: 0...0.999_999)
    try check("epsilon", epsilon, in: 1e-20...1e20)
  }

  public func fillSlots(_ stretch: Stretch) {
    for slot in 0..<Self.slotCount {
      (stretch.slots + slot * stretch.slotStride).update(repeating: 0, count: stretch.count)
    }
  }

  /// All weights of a stretch have made the same number of steps.
  public func step(_ stretch: Stretch) {
    guard stretch.count > 0 else { return }
    let (w, g, m) = (stretch.weights, stretch.gradients, stretch.slots)
    let (v, t) = (m + stretch.slotStride, m + 2 * stretch.slotStride)
    let steps = t[0] + 1
    let (b1, b2) = (Float(beta1), Float(beta2))
    // lr · m̂ / (√v̂ + ε) = rate · m / (√v + ε √(1 − β₂ᵗ)), section 2.
    let root = (1 - pow(beta2, Double(steps))).squareRoot()
    let rate = Float(lr * root / (1 - pow(beta1, Double(steps))))
    let epsilon = Float(max(self.epsilon * root, 1e-37))
    for k in 0..<stretch.count {
      m[k] = b1 * m[k] + (1 - b1) * g[k]
      v[k] = b2 * v[k] + (1 - b2) * g[k] * g[k]
      w[k] -= rate * m[k] / (v[k].squareRoot() + epsilon)
      t[k] = steps
    }
  }
}
