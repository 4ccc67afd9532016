/// AdaGrad: each weight has a learning rate of its own, smaller the more it has moved.
///
/// Duchi, Hazan and Singer 2011, as in TensorFlow 1 (`tf.train.AdagradOptimizer`: no epsilon, the
/// accumulator starts above zero instead).
public struct AdaGrad: Optimiser {
  public static let name = "adagrad"
  public static let summary = "AdaGrad: the optimiser of the deep part."
  public static let settings: [Setting<AdaGrad>] = [
    .init("lr", "The learning rate.", \.lr),
    .init(
      "initial_accumulator", "Where the sum of squared gradients starts.", \.initialAccumulator),
  ]
  public static let slotNames = ["acc"]

  /// The learning rate.
  public var lr: Double
  /// Where the sum of squared gradients starts.
  public var initialAccumulator: Double

  public init() { self.init(initialAccumulator: 0.1) }

  public init(lr: Double = 0.05, initialAccumulator: Double = 0.1) {
    self.lr = lr
    self.initialAccumulator = initialAccumulator
  }

  enum CodingKeys: String, CodingKey {
    case lr
    case initialAccumulator = "initial_accumulator"
  }

  public func validate() throws {
    try check("lr", lr, in: learningRates)
    try check("initial_accumulator", initialAccumulator, in: 1e-20...1e20)
  }

  public func fillSlots(_ stretch: Stretch) {
    stretch.slots.update(repeating: Float(initialAccumulator), count: stretch.count)
  }

  public func step(_ stretch: Stretch) {
    let (w, g, acc) = (stretch.weights, stretch.gradients, stretch.slots)
    let lr = Float(lr)
    for k in 0..<stretch.count {
      acc[k] += g[k] * g[k]
      w[k] -= lr * g[k] / acc[k].squareRoot()
    }
  }
}
