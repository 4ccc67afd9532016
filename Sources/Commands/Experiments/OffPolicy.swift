import Experiments
import Features
import Language
import Models

struct OffPolicy: Command {
  static let name = "off_policy"
  static let summary = "What other rankings would have earned, estimated from a store's log."
  static let details = """
    The day after the store's log is ranked by the store and logged: what stood first in each visit,
    with the exact probability of that choice. Each run is a policy that ranks the same candidates,
    with the store's share of chance. A row for each policy and estimator: `replay`, `ips`, `snips`,
    `dm` (a model of the rewards, cross-fitted over halves of the users) and `dr` (doubly robust).

    `value` is the estimated acquisitions a visit, `error` its standard error, `sample` how many
    choices the estimate really rests on, and `truth` what the store's hidden truth says.
    """
  static let examples = [
    Example(
      """
      store = appstore(users: 300, apps: 60, days: 2, seed: 1)
      m = model(label: .acquired, wide: [.app])
      run = train(m, on: store.impressions, epochs: 1)
      unique(off_policy({app: run}, on: store, reward: m, using: {epochs: 1})[.estimator])
      """, gives: #"["replay", "ips", "snips", "dm", "dr"]"#)
  ]
  @Argument("A record of runs: {wide: …, deep: …}.") var policies: NamedRuns
  @Argument("The store.") var on: Store
  @Argument("A model of the rewards, for `dm` and `dr`.") var reward: ModelValue
  @Argument("How the model of the rewards is trained.") var using: Recipe? = nil
  @Argument("How many visits are logged.") var visits = 2_000

  func run(in context: Context) throws -> Value {
    var recipe = using ?? Recipe()
    if recipe.seed == 0 { recipe.seed = context.session.seed }
    let test = try OfflineTest(on: on, visits: visits)
    try context.progress(0, "fitting the model of the rewards")
    let model = try test.expectations(
      of: reward.declaration, using: recipe, on: on.impressions)
    var rows: [Row] = []
    for (index, (name, run)) in zip(policies.names, policies.runs).enumerated() {
      try context.progress(Double(index) / Double(policies.names.count), name)
      let policy = try test.policy(of: ModelRanker(run))
      let choices = try test.choices(for: policy, expecting: model)
      let truth = test.truth(of: policy)
      rows += OfflineEstimators.all.map {
        Row(policy: name, estimator: $0.name, estimate: $0.estimate(choices), truth: truth)
      }
    }
    return .foreign(try table(rows))
  }

  private struct Row {
    let policy: String
    let estimator: String
    let estimate: PolicyEstimate?
    let truth: Double
  }

  private func table(_ rows: [Row]) throws -> Table {
    try Table(
      name: "off_policy",
      columns: [
        Column(name: "policy", texts: rows.map(\.policy)),
        Column(name: "estimator", texts: rows.map(\.estimator)),
        Column(name: "value", numbers: rows.map { $0.estimate?.value }),
        Column(name: "error", numbers: rows.map { $0.estimate?.error }),
        Column(name: "low", numbers: rows.map { $0.estimate?.interval?.lowerBound }),
        Column(name: "high", numbers: rows.map { $0.estimate?.interval?.upperBound }),
        Column(name: "sample", numbers: rows.map { $0.estimate?.sample }),
        Column(name: "truth", numbers: rows.map(\.truth)),
      ])
  }
}
