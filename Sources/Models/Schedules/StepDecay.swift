import Glibc

/// A learning rate that falls all at once, then rests: rate^⌊t / epochs⌋ after t epochs.
public struct StepDecay: Schedule {
  public static let name = "step_decay"
  public static let summary = "A schedule whose learning rates fall by a share every few epochs."
  public static let settings: [Setting<StepDecay>] = [
    .init("rate", "What is left of the learning rate after each fall.", \.rate),
    .init("epochs", "How far apart the falls are.", \.epochs),
  ]

  /// What is left of the learning rate after each fall.
  public var rate: Double
  /// How far apart the falls are.
  public var epochs: Double

  public init() { self.init(rate: 0.1) }
  public init(rate: Double, epochs: Double = 1) {
    self.rate = rate
    self.epochs = epochs
  }

  public func validate() throws {
    try check("rate", rate, in: 1e-6...1)
    try check("epochs", epochs, in: 1e-6...100_000)
  }

  public func factor(at moment: Moment) -> Double {
    pow(rate, (moment.epochs / epochs).rounded(.down))
  }
}
