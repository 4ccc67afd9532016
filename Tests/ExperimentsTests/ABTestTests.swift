import Experiments
import Features
import Models
import Testing

@Suite struct ABTestTests {
  private func settings(days: Int, share: Double = 0.5) -> ABTestSettings {
    var settings = ABTestSettings(control: "a")
    (settings.days, settings.share, settings.traffic) = (days, share, 0)
    settings.truthVisits = 0
    return settings
  }

  private let twice: [(name: String, ranker: any Ranker)] = [
    ("a", StoreRanker()), ("b", StoreRanker()),
  ]

  /// 200 A/A tests: each kind of p-value is below 0.05 in 5 % of them, within 4 standard deviations
  /// of the binomial count; the sequential test, looked at daily, in no more.
  @Test func equalArmsAlarmFiveTimesInAHundred() throws {
    let simulations = 200
    var alarms = (plain: 0, adjusted: 0, sequential: 0, ratio: 0)
    for seed in 0..<simulations {
      let store = try Store(StoreTests.small(seed: UInt64(1000 + seed)))
      var test = try ABTest(twice, on: store, settings: settings(days: 4))
      let arm = try #require(try test.run().arms.last)
      if arm.difference.pValue < 0.05 { alarms.plain += 1 }
      if arm.adjusted.pValue < 0.05 { alarms.adjusted += 1 }
      if (arm.sequentialP ?? 1) < 0.05 { alarms.sequential += 1 }
      if arm.sampleRatio.isMismatch { alarms.ratio += 1 }
    }
    let deviation = (200 * 0.05 * 0.95).squareRoot()
    #expect(abs(Double(alarms.plain) - 10) < 4 * deviation)
    #expect(abs(Double(alarms.adjusted) - 10) < 4 * deviation)
    #expect(Double(alarms.sequential) < 10 + 4 * deviation)
    #expect(alarms.ratio <= 3)
  }

  /// An arm that ranks by chance loses to the store's ranking, by the truth and by the test.
  @Test func aWorseArmIsFound() throws {
    let store = try Store(StoreTests.small(seed: 7) { $0.days = 5 })
    var settings = settings(days: 10)
    settings.truthVisits = 100
    var test = try ABTest(
      [("a", StoreRanker()), ("b", Chance())], on: store, settings: settings)
    let result = try test.run()
    let arm = try #require(result.arms.last)
    #expect((arm.truth.gain?.value ?? 0) < 0)
    #expect(arm.adjusted.pValue < 0.05)
    #expect((arm.adjusted.gain?.value ?? 0) < 0)
    #expect(result.days.count == 20)
  }

  /// The same seed gives the same experiment, models included.
  @Test func anExperimentRepeats() throws {
    let store = try Store(StoreTests.small(seed: 2))
    let model = ModelDeclaration(label: .column("acquired"), wide: [.column("app")])
    var recipe = Recipe()
    recipe.epochs = 1
    func outcome() throws -> [Int] {
      var test = try ABTest(
        [("a", StoreRanker()), ("b", ModelRanker(model, using: recipe))], on: store,
        settings: settings(days: 2))
      return try test.run().days.map(\.acquired)
    }
    #expect(try outcome() == outcome())
  }

  @Test func whatMakesNoExperimentIsRefused() throws {
    let store = try Store(StoreTests.small(seed: 1))
    #expect(throws: ExperimentsError.armShare(found: 0, arms: 2)) {
      try ABTest(twice, on: store, settings: settings(days: 2, share: 0))
    }
    #expect(throws: ExperimentsError.self) {
      try ABTest(twice, on: store, settings: settings(days: 2, share: 0.001))
    }
    #expect(throws: ExperimentsError.fewArms(found: 1)) {
      try ABTest([twice[0]], on: store, settings: settings(days: 2))
    }
    #expect(throws: ExperimentsError.noControl("a", arms: ["c", "d"])) {
      try ABTest(
        [("c", StoreRanker()), ("d", StoreRanker())], on: store, settings: settings(days: 2))
    }
  }
}

/// Every candidate is as good as another.
private struct Chance: Ranker {
  var columnNames: [String] { [] }
  func open(_ world: World) {}
  func scores(_ requests: [Request], in world: World) -> [[Double]] {
    requests.map { $0.candidates.map { _ in 0 } }
  }
  func learn(from log: Table, tick: () throws -> Void) -> Double? { nil }
}
