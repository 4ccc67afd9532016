import Glibc

/// FTRL-proximal: the paper's optimiser of the wide part; L1 makes most of its weights exactly 0.
///
/// McMahan et al. 2013, "Ad click prediction: a view from the trenches", algorithm 1, in the terms
/// of TensorFlow's `FtrlOptimizer`; with `lr_power` −0.5, McMahan's α is `lr`, his β is `beta`, his
/// λ1 is `l1` and his λ2 is 2 · `l2`, and he starts the accumulator at 0. Gradients here are of a
/// batch's mean loss: where TensorFlow 1 sums it, its `l1` is this one times the batch size.
public struct FTRL: Optimiser {
  public static let name = "ftrl"
  public static let summary = "FTRL-proximal, with L1: the optimiser of the wide part."
  public static let settings: [Setting<FTRL>] = [
    .init("lr", "The learning rate.", \.lr),
    .init("l1", "The absolute-value penalty: a weight whose |z| is at most this is 0.", \.l1),
    .init("l2", "The squared penalty.", \.l2),
    .init("beta", "Dampens the learning rate of weights that have moved little.", \.beta),
    .init("lr_power", "How the learning rate falls with the squared gradients.", \.power),
    .init(
      "initial_accumulator", "Where the sum of squared gradients starts.", \.initialAccumulator),
  ]
  public static let slotNames = ["z", "n"]

  /// The learning rate.
  public var lr: Double
  /// Strength of the absolute-value penalty: a weight whose |z| is at most `l1` is 0.
  public var l1: Double
  /// Strength of the squared penalty.
  public var l2: Double
  /// Dampens the learning rate of weights that have moved little.
  public var beta: Double
  /// How the learning rate falls with the sum of squared gradients; −0.5 is the usual root.
  public var power: Double
  /// Where the sum of squared gradients starts.
  public var initialAccumulator: Double
  /// Whether the learning rate is not the same at every step.
  private var rateChanges = false

  public init() { self.init(l1: 0) }

  public init(
    lr: Double = 0.1, l1: Double = 0, l2: Double = 0, beta: Double = 0, power: Double = -0.5,
    initialAccumulator: Double = 0.1
  ) {
    self.lr = lr
    self.l1 = l1
    self.l2 = l2
    self.beta = beta
    self.power = power
    self.initialAccumulator = initialAccumulator
  }

  enum CodingKeys: String, CodingKey {
    case lr, l1, l2, beta
    case power = "lr_power"
    case initialAccumulator = "initial_accumulator"
  }

  public func validate() throws {
    try check("lr", lr, in: learningRates)
    try check("l1", l1, in: 0...1e20)
    try check("l2", l2, in: 0...1e20)
    try check("beta", beta, in: 0...1e20)
    try check("lr_power", power, in: -1...0)
    // McMahan's 0 is allowed where something else keeps the denominator above 0.
    try check("initial_accumulator", initialAccumulator, in: 0...1e20)
  }

  public func scheduled(at factor: Double) -> FTRL {
    var rule = self
    rule.lr *= factor
    rule.rateChanges = true
    return rule
  }

  /// z such that the weights, as they stand, are what z and n say.
  public func fillSlots(_ stretch: Stretch) {
    let n = stretch.slots + stretch.slotStride
    n.update(repeating: Float(initialAccumulator), count: stretch.count)
    stretch.slots.update(repeating: 0, count: stretch.count)
    fitSlots(stretch)
  }

  /// Sets z to what says w and n at the rate of this moment; z of a weight that is 0 stays.
  private func fitSlots(_ stretch: Stretch) {
    let (w, z) = (stretch.weights, stretch.slots)
    let n = stretch.slots + stretch.slotStride
    for k in 0..<stretch.count where w[k] != 0 {
      let rate = root(of: n[k]) / Float(lr) + Float(2 * l2 + beta / lr)
      z[k] = -(w[k] * rate + signum(w[k]) * Float(l1))
    }
  }

  /// What z of a weight that is 0 has beyond another `l1` is forgotten.
  public func refitSlots(_ stretch: Stretch) {
    fitSlots(stretch)
    let (w, z, l1) = (stretch.weights, stretch.slots, Float(l1))
    for k in 0..<stretch.count where w[k] == 0 { z[k] = min(max(z[k], -l1), l1) }
  }

  public func step(_ stretch: Stretch) {
    // Another rate with the old z would say another w; a schedule alone moves no weight.
    if rateChanges { fitSlots(stretch) }
    if power == -0.5 {
      step(stretch) { $0.squareRoot() }
    } else {
      step(stretch, root: root(of:))
    }
  }

  @inline(__always)
  private func step(_ stretch: Stretch, root: (Float) -> Float) {
    let (w, g, z) = (stretch.weights, stretch.gradients, stretch.slots)
    let n = stretch.slots + stretch.slotStride
    let (lr, l1, l2) = (Float(lr), Float(l1), Float(2 * l2 + beta / self.lr))
    for k in 0..<stretch.count {
      let grown = n[k] + g[k] * g[k]
      let rate = root(grown) / lr
      z[k] += g[k] - (rate - root(n[k]) / lr) * w[k]
      // Nothing has moved a weight whose rate is 0, and 0 / 0 must not.
      let moves = z[k].magnitude > l1 && rate + l2 > 0
      w[k] = moves ? (signum(z[k]) * l1 - z[k]) / (rate + l2) : 0
      n[k] = grown
    }
  }

  /// n^−power.
  private func root(of n: Float) -> Float { powf(n, Float(-power)) }
}

private func signum(_ x: Float) -> Float { x > 0 ? 1 : x < 0 ? -1 : 0 }
