import Features

/// What an A/B test found, arm by arm and day by day.
public struct ABTestResult: Sendable {
  public let settings: ABTestSettings
  /// The place of the control among the arms.
  public let control: Int
  public let arms: [ArmResult]
  public let days: [ArmDay]
  /// The least gain that an experiment of this size finds in four cases of five.
  public let detectableGain: Double?
}

/// An arm beside the control; of the control itself every gain is 0.
public struct ArmResult: Sendable {
  public let outcome: ArmOutcome
  /// The columns its ranker read.
  public let columnNames: [String]
  /// Everybody who was assigned to it.
  public let users: Int
  /// Acquired of shown, each impression one trial.
  public let proportions: TwoProportions
  /// Acquisitions a user, each user one observation.
  public let difference: MeanDifference
  /// The same with what users did before taken out.
  public let adjusted: MeanDifference
  public let sequentialP: Double?
  public let sampleRatio: SampleRatio
  /// Expected acquisitions of the same visits under both arms, by the store's truth. No experiment
  /// could know it.
  public let truth: MeanDifference
}

extension Store {
  /// How many apps each user acquired while the store kept its log.
  func acquisitionsOfUsers() throws -> [Double] {
    var counts = [Double](repeating: 0, count: world.users.count)
    let users = try impressions.column(named: "user")
    let acquired = try impressions.column(named: "acquired")
    guard case .texts(let codes, _) = users.values, case .truths(let truths) = acquired.values
    else { return counts }
    for (user, taken) in zip(codes, truths) where taken == 1 { counts[Int(user)] += 1 }
    return counts
  }
}
