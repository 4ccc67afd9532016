/// Estimates what a policy would have earned from the log of another.
public protocol OfflineEstimator: Sendable {
  static var name: String { get }
  init()
  /// For any number of choices; `nil` when the log says nothing of the policy.
  func estimate(_ choices: [LoggedChoice]) -> PolicyEstimate?
}

/// Every estimator, a line each.
public enum OfflineEstimators {
  public static let all: [any OfflineEstimator] = [
    Replay(), InversePropensity(), SelfNormalised(), DirectMethod(), DoublyRobust(),
  ]
}

extension OfflineEstimator {
  public var name: String { Self.name }
}

/// The mean reward of the choices that the policy likes best itself (Li, Chu, Langford and Wang
/// 2011); exact only where the log was made by chance, each choice as likely.
public struct Replay: OfflineEstimator {
  public static let name = "replay"
  public init() {}

  public func estimate(_ choices: [LoggedChoice]) -> PolicyEstimate? {
    let same = choices.filter(\.isBest).map(\.reward)
    return same.isEmpty ? nil : PolicyEstimate(meanOf: same, sample: Double(same.count))
  }
}

/// Rewards weighted by target / propensity (Horvitz and Thompson 1952): unbiased when every choice
/// could be logged, and wild when some hardly could.
public struct InversePropensity: OfflineEstimator {
  public static let name = "ips"
  public init() {}

  public func estimate(_ choices: [LoggedChoice]) -> PolicyEstimate? {
    choices.isEmpty
      ? nil
      : PolicyEstimate(meanOf: choices.map { $0.weight * $0.reward }, sample: choices.effective)
  }
}

/// The same divided by the mean weight, which is 1 but for chance (Swaminathan and Joachims 2015).
public struct SelfNormalised: OfflineEstimator {
  public static let name = "snips"
  public init() {}

  public func estimate(_ choices: [LoggedChoice]) -> PolicyEstimate? {
    let mean = Moments(choices.map(\.weight)).mean
    guard mean > 0 else { return nil }
    let value = Moments(choices.map { $0.weight * $0.reward }).mean / mean
    // The ratio's linear part: w (r − v) / w̄.
    let parts = Moments(choices.map { $0.weight * ($0.reward - value) / mean })
    return PolicyEstimate(
      value: value, error: choices.count > 1 ? parts.varianceOfMean.squareRoot() : nil,
      sample: choices.effective)
  }
}

/// What a model of the rewards expects of the policy: no weights, and the model's own bias.
public struct DirectMethod: OfflineEstimator {
  public static let name = "dm"
  public init() {}

  public func estimate(_ choices: [LoggedChoice]) -> PolicyEstimate? {
    choices.isEmpty
      ? nil
      : PolicyEstimate(meanOf: choices.map(\.expectedOfTarget), sample: Double(choices.count))
  }
}

/// The model's expectation, put right by the weighted rewards that it got wrong (Dudík, Langford
/// and Li 2011): unbiased if either the propensities or the model are right.
public struct DoublyRobust: OfflineEstimator {
  public static let name = "dr"
  public init() {}

  public func estimate(_ choices: [LoggedChoice]) -> PolicyEstimate? {
    choices.isEmpty
      ? nil
      : PolicyEstimate(
        meanOf: choices.map { $0.expectedOfTarget + $0.weight * ($0.reward - $0.expected) },
        sample: choices.effective)
  }
}

extension PolicyEstimate {
  fileprivate init(meanOf values: [Double], sample: Double) {
    let moments = Moments(values)
    self.init(
      value: moments.mean, error: moments.count > 1 ? moments.varianceOfMean.squareRoot() : nil,
      sample: sample)
  }
}

extension [LoggedChoice] {
  /// (Σ w)² / Σ w²: as many equal weights would vary as much (Kish 1965).
  fileprivate var effective: Double {
    let (sum, squares) = reduce((0.0, 0.0)) { ($0.0 + $1.weight, $0.1 + $1.weight * $1.weight) }
    return squares > 0 ? sum * sum / squares : 0
  }
}
