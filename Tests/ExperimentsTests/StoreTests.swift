import Experiments
import Features
import Tensors
import Testing

@Suite struct StoreTests {
  static func small(seed: UInt64, _ change: (inout StoreSettings) -> Void = { _ in })
    -> StoreSettings
  {
    var settings = StoreSettings(seed: seed)
    (settings.users, settings.apps, settings.days) = (400, 60, 2)
    (settings.candidates, settings.shown) = (20, 5)
    change(&settings)
    return settings
  }

  @Test func theSameSeedMakesTheSameStore() throws {
    let first = try Store(Self.small(seed: 3))
    let second = try Store(Self.small(seed: 3))
    let other = try Store(Self.small(seed: 4))
    #expect(first.impressions == second.impressions)
    #expect(try first.users() == second.users())
    #expect(first.impressions != other.impressions)
  }

  @Test func theLogHasThePapersFeaturesAndNoneOfTheTruth() throws {
    #expect(
      try Store(Self.small(seed: 1)).impressions.columnNames == [
        "visit", "day", "hour", "user", "country", "language", "device", "age", "installed",
        "query", "app", "category", "app_age", "app_shown", "app_rate", "position", "propensity",
        "acquired",
      ])
  }

  /// Σ acquired against Σ P(acquired) of what was shown: within 4 standard deviations of the sum.
  @Test(arguments: 1...5) func usersAnswerByTheTruth(seed: Int) throws {
    var world = try World(Self.small(seed: UInt64(seed)))
    var (difference, variance) = (0.0, 0.0)
    for visit in world.nextDay() {
      let candidates = world.candidates(for: visit)
      for (app, taken) in zip(candidates, world.show(candidates, in: visit)) {
        let p = world.probability(visit, app: app)
        difference += (taken ? 1 : 0) - p
        variance += p * (1 - p)
      }
    }
    #expect(abs(difference) < 4 * variance.squareRoot())
  }

  /// What is shown in one visit changes nothing of what happens in another on the same day.
  @Test func visitsOfADayAreIndependent() throws {
    var first = try World(Self.small(seed: 9))
    var second = first
    let visits = first.nextDay()
    #expect(visits == second.nextDay())
    let last = try #require(visits.last)
    for visit in visits.dropLast() { _ = first.show(first.candidates(for: visit), in: visit) }
    #expect(first.candidates(for: last) == second.candidates(for: last))
    let shown = second.candidates(for: last)
    #expect(first.show(shown, in: last) == second.show(shown, in: last))
  }

  @Test func candidatesAreDifferentAppsThatTheUserDoesNotHave() throws {
    var world = try World(Self.small(seed: 2))
    for visit in world.nextDay() {
      let candidates = world.candidates(for: visit)
      #expect(Set(candidates).count == candidates.count)
    }
    let store = try Store(Self.small(seed: 2))
    let installed = try store.impressions.column(named: "installed")
    let apps = try store.impressions.column(named: "app")
    for row in 0..<store.impressions.rowCount {
      guard case .list(let mine) = installed.cell(row), case .text(let app) = apps.cell(row) else {
        continue
      }
      #expect(!mine.map(\.text).contains(app))
    }
  }

  @Test func peopleAndAppsArrive() throws {
    let store = try Store(Self.small(seed: 5) { ($0.arrivals, $0.days) = (0.1, 4) })
    #expect(try store.users().rowCount > 400)
    #expect(try store.apps().rowCount > 60)
  }

  /// The frequency of the first place against its logged probability: 4 standard deviations.
  @Test func propensitiesAreFrequencies() {
    let scores = [0.3, -1, 2, 0.5]
    var counts = [0, 0, 0, 0]
    let expected = Slate.firstPlace(scores: scores, exploration: 0.2, noise: 0.7)
    for seed in 0..<4000 {
      var stream = RandomStream(
        seed: UInt64(seed), purpose: RandomStream.Purpose("test of slates"))
      let slate = Slate(scores: scores, shown: 2, exploration: 0.2, noise: 0.7, &stream)
      counts[slate.places[0]] += 1
      #expect(Set(slate.places).count == 2)
      #expect(abs(slate.propensities[0] - expected[slate.places[0]]) < 1e-12)
    }
    for (count, p) in zip(counts, expected) {
      #expect(abs(Double(count) - 4000 * p) < 4 * (4000 * p * (1 - p)).squareRoot())
    }
    #expect(abs(expected.reduce(0, +) - 1) < 1e-12)
  }

  @Test func aStoreOfOneAppOrOneUserIsRefused() {
    for change in [
      { (s: inout StoreSettings) in s.apps = 1 }, { $0.users = 1 }, { $0.shown = 21 },
      { $0.visits = .nan }, { $0.days = 0 },
    ] {
      #expect(throws: ExperimentsError.self) { try Store(Self.small(seed: 1, change)) }
    }
  }
}
