import Glibc

/// A learning rate that falls by the same share each moment: rate^(t / epochs) after t epochs.
public struct ExponentialDecay: Schedule {
  public static let name = "exponential_decay"
  public static let summary =
    "A schedule whose learning rates fall steadily, by a share each epoch."
  public static let settings: [Setting<ExponentialDecay>] = [
    .init("rate", "What is left of the learning rate after `epochs`.", \.rate),
    .init("epochs", "How long it takes.", \.epochs),
  ]

  /// What is left of the learning rate after `epochs`.
  public var rate: Double
  /// How long one fall by `rate` takes.
  public var epochs: Double

  public init() { self.init(rate: 0.5) }
  public init(rate: Double, epochs: Double = 1) {
    self.rate = rate
    self.epochs = epochs
  }

  public func validate() throws {
    try check("rate", rate, in: 1e-6...1)
    try check("epochs", epochs, in: 1e-6...100_000)
  }

  public func factor(at moment: Moment) -> Double { pow(rate, moment.epochs / epochs) }
}
