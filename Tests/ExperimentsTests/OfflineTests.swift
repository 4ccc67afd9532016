import Experiments
import Features
import Testing

/// The estimators against those of the Open Bandit Pipeline 0.5.7 on its sample of the Open Bandit
/// Dataset (CC BY 4.0, ZOZO, Inc.); printed by scripts/reference/off_policy.py.
@Suite struct OfflineTests {
  /// How often each of 80 items was shown, and clicked, in 10,000 rounds of uniform choice.
  private let shown = [
    122, 160, 131, 126, 121, 98, 131, 146, 139, 126, 140, 120, 114, 129, 127, 137, 111, 123, 119,
    128, 132, 134, 96, 124, 127, 131, 111, 110, 126, 126, 105, 130, 126, 144, 135, 110, 122, 136,
    122, 100, 132, 136, 115, 126, 136, 134, 154, 116, 115, 114, 136, 113, 136, 105, 157, 126, 137,
    149, 112, 113, 113, 104, 129, 114, 133, 121, 125, 103, 129, 125, 124, 126, 133, 124, 111, 127,
    122, 108, 134, 138,
  ]
  private let clicked = [
    0, 1, 0, 1, 0, 0, 2, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0,
    0, 0, 1, 0, 2, 0, 1, 0, 0, 1, 0, 0, 2, 1, 1, 1, 1, 3, 1, 0, 0, 2, 0, 0, 0, 2, 2, 0, 0, 1, 0, 0,
    0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,
  ]

  private func choices() throws -> [LoggedChoice] {
    let weights = (0..<80).map { 1 / Double(1 + abs($0 - 6)) }
    let policy = weights.map { $0 / weights.reduce(0, +) }
    let expected = (0..<80).map { Double(1 + $0 % 5) / 400 }
    let ofTarget = zip(policy, expected).reduce(0) { $0 + $1.0 * $1.1 }
    return try (0..<80).flatMap { item in
      try (0..<shown[item]).map { round in
        try LoggedChoice(
          reward: round < clicked[item] ? 1 : 0, propensity: 1.0 / 80, target: policy[item],
          expected: expected[item], expectedOfTarget: ofTarget, isBest: item == 6)
      }
    }
  }

  @Test(arguments: [
    ("replay", 0.015267175572519082, nil), ("ips", 0.005519674960584, 0.001972437472819859),
    ("snips", 0.005435468858023287, nil), ("dm", 0.007074347809060307, 0),
    ("dr", 0.005362160120682972, 0.001966643769327968),
  ])
  func theEstimatorsAreThoseOfTheOpenBanditPipeline(
    name: String, value: Double, error: Double?
  ) throws {
    let estimator = try #require(OfflineEstimators.all.first { $0.name == name })
    let estimate = try #require(estimator.estimate(try choices()))
    #expect(abs(estimate.value - value) < 1e-12)
    if let error { #expect(abs((estimate.error ?? -1) - error) < 1e-12) }
  }

  @Test func theEffectiveSampleIsKishs() throws {
    let estimate = try #require(InversePropensity().estimate(try choices()))
    #expect(abs(estimate.sample - 2460.824508764771) < 1e-8)
  }

  @Test(arguments: [0, -0.1, 1.1, .nan])
  func aPropensityIsAProbabilityAboveZero(propensity: Double) {
    #expect(throws: ExperimentsError.self) {
      try LoggedChoice(
        reward: 1, propensity: propensity, target: 0.5, expected: 0, expectedOfTarget: 0,
        isBest: false)
    }
  }

  @Test func anEmptyLogSaysNothing() {
    for estimator in OfflineEstimators.all { #expect(estimator.estimate([]) == nil) }
  }

  /// Of a small store: with the propensities known exactly, each unbiased estimator is within 4 of
  /// its standard errors of the truth, and IPS is so over several stores.
  @Test(arguments: [1, 2, 3, 4]) func weightedEstimatesFindTheTruth(seed: UInt64) throws {
    var settings = StoreSettings(seed: seed)
    (settings.users, settings.apps, settings.days) = (600, 80, 2)
    settings.exploration = 0.4
    let store = try Store(settings)
    let test = try OfflineTest(on: store, visits: 10_000)
    let policy = try test.policy(of: Backwards())
    let truth = test.truth(of: policy)
    let nothing = try test.choices(for: policy, expecting: test.noExpectations)
    for estimator in OfflineEstimators.all where ["ips", "snips", "dr"].contains(estimator.name) {
      let estimate = try #require(estimator.estimate(nothing))
      #expect(abs(estimate.value - truth) < 4 * (estimate.error ?? 0))
    }
  }
}

/// Likes what the store likes least, so that it is far from the policy that made the log.
private struct Backwards: Ranker {
  var columnNames: [String] { [] }
  func open(_ world: World) {}

  func scores(_ requests: [Request], in world: World) -> [[Double]] {
    StoreRanker().scores(requests, in: world).map { $0.map { -$0 / 4 } }
  }

  func learn(from log: Table, tick: () throws -> Void) -> Double? { nil }
}
