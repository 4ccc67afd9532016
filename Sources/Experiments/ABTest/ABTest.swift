import Features
import Models

/// An A/B test on a simulated store: every arm ranks for its own users, day after day.
///
/// Section 5.1 of the paper. Users are assigned by a hash of their id; each arm's ranker sees the
/// same retrieval, the same share of chance in the screen, and learns from the same log. Users
/// answer by the store's truth, which no ranker sees.
public struct ABTest {
  private struct Arm {
    let name: String
    var ranker: any Ranker
    var outcome: ArmOutcome
  }

  private let settings: ABTestSettings
  private var arms: [Arm]
  private let control: Int
  private let assignment: Assignment
  private var world: World
  private let before: [Double]
  private var armOfUser: [Int?] = []
  private var days: [ArmDay] = []
  private var sequential: [SequentialTest?]

  /// Rankers that learn have the store's log to begin with. Throws `ExperimentsError`, and what
  /// the rankers throw.
  public init(
    _ rankers: [(name: String, ranker: any Ranker)], on store: Store, settings: ABTestSettings,
    tick: (Double) throws -> Void = { _ in }
  ) throws {
    try settings.validate(arms: rankers.map(\.name))
    self.settings = settings
    control = rankers.firstIndex { $0.name == settings.control } ?? 0
    let shares = rankers.map { Assignment.Arm($0.name, share: 100 * settings.share) }
    // The control's users grow by those who see it without being counted.
    let traffic = Assignment.Arm(Self.traffic, share: 100 * settings.traffic)
    assignment = try Assignment(
      experiment: "\(settings.name) \(store.settings.seed)", arms: shares + [traffic])
    world = store.world
    before = try store.acquisitionsOfUsers()
    arms = []
    for (index, (name, ranker)) in rankers.enumerated() {
      var ranker = ranker
      _ = try ranker.learn(from: store.impressions) {
        try tick(Double(index) / Double(rankers.count))
      }
      arms.append(Arm(name: name, ranker: ranker, outcome: ArmOutcome(name: name)))
    }
    sequential = arms.map { _ in nil }
    assignUsers()
    for index in arms.indices where userCount(of: index) < 2 {
      throw ExperimentsError.fewUsers(
        arm: arms[index].name, found: userCount(of: index), users: world.users.count,
        share: settings.share)
    }
    let scale = 0.05 * Moments(before).mean
    if scale > 0 {
      sequential = try arms.indices.map {
        $0 == control ? nil : try SequentialTest(scale: scale * Double(settings.days))
      }
    }
  }

  /// Who sees the control without being part of the experiment.
  static let traffic = "other traffic"

  /// Runs the experiment to its end; `tick` is told the part that is done.
  public mutating func run(tick: (Double) throws -> Void = { _ in }) throws -> ABTestResult {
    let count = Double(settings.days)
    for day in 0..<settings.days { try runDay { try tick((Double(day) + $0) / count) } }
    return ABTestResult(
      settings: settings, control: control, arms: try arms.indices.map { try finished($0) },
      days: days, detectableGain: try detectableGain())
  }
}

// MARK: A day

extension ABTest {
  private mutating func runDay(tick: (Double) throws -> Void) throws {
    let visits = world.nextDay()
    assignUsers()
    for index in arms.indices { try arms[index].ranker.open(world) }
    try askTruth(visits, tick: { try tick(0) })
    var logs = arms.map { _ in Impressions() }
    for index in arms.indices { arms[index].outcome.beginDay(users: world.users.count) }
    // A hundred visits at a time are enough to keep a scorer busy.
    let chunk = 100
    for index in arms.indices {
      let mine = visits.filter { ranker(of: $0.user) == index }
      for start in stride(from: 0, to: mine.count, by: chunk) {
        try tick((Double(index) + Double(start) / Double(mine.count)) / Double(arms.count + 1))
        let part = mine[start..<min(start + chunk, mine.count)]
        try show(Array(part), arm: index, log: &logs[index])
      }
    }
    let parts = Double(arms.count + 1)
    try learn(from: logs, tick: { try tick(1 - 1 / parts) })
  }

