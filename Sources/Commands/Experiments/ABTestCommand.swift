import Experiments
import Features
import Language
import Models

struct ABTestCommand: Command {
  static let name = "ab_test"
  static let summary = "An A/B test of models on a simulated store, day by day."
  static let details = """
    Each arm is a model. It is trained on the store's log, ranks for its own users, and is trained
    again every night on what was shown that day: on the control's impressions, or with
    `pooled: true` on those of all arms. Users are assigned by a hash of their id; `share` is the
    part of all users that sees each arm, `traffic` a part of the others who see the control and
    only help to train.

    The result has a row for each arm: acquisitions a user with the gain over the control and its
    95 % interval, the same after CUPED (what users did before taken out), and the p-value of a test
    that may be looked at daily. `by_day` has a row a day and arm, `diversity` says what was shown,
    `truth` what the store's hidden truth says of the same visits under every arm.
    """
  static let examples = [
    Example(
      """
      store = appstore(users: 400, apps: 60, days: 2, shown: 5, seed: 1)
      m = model(label: .acquired, wide: [.app, .country & .app])
      test = ab_test(arms: {a: m, b: m}, control: "a", on: store, days: 2, share: 0.5)
      rows(test.by_day)
      """, gives: "4")
  ]
  @Argument("A record of models: {wide: …, deep: …}.") var arms: NamedModels
  @Argument("The name of the arm that the others are compared with.") var control: String
  @Argument("The store.") var on: Store
  @Argument("How all arms are trained.") var using: Recipe? = nil
  @Argument("Days of the experiment.") var days = 21
  @Argument("The part of all users that sees each arm.") var share = 0.01
  @Argument("The part of all users that sees the control uncounted, to train on.")
  var traffic: Double? = nil
  @Argument("Whether models learn from what all arms showed.") var pooled = false
  @Argument("Visits a day whose outcome under every arm is asked of the truth.")
  var truth = 100

  func run(in context: Context) throws -> Value {
    var recipe = using ?? Recipe()
    if recipe.seed == 0 { recipe.seed = context.session.seed }
    var settings = ABTestSettings(control: control)
    settings.days = days
    settings.share = share
    settings.traffic =
      traffic ?? min(settings.traffic, max(0, 1 - share * Double(arms.names.count)))
    settings.pooled = pooled
    settings.truthVisits = truth
    let rankers = zip(arms.names, arms.models).map { name, model in
      (name: name, ranker: ModelRanker(model.declaration, using: recipe) as any Ranker)
    }
    var test = try ABTest(rankers, on: on, settings: settings) {
      try context.progress(
        0, "training \(arms.names[min(Int($0 * Double(arms.names.count)), arms.names.count - 1)])")
    }
    return .foreign(
      try test.run { try context.progress($0, "day \(Int($0 * Double(days)) + 1) of \(days)") })
  }
}

/// Models with names, as a record holds them.
struct NamedModels: Convertible {
  static let wantedKind = Kind("a record of models")
  let names: [String]
  let models: [ModelValue]

  static func convert(_ value: Value) throws -> NamedModels? {
    guard let fields = value.record else { return nil }
    let models = try fields.map { name, value in
      guard let model = value.foreign as? ModelValue else {
        throw Fault(.wrongKind, "`\(name)` is a model, found \(Display.phrase(value))")
      }
      return model
    }
    return NamedModels(names: Array(fields.keys), models: models)
  }
}
