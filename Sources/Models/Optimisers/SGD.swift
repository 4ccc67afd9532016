/// Gradient descent, with momentum if wanted.
///
/// v ← momentum · v + g; w ← w − lr · v (Sutskever et al. 2013; PyTorch's `SGD` without dampening).
/// The velocity of a row of a sparse table waits while no example touches the row.
public struct SGD: Optimiser {
  public static let name = "sgd"
  public static let summary = "Stochastic gradient descent, with momentum."
  public static let settings: [Setting<SGD>] = [
    .init("lr", "The learning rate.", \.lr),
    .init(
      "momentum", "The share of the last step that the next one keeps, from 0 to below 1.",
      \.momentum),
  ]
  public static let slotNames = ["velocity"]

  /// The learning rate.
  public var lr: Double
  /// The share of the last step that goes on into this one.
  public var momentum: Double

  public init() { self.init(momentum: 0) }

  public init(lr: Double = 0.05, momentum: Double = 0) {
    self.lr = lr
    self.momentum = momentum
  }

  public func validate() throws {
    try check("lr", lr, in: learningRates)
    try check("momentum", momentum, in: 0...0.999_999)
  }

  public func fillSlots(_ stretch: Stretch) {
    stretch.slots.update(repeating: 0, count: stretch.count)
  }

  public func step(_ stretch: Stretch) {
    let (w, g, velocity) = (stretch.weights, stretch.gradients, stretch.slots)
    let (lr, momentum) = (Float(lr), Float(momentum))
    for k in 0..<stretch.count {
      velocity[k] = momentum * velocity[k] + g[k]
      w[k] -= lr * velocity[k]
    }
  }
}
