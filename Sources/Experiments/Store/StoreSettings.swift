/// How a simulated app store is made: every number of it, with a sentence of why.
public struct StoreSettings: Sendable, Equatable {
  public var seed: UInt64
  /// People on the first day; more come each day.
  public var users = 5_000
  /// Apps on the first day; more come each day.
  public var apps = 2_000
  /// Days that are logged before anything else happens.
  public var days = 7
  /// Requests of a user a day, on average.
  public var visits = 0.5
  /// Apps that retrieval finds for a request.
  public var candidates = 100
  /// Apps that are shown of them.
  public var shown = 10
  /// The share of places that the store fills by chance.
  public var exploration = 0.1
  /// The spread of the noise in the store's ranking, in units of the score.
  public var noise = 0.5
  /// Log odds of an acquisition where nothing speaks for or against it.
  public var base = -5.0
  /// How fast appeal falls with an app's rank.
  public var skew = 0.9
  /// What a unit of agreement between the tastes of a user and an app adds to the log odds.
  public var taste = 1.5
  /// Rules about pairs of apps, for each app.
  public var rules = 6
  /// What a rule adds to the log odds, or takes away.
  public var ruleStrength = 2.0
  /// The daily step of an app's appeal.
  public var drift = 0.05
  /// New users and new apps a day, as a share of those of the first day.
  public var arrivals = 0.005

  /// The numbers that describe a taste.
  public static let tasteRank = 4
  public static let userLimits = 2...1_000_000
  public static let appLimits = 2...100_000
  public static let dayLimits = 1...365

  public init(seed: UInt64) { self.seed = seed }

  /// Throws `ExperimentsError.setting` for the first setting no store can have.
  public func validate() throws {
    try check("users", Double(users), in: Self.userLimits)
    try check("apps", Double(apps), in: Self.appLimits)
    try check("days", Double(days), in: Self.dayLimits)
    try check("visits", visits, 0.001...100)
    try check("candidates", Double(candidates), in: 1...10_000)
    try check("shown", Double(shown), in: 1...min(candidates, apps))
    try check("exploration", exploration, 0...1)
    try check("noise", noise, 0.001...100)
    try check("base", base, -20...20)
    try check("skew", skew, 0...10)
    try check("taste", taste, 0...20)
    try check("rules", Double(rules), in: 0...100)
    try check("strength", ruleStrength, 0...20)
    try check("drift", drift, 0...5)
    try check("arrivals", arrivals, 0...1)
  }

  private func check(_ name: String, _ value: Double, _ range: ClosedRange<Double>) throws {
    guard range.contains(value) else {
      throw ExperimentsError.setting(name, found: value, range: range)
    }
  }

  private func check(_ name: String, _ value: Double, in range: ClosedRange<Int>) throws {
    try check(name, value, Double(range.lowerBound)...Double(range.upperBound))
  }

  /// A setting as a table shows it.
  public struct Line: Sendable, Equatable {
    public let name: String
    public let value: Double
    public let why: String
  }

  /// Every setting, its value, and why there is one.
  public var lines: [Line] {
    [
      Line(name: "users", value: Double(users), why: "people on the first day"),
      Line(name: "apps", value: Double(apps), why: "apps on the first day"),
      Line(name: "days", value: Double(days), why: "what is logged, for models to learn from"),
      Line(
        name: "visits", value: visits,
        why: "requests of a user a day: most people open a store now and then"),
      Line(
        name: "candidates", value: Double(candidates),
        why: "what retrieval leaves for ranking to score"),
      Line(name: "shown", value: Double(shown), why: "a screen of apps"),
      Line(
        name: "exploration", value: exploration,
        why: "places filled by chance: without them a log cannot judge another ranking"),
      Line(
        name: "noise", value: noise,
        why: "the ranking wavers from visit to visit, so each choice has a known probability"),
      Line(name: "base", value: base, why: "most apps are of no interest to most people"),
      Line(
        name: "skew", value: skew, why: "few apps are known to all, most to few (a power law)"),
      Line(
        name: "taste", value: taste,
        why: "tastes of low rank, half from who one is: what a deep model can generalise from"),
      Line(
        name: "rules", value: Double(rules),
        why: "exceptions about pairs, for each app: what crosses can memorise"),
      Line(
        name: "strength", value: ruleStrength,
        why: "an exception multiplies the odds by e to this, or divides them"),
      Line(name: "drift", value: drift, why: "fashions pass, so models age"),
      Line(
        name: "arrivals", value: arrivals,
        why: "new people and new apps a day: ids that no model has seen"),
      Line(name: "seed", value: Double(seed), why: "the same seed makes the same store"),
    ]
  }
}
