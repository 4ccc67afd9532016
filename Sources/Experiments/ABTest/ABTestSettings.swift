/// How an A/B test on a simulated store is run.
public struct ABTestSettings: Sendable, Equatable {
  /// The arm that the others are compared with.
  public var control: String
  /// Days of the experiment.
  public var days = 21
  /// Of all users, the share that sees each arm.
  public var share = 0.01
  /// The share of all users outside the experiment whose visits are simulated too. They see the
  /// control, and models learn from them.
  public var traffic = 0.1
  /// Whether models learn from what every arm showed, or from the control's impressions only.
  public var pooled = false
  /// Visits a day whose outcome under every arm is asked of the truth.
  public var truthVisits = 100
  /// What decides who sees which arm.
  public var name = "ab_test"

  public init(control: String) { self.control = control }

  /// Throws `ExperimentsError` for arms, shares and days that make no experiment.
  func validate(arms: [String]) throws {
    guard arms.count >= 2 else { throw ExperimentsError.fewArms(found: arms.count) }
    guard arms.contains(control) else {
      throw ExperimentsError.noControl(control, arms: arms)
    }
    try check("days", Double(days), 1...365)
    guard share > 0, share <= 1 / Double(arms.count) else {
      throw ExperimentsError.armShare(found: share, arms: arms.count)
    }
    try check("traffic", traffic, 0...(1 - share * Double(arms.count) + 1e-12))
    try check("truth", Double(truthVisits), 0...100_000)
  }

  private func check(_ name: String, _ value: Double, _ range: ClosedRange<Double>) throws {
    guard range.contains(value) else {
      throw ExperimentsError.setting(name, found: value, range: range)
    }
  }
}
