/// What the users of an arm did, each user one observation, with what they did before.
///
/// The user is the unit of assignment, so the user is the unit of analysis: visits of one user are
/// not independent.
public struct UserOutcomes: Sendable, Equatable {
  /// A number for each user.
  public let values: [Double]
  /// The same users before the experiment, or empty.
  public let before: [Double]

  /// Throws `ExperimentsError.unequal` when there are as many of neither.
  public init(_ values: [Double], before: [Double] = []) throws {
    guard before.isEmpty || before.count == values.count else {
      throw ExperimentsError.unequal("values before", found: before.count, needed: values.count)
    }
    self.values = values
    self.before = before
  }

  /// Lists that are known to go together.
  init(sound values: [Double], before: [Double]) {
    self.values = values
    self.before = before
  }

  public var count: Int { values.count }
  public var mean: Double { Moments(values).mean }
}

/// The difference of two arms' means over users, with a normal interval.
public struct MeanDifference: Sendable, Equatable {
  public let control: Double
  public let treatment: Double
  /// The variance of treatment − control: s₁² / n₁ + s₂² / n₂ (Welch 1947).
  public let variance: Double
  /// (treatment − control) / √variance; 0 where nothing varies.
  public let z: Double
  public let pValue: Double
  /// treatment / control − 1 by the delta method, or nil when the control's mean is 0.
  public let gain: TwoProportions.Gain?

  public init(control: UserOutcomes, treatment: UserOutcomes) {
    self.init(Moments(control.values), Moments(treatment.values))
  }

  init(_ first: Moments, _ second: Moments) {
    let ratio = first.mean > 0 ? second.mean / first.mean : 0
    self.init(
      control: first.mean, treatment: second.mean,
      variance: first.varianceOfMean + second.varianceOfMean,
      // Of the ratio, times the control's mean squared.
      ratioVariance: second.varianceOfMean + ratio * ratio * first.varianceOfMean)
  }

  private init(control: Double, treatment: Double, variance: Double, ratioVariance: Double) {
    self.control = control
    self.treatment = treatment
    self.variance = variance
    z = variance > 0 ? (treatment - control) / variance.squareRoot() : 0
    pValue = Normal.twoSided(z)
    guard control > 0 else {
      gain = nil
      return
    }
    let value = treatment / control - 1
    let margin = Normal.quantile975 * ratioVariance.squareRoot() / control
    gain = .init(value: value, interval: variance > 0 ? (value - margin)...(value + margin) : nil)
  }

  /// Of the same occasions under both arms: the variance is that of the differences' mean.
  static func paired(control: [Double], treatment: [Double]) -> MeanDifference {
    let differences = Moments(zip(control, treatment).map { $1 - $0 })
    let base = Moments(control).mean
    return MeanDifference(
      control: base, treatment: base + differences.mean,
      variance: differences.varianceOfMean, ratioVariance: differences.varianceOfMean)
  }

  /// The same after CUPED: what users did before is taken out of what they do now.
  ///
  /// Y − θ (X − X̄) with θ = cov(X, Y) / var(X) over both arms, X̄ their common mean (Deng, Xu,
  /// Kohavi and Walker 2013). The means stay where they are but for chance differences of before.
  public static func adjusted(control: UserOutcomes, treatment: UserOutcomes) -> MeanDifference {
    guard !control.before.isEmpty, !treatment.before.isEmpty else {
      return MeanDifference(control: control, treatment: treatment)
    }
    let before = Moments(control.before + treatment.before)
    let values = Moments(control.values + treatment.values)
    var covariance = 0.0
    for arm in [control, treatment] {
      for (x, y) in zip(arm.before, arm.values) {
        covariance += (x - before.mean) * (y - values.mean)
      }
    }
    let theta = before.squares > 0 ? covariance / before.squares : 0
    func moved(_ arm: UserOutcomes) -> Moments {
      Moments(zip(arm.values, arm.before).map { $0 - theta * ($1 - before.mean) })
    }
    return MeanDifference(moved(control), moved(treatment))
  }
}

/// Count, mean and sum of squares about the mean.
struct Moments: Equatable {
  let count: Int
  let mean: Double
  let squares: Double

  init(_ values: [Double]) {
    count = values.count
    let mean = values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    self.mean = mean
    squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  /// With n − 1; 0 for fewer than two values.
  var variance: Double { count > 1 ? squares / Double(count - 1) : 0 }
  var varianceOfMean: Double { count > 1 ? variance / Double(count) : 0 }
}
