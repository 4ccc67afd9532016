/// A choice that was logged, as it bears on another policy.
public struct LoggedChoice: Sendable, Equatable {
  /// What came of it: 1 or 0, or any number.
  public let reward: Double
  /// P(this choice) under the policy that logged it; above 0.
  public let propensity: Double
  /// P(this choice) under the policy in question.
  public let target: Double
  /// What a model of the rewards expects of this choice.
  public let expected: Double
  /// What it expects of the policy in question: Σ P(a) · expected(a) over all choices.
  public let expectedOfTarget: Double
  /// Whether the policy in question likes this choice best.
  public let isBest: Bool

  /// Throws `ExperimentsError.propensity` for one outside (0, 1].
  public init(
    reward: Double, propensity: Double, target: Double, expected: Double,
    expectedOfTarget: Double, isBest: Bool
  ) throws {
    guard propensity > 0, propensity <= 1 else { throw ExperimentsError.propensity(propensity) }
    self.reward = reward
    self.propensity = propensity
    self.target = target
    self.expected = expected
    self.expectedOfTarget = expectedOfTarget
    self.isBest = isBest
  }

  /// How much more often the policy in question makes this choice.
  var weight: Double { target / propensity }
}

/// What an estimator says of a policy's reward.
public struct PolicyEstimate: Sendable, Equatable {
  public let value: Double
  /// The standard error, or nil where there is too little to tell.
  public let error: Double?
  /// How many choices the estimate really rests on.
  public let sample: Double

  /// Holds the truth 95 times in 100 if the estimator is unbiased.
  public var interval: ClosedRange<Double>? {
    error.map { (value - Normal.quantile975 * $0)...(value + Normal.quantile975 * $0) }
  }
}
