import Experiments
import Language

struct AppStore: Command {
  static let name = "appstore"
  static let summary = "A simulated app store: people, apps, and a log of what was shown and taken."
  static let details = """
    The store has users with tastes and apps with a character, popular apps and rare ones, and
    exceptions about pairs of apps. It runs for its days under a ranking of its own and logs what it
    shows: `store.impressions` is the table that models learn from, `store.users` and `store.apps`
    are who and what there is, `store.settings` says how the store was made and why.

    Whether somebody takes an app is decided by a truth that no table shows. It is there to judge
    models by: see ab_test and off_policy. The same seed makes the same store.
    """
  static let examples = [
    Example(
      """
      store = appstore(users: 200, apps: 50, days: 2, shown: 5, seed: 1)
      unique(store.impressions[.position])
      """, gives: "[0, 1, 2, 3, 4]"),
    Example(
      """
      store = appstore(users: 200, apps: 50, days: 2, seed: 1)
      rows(store.users) >= 200
      """, gives: "true"),
  ]
  @Argument("People on the first day.") var users = 5_000
  @Argument("Apps on the first day.") var apps = 2_000
  @Argument("Days that are logged.") var days = 7
  @Argument("The seed; else the script's.") var seed: Seed? = nil
  @Argument("Requests of a user a day, on average.") var visits: Double? = nil
  @Argument("Apps that retrieval finds for a request.") var candidates: Int? = nil
  @Argument("Apps shown of them.") var shown: Int? = nil
  @Argument("The share of places that are filled by chance.") var exploration: Double? = nil
  @Argument("The noise in the store's ranking.") var noise: Double? = nil
  @Argument("Log odds of an acquisition where nothing speaks for or against it.")
  var base: Double? = nil
  @Argument("How fast appeal falls with an app's rank.") var skew: Double? = nil
  @Argument("What agreement of tastes adds to the log odds.") var taste: Double? = nil
  @Argument("Rules about pairs of apps, for each app.") var rules: Int? = nil
  @Argument("What a rule adds to the log odds, or takes away.") var strength: Double? = nil
  @Argument("The daily step of an app's appeal.") var drift: Double? = nil
  @Argument("New people and apps a day, as a share.") var arrivals: Double? = nil

  func run(in context: Context) throws -> Value {
    var settings = StoreSettings(seed: seed?.seed ?? context.session.seed)
    settings.users = users
    settings.apps = apps
    settings.days = days
    visits.map { settings.visits = $0 }
    candidates.map { settings.candidates = $0 }
    shown.map { settings.shown = $0 }
    exploration.map { settings.exploration = $0 }
    noise.map { settings.noise = $0 }
    base.map { settings.base = $0 }
    skew.map { settings.skew = $0 }
    taste.map { settings.taste = $0 }
    rules.map { settings.rules = $0 }
    strength.map { settings.ruleStrength = $0 }
    drift.map { settings.drift = $0 }
    arrivals.map { settings.arrivals = $0 }
    return .foreign(
      try Store(settings) {
        try context.progress($0, "day \(Int($0 * Double(days)) + 1) of \(days)")
      })
  }
}
