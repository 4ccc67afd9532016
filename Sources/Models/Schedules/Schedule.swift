/// How the learning rates change while training: a factor for each step, the same for both parts.
///
/// Time is counted in epochs, so that another batch size keeps the meaning.
public protocol Schedule: Configurable {
  /// The share of the optimisers' `lr` at a step; a function of the moment and nothing else.
  func factor(at moment: Moment) -> Double
}

/// A step of a training run, before it is made.
public struct Moment: Sendable {
  /// Steps made so far.
  public let step: Int
  public let stepsPerEpoch: Int
  public let totalSteps: Int

  public init(step: Int, stepsPerEpoch: Int, totalSteps: Int) {
    self.step = step
    self.stepsPerEpoch = stepsPerEpoch
    self.totalSteps = totalSteps
  }

  /// Epochs behind this step, with their fraction.
  public var epochs: Double { Double(step) / Double(max(stepsPerEpoch, 1)) }
  /// From 0 at the first step to below 1 at the last.
  public var fraction: Double { Double(step) / Double(max(totalSteps, 1)) }
}

/// The product of schedules, never below a millionth: a rate of 0 would divide by zero in FTRL.
func factor(of schedules: [any Schedule], at moment: Moment) -> Double {
  max(schedules.reduce(1) { $0 * $1.factor(at: moment) }, 1e-6)
}
