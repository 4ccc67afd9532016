import Features

extension World {
  /// The apps of today with their statistics up to yesterday, a row each.
  func appTable() throws -> Table {
    let places = apps.indices.map { Int32(truncatingIfNeeded: $0) }
    return try Table(
      name: "apps",
      columns: [
        Column(name: "app", texts: appNames),
        Column(
          name: "category",
          values: .texts(codes: apps.map { Int32($0.category) }, levels: Named.categories)),
        Column(name: "app_age", numbers: apps.map { Double(day - $0.born) }),
        Column(name: "app_shown", numbers: places.map { statistics.shown($0) }),
        Column(name: "app_rate", numbers: places.map { statistics.rate($0) }),
      ])
  }

  /// A visit without any app: one row, whose columns are all but the apps'.
  func table(of visit: Visit) throws -> Table {
    let user = users[visit.user]
    let mine = installed[visit.user].map { appName(Int($0)) }
    return try Table(
      name: "visit",
      columns: [
        Column(name: "visit", numbers: [Double(visit.number)]),
        Column(name: "day", numbers: [Double(day)]),
        Column(name: "hour", numbers: [Double(visit.hour)]),
        Column(name: "user", texts: [userName(visit.user)]),
        Column(name: "country", texts: [Named.countries[Int(user.country)]]),
        Column(name: "language", texts: [Named.languages[Int(user.language)]]),
        Column(name: "device", texts: [Named.devices[Int(user.device)]]),
        Column(name: "age", numbers: [Double(user.age)]),
        Column(name: "installed", lists: [mine]),
        Column(name: "query", texts: [visit.query.map { Named.categories[Int($0)] }]),
      ])
  }

  /// The app's number with what it is for: `music-17`.
  func appName(_ app: Int) -> String { "\(Named.categories[Int(apps[app].category)])-\(app)" }
  func userName(_ user: Int) -> String { "u\(user)" }
  var appNames: [String] { apps.indices.map(appName) }
  var userNames: [String] { users.indices.map(userName) }
}
