import Features

/// A simulated app store after some days of business: its log, its people and apps, and its truth.
public struct Store: Sendable {
  public let settings: StoreSettings
  /// What was shown on these days and what was acquired, a row an impression.
  public let impressions: Table
  /// The store at the end of the last day.
  public let world: World

  /// Opens a store and runs it for its days, ranked by `StoreRanking`; `tick` is called now and
  /// then with the part that is done. Throws `ExperimentsError.setting`, and what `tick` throws.
  public init(
    _ settings: StoreSettings, tick: (Double) throws -> Void = { _ in }
  ) throws {
    var world = try World(settings)
    var log = Impressions()
    for day in 0..<settings.days {
      for (index, visit) in world.nextDay().enumerated() {
        if index.isMultiple(of: 256) { try tick(Double(day) / Double(settings.days)) }
        let candidates = world.candidates(for: visit)
        let slate = world.slate(
          for: visit, scores: StoreRanking.scores(of: candidates, for: visit, in: world))
        let taken = world.show(slate.places.map { candidates[$0] }, in: visit)
        log.add(slate, of: candidates, taken: taken, in: visit, of: world)
      }
    }
    self.settings = settings
    self.world = world
    impressions = try log.table(named: "impressions", of: world)
  }
}

/// The store's own ranking, from before there was a model: the log odds of an app's rate in the
/// user's country, both smoothed (`Statistics`).
enum StoreRanking {
  static func scores(of candidates: [Int32], for visit: Visit, in world: World) -> [Double] {
    let country = world.users[visit.user].country
    return candidates.map { app in
      logit(world.statistics.rate(app, in: country))
    }
  }
}

extension World {
  /// A screen by these scores, with the store's share of chance.
  func slate(for visit: Visit, scores: [Double]) -> Slate {
    var stream = stream("store ranking", visit.number)
    return Slate(
      scores: scores, shown: settings.shown, exploration: settings.exploration,
      noise: settings.noise, &stream)
  }
}

extension Store {
  /// The users on the last day, with what they have.
  public func users() throws -> Table {
    let users = world.users
    var ends = [0]
    for mine in world.installed { ends.append(ends[ends.count - 1] + mine.count) }
    return try Table(
      name: "users",
      columns: [
        Column(name: "user", texts: world.userNames),
        Column(name: "country", texts: users.map { Named.countries[Int($0.country)] }),
        Column(name: "language", texts: users.map { Named.languages[Int($0.language)] }),
        Column(name: "device", texts: users.map { Named.devices[Int($0.device)] }),
        Column(name: "age", numbers: users.map { Double($0.age) }),
        Column(
          name: "installed",
          values: .lists(
            ListCells(ends: ends, codes: world.installed.flatMap { $0 }, levels: world.appNames))),
        Column(name: "joined", numbers: users.map { Double($0.joined) }),
      ])
  }

  /// The apps on the last day, with their statistics up to the day before.
  public func apps() throws -> Table { try world.appTable() }
}
