/// How many users an arm needs to find a gain, or what gain so many can find.
///
/// n = 2 (z₁₋α/₂ + z₁₋β)² σ² / (g μ)² an arm, for a two-sided test at α of the means μ and μ (1 + g)
/// with standard deviation σ and power 1 − β.
public struct SampleSize: Sendable, Equatable {
  public let mean: Double
  public let deviation: Double
  public let power: Double
  /// The chance of an alarm about nothing.
  public let level: Double

  /// Throws `ExperimentsError.setting` for a mean or deviation of 0 or below, and for a power or
  /// level that is no probability between 0 and 1.
  public init(mean: Double, deviation: Double, power: Double = 0.8, level: Double = 0.05) throws {
    for (name, value) in [("mean", mean), ("sd", deviation)] where !(1e-12...1e12).contains(value) {
      throw ExperimentsError.setting(name, found: value, range: 1e-12...1e12)
    }
    for (name, value) in [("power", power), ("level", level)]
    where !(0.0001...0.9999).contains(value) {
      throw ExperimentsError.setting(name, found: value, range: 0.0001...0.9999)
    }
    self.mean = mean
    self.deviation = deviation
    self.power = power
    self.level = level
  }

  private var standardErrors: Double {
    Normal.quantile(1 - level / 2) + Normal.quantile(power)
  }

  /// Users an arm, rounded up; throws `ExperimentsError.setting` for a gain of 0.
  public func users(forGain gain: Double) throws -> Double {
    guard (1e-6...1e6).contains(gain.magnitude) else {
      throw ExperimentsError.setting("gain", found: gain, range: 1e-6...1e6)
    }
    let effect = standardErrors * deviation / (gain * mean)
    return (2 * effect * effect).rounded(.up)
  }

  /// The least gain that so many users an arm find with this power.
  public func gain(users: Int) -> Double {
    standardErrors * deviation * (2 / Double(max(users, 1))).squareRoot() / mean
  }
}
