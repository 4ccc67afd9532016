import Glibc

/// A test that may be looked at every day: the mixture sequential probability ratio test.
///
/// Λ = √(V / (V + τ²)) · exp(τ² θ² / (2 V (V + τ²))) for a difference θ of variance V, mixed over
/// differences of variance τ²; the p-value is the least 1 / Λ so far (Johari, Pekelis and Walsh
/// 2017, "Always valid inference"). With no difference it falls to α or below in at most a share α
/// of experiments, however often one looks. The same users every day make the looks more alike
/// than the theory asks, which makes it careful rather than rash.
public struct SequentialTest: Sendable, Equatable {
  /// The variance of the differences that are looked for, stated before the first look.
  public let mixing: Double
  public private(set) var pValue = 1.0

  /// For differences of about `scale`. Throws `ExperimentsError.setting` unless it is above 0.
  public init(scale: Double) throws {
    guard scale > 0, scale.isFinite else {
      throw ExperimentsError.setting("scale", found: scale, range: 1e-12...1e12)
    }
    mixing = scale * scale
  }

  /// Takes in the difference as it is today.
  public mutating func look(at difference: MeanDifference) {
    let variance = difference.variance
    guard variance > 0 else { return }
    let theta = difference.treatment - difference.control
    let logLambda =
      log(variance / (variance + mixing)) / 2
      + mixing * theta * theta / (2 * variance * (variance + mixing))
    pValue = min(pValue, exp(-logLambda))
  }
}
