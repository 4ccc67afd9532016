import Experiments
import Testing

/// Whether the tests say "different" as often as they should: seeded simulations, each tolerance
/// 4 standard deviations of the binomial count.
@Suite struct FalseAlarmTests {
  /// 500 users of whom 100 install, whatever they see: an A/A test.
  @Test func anABTestOfEqualArmsAlarmsFiveTimesInAHundred() throws {
    let simulations = 2000
    // Summed over all outcomes by scripts/reference/two_proportions.py (scipy 1.17.1).
    let rate = 0.05160968919070339
    var alarms = 0
    var mismatches = 0
    for seed in 0..<simulations {
      let assignment = try AssignmentTests.halves("aa-\(seed)")
      var (trials, successes) = ([0, 0], [0, 0])
      for user in 0..<500 {
        let arm = assignment.arm(of: "\(user)")?.name == "a" ? 0 : 1
        trials[arm] += 1
        if user.isMultiple(of: 5) { successes[arm] += 1 }
      }
      let test = TwoProportions(
        control: try Proportion(successes[0], of: trials[0]),
        treatment: try Proportion(successes[1], of: trials[1]))
      if test.pValue < 0.05 { alarms += 1 }
      if try sampleRatioCheck(control: trials[0], treatment: trials[1]).isMismatch {
        mismatches += 1
      }
    }
    #expect(abs(Double(alarms) - 2000 * rate) < 4 * (2000 * rate * (1 - rate)).squareRoot())
    // 2 expected, with deviation 1.4.
    #expect(mismatches <= 7)
  }

  /// The interval of the gain holds the true gain of 20 percent 95 times in 100.
  @Test func theGainsIntervalCovers() throws {
    let simulations = 1000
    var covered = 0
    for seed in 0..<simulations {
      var random = SmallRandom(seed: UInt64(seed))
      func installs(at rate: Double) throws -> Proportion {
        try Proportion(
          (0..<1000).count { _ in Double.random(in: 0..<1, using: &random) < rate }, of: 1000)
      }
      let test = TwoProportions(
        control: try installs(at: 0.25), treatment: try installs(at: 0.3))
      if test.gain?.interval?.contains(0.2) == true { covered += 1 }
    }
    // 4 deviations of the count, and half a percent for the delta method being an approximation.
    let tolerance = 4 * (1000 * 0.95 * 0.05).squareRoot() + 5
    #expect(abs(Double(covered) - 950) < tolerance)
  }
}
