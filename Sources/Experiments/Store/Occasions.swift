import Features

/// Apps in visits, as models see them: a row for each.
///
/// Features of the user (country, language, age, what they have), of the visit (day, hour, device,
/// query) and of the app (category, age, statistics up to yesterday), as in section 4.1 of the
/// paper. Nothing of the truth is among them.
struct Occasions {
  private var visits: [Double] = []
  private var days: [Double] = []
  private var hours: [Double] = []
  private var users: [Int32] = []
  private var countries: [Int32] = []
  private var languages: [Int32] = []
  private var devices: [Int32] = []
  private var ages: [Double] = []
  private var installed: [Int32] = []
  private var installedEnds: [Int] = [0]
  private var queries: [Int32] = []
  private var apps: [Int32] = []
  private var categories: [Int32] = []
  private var appAges: [Double] = []
  private var appShown: [Double] = []
  private var appRates: [Double] = []

  mutating func add(_ app: Int32, in visit: Visit, of world: World) {
    let user = world.users[visit.user]
    let mine = world.installed[visit.user]
    visits.append(Double(visit.number))
    days.append(Double(world.day))
    hours.append(Double(visit.hour))
    users.append(Int32(truncatingIfNeeded: visit.user))
    countries.append(Int32(user.country))
    languages.append(Int32(user.language))
    devices.append(Int32(user.device))
    ages.append(Double(user.age))
    installed += mine
    installedEnds.append(installed.count)
    queries.append(visit.query.map { Int32($0) } ?? -1)
    apps.append(app)
    categories.append(Int32(world.apps[Int(app)].category))
    appAges.append(Double(world.day - world.apps[Int(app)].born))
    appShown.append(world.statistics.shown(app))
    appRates.append(world.statistics.rate(app))
  }

  /// The columns; ids are texts.
  func columns(of world: World) -> [Column] {
    let appNames = world.appNames
    let inCategories = Named.categories
    return [
      Column(name: "visit", values: .numbers(visits)),
      Column(name: "day", values: .numbers(days)),
      Column(name: "hour", values: .numbers(hours)),
      Column(name: "user", values: .texts(codes: users, levels: world.userNames)),
      Column(name: "country", values: .texts(codes: countries, levels: Named.countries)),
      Column(name: "language", values: .texts(codes: languages, levels: Named.languages)),
      Column(name: "device", values: .texts(codes: devices, levels: Named.devices)),
      Column(name: "age", values: .numbers(ages)),
      Column(
        name: "installed",
        values: .lists(ListCells(ends: installedEnds, codes: installed, levels: appNames))),
      Column(name: "query", values: .texts(codes: queries, levels: inCategories)),
      Column(name: "app", values: .texts(codes: apps, levels: appNames)),
      Column(name: "category", values: .texts(codes: categories, levels: inCategories)),
      Column(name: "app_age", values: .numbers(appAges)),
      Column(name: "app_shown", values: .numbers(appShown)),
      Column(name: "app_rate", values: .numbers(appRates)),
    ]
  }
}

/// What was shown and what came of it: the log that models learn from.
struct Impressions {
  private var occasions = Occasions()
  private var positions: [Double] = []
  private var propensities: [Double] = []
  private var acquired: [Int8] = []

  /// A screen of a visit; `taken` is in its order.
  mutating func add(
    _ slate: Slate, of candidates: [Int32], taken: [Bool], in visit: Visit, of world: World
  ) {
    for (position, place) in slate.places.enumerated() {
      occasions.add(candidates[place], in: visit, of: world)
      positions.append(Double(position))
      propensities.append(slate.propensities[position])
      acquired.append(taken[position] ? 1 : 0)
    }
  }

  func table(named name: String, of world: World) throws -> Table {
    try Table(
      name: name,
      columns: occasions.columns(of: world) + [
        Column(name: "position", values: .numbers(positions)),
        Column(name: "propensity", values: .numbers(propensities)),
        Column(name: "acquired", values: .truths(acquired)),
      ])
  }
}
