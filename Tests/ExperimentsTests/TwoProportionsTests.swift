import Experiments
import Testing

@Suite struct TwoProportionsTests {
  /// Printed by scripts/reference/two_proportions.py with scipy 1.17.1, numpy 2.4.6, Python 3.11.7.
  struct Expected: Sendable {
    let counts: [Int]
    let z: Double
    let p: Double
    let interval: [Double]
  }

  static let expected = [
    Expected(
      counts: [20, 1000, 30, 1000], z: 1.4322297480788655, p: 0.15207808079297525,
      interval: [-0.3384431788660607, 1.3384431788660607]),
    Expected(
      counts: [1000, 100_000, 1039, 100_000], z: 0.8681228199600506, p: 0.3853270997319538,
      interval: [-0.05075116975797174, 0.12875116975797157]),
    Expected(
      counts: [1000, 100_000, 1500, 100_000], z: 10.063092108532551, p: 8.04316518375747e-24,
      interval: [0.38069951831332893, 0.6193004816866711]),
    Expected(
      counts: [50, 1000, 50, 1000], z: 0, p: 1,
      interval: [-0.38206731761088486, 0.38206731761088486]),
    Expected(
      counts: [0, 100, 5, 100], z: 2.2645540682891916, p: 0.023540058261177936, interval: []),
    Expected(
      counts: [5, 100, 0, 100], z: -2.2645540682891916, p: 0.023540058261177936, interval: []),
    Expected(
      counts: [100, 100, 95, 100], z: -2.2645540682891925, p: 0.023540058261177887, interval: []),
    Expected(
      counts: [1, 3, 2, 7], z: -0.15058465048420852, p: 0.8803033704474621,
      interval: [-1.8427082559901398, 1.5569939702758542]),
    Expected(
      counts: [300, 10_000, 31, 1000], z: 0.17649015646563362, p: 0.859908881304869,
      interval: [-0.34280182324253683, 0.4094684899092037]),
  ]

  static func test(_ counts: [Int]) throws -> TwoProportions {
    TwoProportions(
      control: try Proportion(counts[0], of: counts[1]),
      treatment: try Proportion(counts[2], of: counts[3]))
  }

  @Test(arguments: expected) func numbersAreThoseOfSciPy(expected: Expected) throws {
    let test = try Self.test(expected.counts)
    #expect(close(test.z, expected.z))
    #expect(close(test.pValue, expected.p))
    let interval = test.gain?.interval
    let bounds = interval.map { [$0.lowerBound, $0.upperBound] } ?? []
    #expect(bounds.count == expected.interval.count)
    #expect(zip(bounds, expected.interval).allSatisfy(close))
  }

  /// 1e-11 of the number: erfc far in the tail multiplies the last bits of z by z².
  func close(_ found: Double, _ expected: Double) -> Bool {
    abs(found - expected) <= 1e-11 * max(abs(expected), 1e-300) || abs(found - expected) < 1e-300
  }

  /// T11: an empty arm, one user, equal arms, no success, successes only, the largest counts.
  @Test func everyPairOfCountsHasAPValue() throws {
    var proportions: [Proportion] = []
    for trials in [0, 1, 2, 1000, .max] {
      for successes in Set([0, min(1, trials), trials / 2, max(0, trials - 1), trials]) {
        proportions.append(try Proportion(successes, of: trials))
      }
    }
    for control in proportions {
      for treatment in proportions {
        let test = TwoProportions(control: control, treatment: treatment)
        #expect(test.z.isFinite)
        #expect((0...1).contains(test.pValue))
        if control == treatment { #expect(test.pValue == 1) }
        if let gain = test.gain {
          #expect(gain.value.isFinite)
          if let interval = gain.interval { #expect(interval.contains(gain.value)) }
        }
        let back = TwoProportions(control: treatment, treatment: control)
        #expect(back.z == -test.z)
      }
    }
    #expect(try Proportion(0, of: 0).rate == nil)
    #expect(try Self.test([0, 10, 5, 10]).gain == nil)
    #expect(try Self.test([0, 0, 5, 10]).gain == nil)
    #expect(try Self.test([5, 10, 0, 10]).gain?.value == -1)
    #expect(try Self.test([5, 10, 0, 10]).gain?.interval == nil)
  }

  @Test func impossibleCountsAreRefused() {
    #expect(throws: ExperimentsError.count(what: "successes", found: -1)) {
      try Proportion(-1, of: 10)
    }
    #expect(throws: ExperimentsError.count(what: "trials", found: -1)) { try Proportion(0, of: -1) }
    #expect(throws: ExperimentsError.moreSuccesses(successes: 11, trials: 10)) {
      try Proportion(11, of: 10)
    }
  }
}
