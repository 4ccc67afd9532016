import Glibc
import Tensors

/// What decides whether a user takes an app. Models never see it; it is there to judge them by.
///
/// P(acquired) = σ(base + appeal + c[country, category] + h[part of day, category]
/// + taste · uᵀv + Σ r(X, app)), the last over the rules whose app X the user has. Half of the
/// variance of u comes from country, age and device, half of that of v from the category; the rest
/// is the user's or the app's own.
struct Truth: Sendable {
  typealias Taste = SIMD4<Float>

  /// An exception: who has `partner` likes the app more by `effect`, or less.
  struct Rule: Sendable {
    let partner: Int32
    let effect: Float
  }

  private let settings: StoreSettings
  private let countryTastes: [Taste]
  private let ageTastes: [Taste]
  private let deviceTastes: [Taste]
  private let categoryTastes: [Taste]
  /// [country, category], and [part of day, category].
  private let places: [Float]
  private let hours: [Float]
  private var userTastes: [Taste] = []
  private var appTastes: [Taste] = []
  /// Of each app, in log odds; it walks from day to day.
  private(set) var appeal: [Float] = []
  /// `settings.rules` for each app, one app after the other.
  private var rules: [Rule] = []

  init(_ settings: StoreSettings) {
    self.settings = settings
    var stream = RandomStream(seed: settings.seed, purpose: RandomStream.Purpose("store truth"))
    let categories = Named.categories.count
    countryTastes = Named.countries.map { _ in Self.taste(&stream) }
    ageTastes = (0..<4).map { _ in Self.taste(&stream) }
    deviceTastes = Named.devices.map { _ in Self.taste(&stream) }
    categoryTastes = Named.categories.map { _ in Self.taste(&stream) }
    places = (0..<Named.countries.count * categories).map { _ in Float(0.3 * stream.normal()) }
    hours = (0..<4 * categories).map { _ in Float(0.2 * stream.normal()) }
  }

  /// Four numbers of variance 1/2, so that the product of two has a variance of 1.
  private static func taste(_ stream: inout RandomStream) -> Taste {
    var taste = Taste()
    for k in 0..<4 { taste[k] = Float(stream.normal() * 0.5.squareRoot()) }
    return taste
  }

  /// Takes in the next user.
  mutating func add(_ user: User, _ stream: inout RandomStream) {
    let group =
      countryTastes[Int(user.country)] + ageTastes[user.ageGroup] + deviceTastes[Int(user.device)]
    userTastes.append(
      group * Float((1.0 / 6).squareRoot()) + Self.taste(&stream) * Float(0.5.squareRoot()))
  }

  /// Takes in the next app, as well known as the app of a rank (0 is the best known).
  mutating func add(_ app: App, rank: Int, _ stream: inout RandomStream) {
    let own = Self.taste(&stream)
    appTastes.append((categoryTastes[Int(app.category)] + own) * Float(0.5.squareRoot()))
    appeal.append(Float(-settings.skew * log(Double(rank + 10) / Double(settings.apps))))
  }

  /// Gives the apps that have none their rules; partners are drawn by how well they are known.
  mutating func addRules(partners: AliasTable, _ stream: inout RandomStream) {
    while rules.count < appTastes.count * settings.rules {
      rules.append(
        Rule(
          partner: Int32(truncatingIfNeeded: partners.draw(&stream)),
          effect: Float(stream.below(2) == 0 ? settings.ruleStrength : -settings.ruleStrength)))
    }
  }

  /// A day passes: every app's appeal takes a random step.
  mutating func drift(_ stream: inout RandomStream) {
    for app in appeal.indices { appeal[app] += Float(settings.drift * stream.normal()) }
  }

  /// How well a user and an app go together, uᵀv.
  func agreement(user: Int, app: Int) -> Double {
    Double((userTastes[user] * appTastes[app]).sum())
  }

  /// P(acquired) for a user who has `installed`, in rising order.
  func probability(
    user: Int, _ known: User, app: Int, _ shown: App, hour: Int, installed: [Int32]
  ) -> Double {
    let category = Int(shown.category)
    let categories = Named.categories.count
    var logit = settings.base + settings.taste * agreement(user: user, app: app)
    logit += Double(appeal[app] + places[Int(known.country) * categories + category])
    logit += Double(hours[hour / 6 * categories + category])
    for rule in rules[(app * settings.rules)..<((app + 1) * settings.rules)]
    where installed.containsInOrder(rule.partner) {
      logit += Double(rule.effect)
    }
    return sigmoid(logit)
  }
}

extension [Int32] {
  /// Whether a list in rising order has an element: a binary search.
  func containsInOrder(_ element: Int32) -> Bool {
    let place = placeInOrder(element)
    return place < count && self[place] == element
  }

  /// The first place whose element is not less.
  func placeInOrder(_ element: Int32) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < element { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Puts an element in its place, unless it is there.
  mutating func insertInOrder(_ element: Int32) {
    let place = placeInOrder(element)
    if place == count || self[place] != element { insert(element, at: place) }
  }
}
