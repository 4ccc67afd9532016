/// What a sample-ratio check found.
public struct SampleRatio: Sendable, Equatable {
  /// Σ (observed − expected)² / expected over both arms.
  public let chiSquare: Double
  /// P(χ² with 1 degree of freedom ≥ chiSquare), from 0 to 1.
  public let pValue: Double

  /// Below this p-value the assignment or the counting is taken to be broken (Kohavi, Tang and
  /// Xu 2020, chapter 21): an experiment with a mismatch is not to be read at all.
  public static let alarm = 0.001

  public var isMismatch: Bool { pValue < Self.alarm }
}

/// Checks whether two arms have as many users as their shares say: Pearson's chi-square test.
///
/// Shares are in percent, or any numbers in the same ratio. With 1 degree of freedom χ² is the
/// square of a standard normal number, so the tail is erfc(√(χ² / 2)). Without users the p-value
/// is 1; users in an arm of share 0 give infinity and 0.
///
/// Throws `ExperimentsError.count` for a count below 0, `.share` for a share outside 0 to 100 or
/// NaN, and `.allSharesZero` when both are 0.
public func sampleRatioCheck(
  control: Int, treatment: Int, controlShare: Double = 50, treatmentShare: Double = 50
) throws -> SampleRatio {
  for (arm, count, share) in [
    ("the control", control, controlShare), ("the treatment", treatment, treatmentShare),
  ] {
    guard count >= 0 else { throw ExperimentsError.count(what: "users of \(arm)", found: count) }
    guard (0...100).contains(share) else { throw ExperimentsError.share(arm: arm, found: share) }
  }
  let shares = controlShare + treatmentShare
  guard shares > 0 else { throw ExperimentsError.allSharesZero }
  let users = Double(control) + Double(treatment)
  let chiSquare =
    term(Double(control), expected: users * controlShare / shares)
    + term(Double(treatment), expected: users * treatmentShare / shares)
  return SampleRatio(chiSquare: chiSquare, pValue: Normal.twoSided(chiSquare.squareRoot()))
}

/// (observed − expected)² / expected; 0 where nobody was expected and nobody came.
private func term(_ observed: Double, expected: Double) -> Double {
  let difference = observed - expected
  return difference == 0 ? 0 : difference * difference / expected
}
