import Features
import Models

/// The day after a store's log, ranked by the store and logged with what an estimator needs: the
/// first place of each visit, which candidates it was chosen from, and how likely the choice was.
///
/// Only the first place: its propensity is that of the whole choice, whereas later places depend on
/// those before them.
public struct OfflineTest: Sendable {
  private let world: World
  private let requests: [Request]
  /// Of each visit: the place among the candidates that was shown first.
  private let chosen: [Int]
  private let propensities: [Double]
  private let rewards: [Double]

  /// At most `visits` visits, evenly over the day. Throws `ExperimentsError.setting` below 2.
  public init(on store: Store, visits limit: Int) throws {
    guard limit >= 2 else {
      throw ExperimentsError.setting("visits", found: Double(limit), range: 2...1e9)
    }
    var world = store.world
    let visits = world.nextDay()
    let step = max(1, visits.count / limit)
    let requests = stride(from: 0, to: visits.count, by: step).prefix(limit).map {
      Request(visit: visits[$0], candidates: world.candidates(for: visits[$0]))
    }.filter { !$0.candidates.isEmpty }
    let slates = requests.map { request in
      world.slate(
        for: request.visit,
        scores: StoreRanking.scores(of: request.candidates, for: request.visit, in: world))
    }
    var after = world
    rewards = zip(requests, slates).map { request, slate in
      let shown = slate.places.prefix(1).map { request.candidates[$0] }
      return after.show(shown, in: request.visit).first == true ? 1 : 0
    }
    chosen = slates.map { $0.places.first ?? 0 }
    propensities = slates.map { $0.propensities.first ?? 1 }
    self.requests = requests
    self.world = world
  }

  public var visits: Int { requests.count }
}

// MARK: A policy

extension OfflineTest {
  /// How likely a ranking puts each candidate of each visit first, with the store's own share of
  /// chance and noise.
  public struct Policy: Sendable {
    let firstPlace: [[Double]]
  }

  /// The policy that ranks by a ranker's scores.
  public func policy(of ranker: any Ranker) throws -> Policy {
    var ranker = ranker
    try ranker.open(world)
    return Policy(
      firstPlace: try ranker.scores(requests, in: world).map {
        Slate.firstPlace(
          scores: $0, exploration: world.settings.exploration, noise: world.settings.noise)
      })
  }

  /// What the policy would earn a visit, by the store's truth.
  public func truth(of policy: Policy) -> Double {
    Moments(
      zip(requests, policy.firstPlace).map { request, probabilities in
        zip(request.candidates, probabilities).reduce(0) {
          $0 + $1.1 * world.probability(request.visit, app: $1.0)
        }
      }
    ).mean
  }
}

// MARK: Estimates

extension OfflineTest {
  /// What a model of the rewards expects of each candidate of each visit.
  public struct Expectations: Sendable {
    let values: [[Double]]
  }

  /// A model that expects nothing of anything: `dr` is then `ips`.
  public var noExpectations: Expectations {
    Expectations(values: requests.map { $0.candidates.map { _ in 0 } })
  }

  /// A model of P(acquired), fitted twice: each half of the users is judged by the model that
  /// learnt from the other half, so that no row is expected by a model that has seen its user.
  public func expectations(
    of declaration: ModelDeclaration, using recipe: Recipe, on log: Table
  ) throws -> Expectations {
    let users = try log.column(named: "user")
    guard case .texts(let codes, _) = users.values else { return Expectations(values: []) }
    var values: [[Double]] = requests.map { _ in [] }
    for half in 0..<2 {
      let others = codes.indices.filter { Int(codes[$0]) % 2 != half }
      var ranker = ModelRanker(declaration, using: recipe)
      _ = try ranker.learn(from: log.rows(others)) {}
      let mine = requests.indices.filter { requests[$0].visit.user % 2 == half }
      try ranker.open(world)
      let scores = try ranker.scores(mine.map { requests[$0] }, in: world)
      for (place, scores) in zip(mine, scores) { values[place] = scores.map(sigmoid) }
    }
    return Expectations(values: values)
  }

  /// The log as it bears on a policy.
  public func choices(for policy: Policy, expecting model: Expectations) throws -> [LoggedChoice] {
    try requests.indices.map { visit in
      let probabilities = policy.firstPlace[visit]
      let expected = model.values[visit]
      let best = probabilities.indices.max { probabilities[$0] < probabilities[$1] }
      return try LoggedChoice(
        reward: rewards[visit], propensity: propensities[visit],
        target: probabilities[chosen[visit]], expected: expected[chosen[visit]],
        expectedOfTarget: zip(probabilities, expected).reduce(0) { $0 + $1.0 * $1.1 },
        isBest: best == chosen[visit])
    }
  }
}
