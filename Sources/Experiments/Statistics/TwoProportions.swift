/// The two-proportion z-test: does the treatment's rate differ from the control's?
///
/// Trials are taken as independent. When one user makes several, the unit of assignment is the
/// user, and the test is for one trial a user.
///
/// Where there is nothing to compare (an arm without trials, no success at all, successes only),
/// z is 0 and the p-value 1; neither is ever NaN.
public struct TwoProportions: Sendable, Equatable {
  public let control: Proportion
  public let treatment: Proportion
  /// (p₂ − p₁) / √(p (1 − p) (1/n₁ + 1/n₂)) with p = (x₁ + x₂) / (n₁ + n₂), the pooled rate
  /// (Fleiss, Levin and Paik 2003, chapter 3, without the continuity correction).
  public let z: Double
  /// P(|Z| ≥ |z|) if both rates are the same, from 0 to 1.
  public let pValue: Double
  /// p₂ / p₁ − 1, or `nil` when the control's rate is 0 or an arm has no trials.
  public let gain: Gain?

  /// A relative gain: 0.039 is 3.9 percent more.
  public struct Gain: Sendable, Equatable {
    public let value: Double
    /// Holds the true gain 95 times in 100, or `nil` when a rate is 0 or 1: its variance is then
    /// estimated as 0, and an interval from it would be far too narrow.
    public let interval: ClosedRange<Double>?
  }

  public init(control: Proportion, treatment: Proportion) {
    self.control = control
    self.treatment = treatment
    z = Self.pooledZ(control, treatment)
    pValue = Normal.twoSided(z)
    gain = Self.gain(control, treatment)
  }

  private static func pooledZ(_ control: Proportion, _ treatment: Proportion) -> Double {
    guard let p1 = control.rate, let p2 = treatment.rate else { return 0 }
    let (n1, n2) = (Double(control.trials), Double(treatment.trials))
    let p = (Double(control.successes) + Double(treatment.successes)) / (n1 + n2)
    let variance = p * (1 - p) * (1 / n1 + 1 / n2)
    return variance > 0 ? (p2 - p1) / variance.squareRoot() : 0
  }

  /// The delta method: with R = p₂ / p₁ and v = p (1 − p) / n of each arm,
  /// Var R ≈ v₂ / p₁² + R² v₁ / p₁² (Deng, Knoblich and Lu 2018, "Applying
  /// the delta method in metric analytics").
  private static func gain(_ control: Proportion, _ treatment: Proportion) -> Gain? {
    guard let p1 = control.rate, let p2 = treatment.rate, p1 > 0 else { return nil }
    let ratio = p2 / p1
    let v1 = p1 * (1 - p1) / Double(control.trials)
    let v2 = p2 * (1 - p2) / Double(treatment.trials)
    guard v1 > 0, v2 > 0 else { return Gain(value: ratio - 1, interval: nil) }
    let margin = Normal.quantile975 * (v2 + ratio * ratio * v1).squareRoot() / p1
    return Gain(value: ratio - 1, interval: (ratio - 1 - margin)...(ratio - 1 + margin))
  }
}