  private mutating func show(_ visits: [Visit], arm: Int, log: inout Impressions) throws {
    let requests = visits.map { Request(visit: $0, candidates: world.candidates(for: $0)) }
    let scores = try arms[arm].ranker.scores(requests, in: world)
    for (request, scores) in zip(requests, scores) {
      let slate = world.slate(for: request.visit, scores: scores)
      let shown = slate.places.map { request.candidates[$0] }
      let taken = world.show(shown, in: request.visit)
      log.add(slate, of: request.candidates, taken: taken, in: request.visit, of: world)
      if armOfUser[request.visit.user] == arm {
        arms[arm].outcome.add(shown, taken: taken, in: request.visit, of: world)
      }
    }
  }

  /// Every ranker learns from the same log: the control's, or that of all arms.
  private mutating func learn(from logs: [Impressions], tick: () throws -> Void) throws {
    let parts = try logs.enumerated().filter { settings.pooled || $0.offset == control }.map {
      try $0.element.table(named: "day \(world.day)", of: world)
    }
    let log = try Table.concatenating(parts)
    for index in arms.indices {
      let auc = try arms[index].ranker.learn(from: log, tick: tick)
      look(at: index)
      days.append(
        arms[index].outcome.endDay(
          day: world.day, auc: auc, sequentialP: sequential[index]?.pValue))
    }
  }

  private mutating func look(at index: Int) {
    guard sequential[index] != nil else { return }
    let difference = MeanDifference(
      control: outcomes(of: control, withBefore: false),
      treatment: outcomes(of: index, withBefore: false))
    sequential[index]?.look(at: difference)
  }

  /// What each arm would have got from the same visits: known here because the store is made.
  private mutating func askTruth(_ visits: [Visit], tick: () throws -> Void) throws {
    guard settings.truthVisits > 0, !visits.isEmpty else { return }
    let step = max(1, visits.count / settings.truthVisits)
    let sample = stride(from: 0, to: visits.count, by: step).map { visits[$0] }
    let requests = sample.map { Request(visit: $0, candidates: world.candidates(for: $0)) }
    for index in arms.indices {
      try tick()
      let scores = try arms[index].ranker.scores(requests, in: world)
      for (request, scores) in zip(requests, scores) {
        let slate = world.slate(for: request.visit, scores: scores)
        let expected = slate.places.reduce(0) {
          $0 + world.probability(request.visit, app: request.candidates[$1])
        }
        arms[index].outcome.expected.append(expected)
      }
    }
  }
}

// MARK: Users

extension ABTest {
  /// Assigns who has come since the last time.
  private mutating func assignUsers() {
    for user in armOfUser.count..<world.users.count {
      let name = assignment.arm(of: world.userName(user))?.name
      armOfUser.append(arms.firstIndex { $0.name == name })
    }
  }

  /// The arm whose ranker a user sees, if their visits are simulated at all.
  private func ranker(of user: Int) -> Int? {
    armOfUser[user] ?? (assignment.arm(of: world.userName(user)) == nil ? nil : control)
  }

  private func userCount(of arm: Int) -> Int { armOfUser.count { $0 == arm } }

  /// Acquisitions of each user of an arm, those without a visit included.
  private func outcomes(of arm: Int, withBefore: Bool) -> UserOutcomes {
    let users = armOfUser.indices.filter { armOfUser[$0] == arm }
    let values: [Double] = users.map { arms[arm].outcome.acquisitions(of: $0) }
    let earlier = withBefore ? users.map { $0 < before.count ? before[$0] : 0 } : []
    return UserOutcomes(sound: values, before: earlier)
  }

  private func finished(_ index: Int) throws -> ArmResult {
    let mine = outcomes(of: index, withBefore: true)
    let base = outcomes(of: control, withBefore: true)
    let ratio = try sampleRatioCheck(control: base.count, treatment: mine.count)
    return ArmResult(
      outcome: arms[index].outcome, columnNames: arms[index].ranker.columnNames, users: mine.count,
      proportions: try TwoProportions(
        control: arms[control].outcome.proportion(), treatment: arms[index].outcome.proportion()),
      difference: MeanDifference(control: base, treatment: mine),
      adjusted: .adjusted(control: base, treatment: mine),
      sequentialP: sequential[index]?.pValue, sampleRatio: ratio,
      truth: MeanDifference.paired(
        control: arms[control].outcome.expected, treatment: arms[index].outcome.expected))
  }

  /// The least gain that the experiment finds in four cases of five, from what users did before.
  private func detectableGain() throws -> Double? {
    let moments = Moments(before)
    guard moments.mean > 0, moments.variance > 0 else { return nil }
    return try SampleSize(mean: moments.mean, deviation: moments.variance.squareRoot())
      .gain(users: userCount(of: control))
  }
}
