import Glibc
import Tensors

/// Somebody opens the store.
public struct Visit: Sendable, Equatable {
  /// Counted over all days.
  public let number: Int
  public let user: Int
  /// From 0 to 23.
  public let hour: Int
  /// The category that was searched for; nil for a look around.
  let query: UInt8?
}

/// The store on one day: who and what there is, what has been installed and how apps have done.
///
/// A value: two experiments that start from the same day do not see each other. All chance comes
/// from streams of the seed, a stream for each kind of event and each of its occasions, so that
/// what happens in one visit does not depend on the visits before it.
public struct World: Sendable {
  public let settings: StoreSettings
  private(set) var truth: Truth
  private(set) var users: [User] = []
  private(set) var apps: [App] = []
  /// What each user has, in rising order.
  private(set) var installed: [[Int32]] = []
  private(set) var statistics: Statistics
  /// 0 before the first.
  public private(set) var day = 0
  private var visitCount = 0
  private var known = AliasTable([1])
  private var knownOf: [AliasTable] = []
  private var appsOf: [[Int32]] = []
  /// Acquired today, installed from tomorrow.
  private var acquired: [(user: Int, app: Int32)] = []

  /// A store before its first day. Throws `ExperimentsError.setting`.
  public init(_ settings: StoreSettings) throws {
    try settings.validate()
    self.settings = settings
    truth = Truth(settings)
    statistics = Statistics()
    var ranks = stream("store ranks")
    // Any app may be of any rank.
    for rank in ranks.permutation(of: settings.apps) { addApp(rank: Int(rank), born: .none) }
    meetApps()
    for _ in 0..<settings.users { addUser(joined: 0) }
  }

  func stream(_ purpose: String, _ index: Int = 0) -> RandomStream {
    RandomStream(
      seed: settings.seed, purpose: RandomStream.Purpose(purpose),
      index: UInt64(truncatingIfNeeded: index))
  }
}

// MARK: Arrivals

extension World {
  /// A new app; one without a day of birth is up to three years old.
  private mutating func addApp(rank: Int, born: Int?) {
    var stream = stream("store apps", apps.count)
    let app = App(born: born ?? -stream.below(3 * 365), from: &stream)
    apps.append(app)
    truth.add(app, rank: rank, &stream)
    statistics.addApp()
  }

  /// Brings what is drawn by how well apps are known up to date, and new apps their rules.
  private mutating func meetApps() {
    let weights = truth.appeal.map { exp(Double($0)) }
    known = AliasTable(weights)
    appsOf = Named.categories.map { _ in [] }
    for (index, app) in apps.enumerated() {
      appsOf[Int(app.category)].append(Int32(truncatingIfNeeded: index))
    }
    knownOf = appsOf.map { $0.isEmpty ? AliasTable([1]) : AliasTable($0.map { weights[Int($0)] }) }
    var rules = stream("store rules", day)
    truth.addRules(partners: known, &rules)
  }

  /// A new user with 5 to 40 apps, drawn by how well apps are known and kept by taste.
  private mutating func addUser(joined: Int) {
    let index = users.count
    var stream = stream("store users", index)
    let user = User(joined: joined, from: &stream)
    users.append(user)
    truth.add(user, &stream)
    var mine: [Int32] = []
    let wanted = min(5 + stream.below(36), apps.count / 2)
    for _ in 0..<40 * wanted where mine.count < wanted {
      let app = known.draw(&stream)
      let liking = sigmoid(settings.taste * truth.agreement(user: index, app: app))
      if stream.uniform() < liking { mine.insertInOrder(Int32(truncatingIfNeeded: app)) }
    }
    installed.append(mine)
  }
}

// MARK: A day

extension World {
  /// The next day begins: yesterday's acquisitions are installed, fashions move, people and apps
  /// arrive. Gives the visits of the day, in the order of the users.
  public mutating func nextDay() -> [Visit] {
    for (user, app) in acquired { installed[user].insertInOrder(app) }
    acquired = []
    statistics.endDay()
    day += 1
    var drift = stream("store drift", day)
    truth.drift(&drift)
    var arrivals = stream("store arrivals", day)
    for _ in 0..<arrivals.poisson(settings.arrivals * Double(settings.apps)) {
      addApp(rank: arrivals.below(settings.apps), born: day)
    }
    meetApps()
    for _ in 0..<arrivals.poisson(settings.arrivals * Double(settings.users)) {
      addUser(joined: day)
    }
    return visits()
  }

  private mutating func visits() -> [Visit] {
    var stream = stream("store visits", day)
    var all: [Visit] = []
    for (index, user) in users.enumerated() {
      for _ in 0..<stream.poisson(settings.visits * user.activity) {
        // More come late in the day than early.
        let hour = max(stream.below(24), stream.below(24))
        let isSearch = stream.uniform() < 0.3
        let category = UInt8(truncatingIfNeeded: stream.below(Named.categories.count))
        let query = isSearch && !appsOf[Int(category)].isEmpty ? category : nil
        all.append(Visit(number: visitCount, user: index, hour: hour, query: query))
        visitCount += 1
      }
    }
    return all
  }

  /// The apps that retrieval finds for a visit: drawn by how well they are known, among those of
  /// the category sought, without what the user has. Fewer than asked where there are no more.
  public func candidates(for visit: Visit) -> [Int32] {
    var stream = stream("store retrieval", visit.number)
    let among = visit.query.map { appsOf[Int($0)] }
    let table = visit.query.map { knownOf[Int($0)] } ?? known
    let mine = installed[visit.user]
    var found: [Int32] = []
    found.reserveCapacity(settings.candidates)
    // Rarely known apps are hard to draw; twenty tries for each place are enough.
    for _ in 0..<20 * settings.candidates {
      let place = table.draw(&stream)
      let app = among.map { $0[place] } ?? Int32(truncatingIfNeeded: place)
      if !mine.containsInOrder(app), !found.contains(app) { found.append(app) }
      if found.count == settings.candidates { break }
    }
    return found
  }

  /// P(acquired) if the app were shown in this visit: the truth, for evaluation only.
  public func probability(_ visit: Visit, app: Int32) -> Double {
    truth.probability(
      user: visit.user, users[visit.user], app: Int(app), apps[Int(app)], hour: visit.hour,
      installed: installed[visit.user])
  }

  /// Shows apps in a visit and tells which were acquired; a user takes an app once.
  public mutating func show(_ shown: [Int32], in visit: Visit) -> [Bool] {
    var stream = stream("store answers", visit.number)
    let country = users[visit.user].country
    return shown.map { app in
      let taken = stream.uniform() < probability(visit, app: app)
      if taken { acquired.append((visit.user, app)) }
      statistics.add(app: app, country: country, taken: taken)
      return taken
    }
  }
}

extension RandomStream {
  /// A count with this mean, by Knuth's product of uniforms; large means are drawn in parts.
  mutating func poisson(_ mean: Double) -> Int {
    if mean > 30 { return poisson(mean / 2) + poisson(mean - mean / 2) }
    let limit = exp(-mean)
    var (count, product) = (0, uniform())
    while product > limit {
      count += 1
      product *= uniform()
    }
    return count
  }
}
