/// How often each app was shown and acquired, up to yesterday: what a store knows of its apps.
///
/// Old days count less: each halves in weight after a week.
struct Statistics: Sendable {
  /// The share of a day's weight that is left a day later.
  private static let decay = 0.9057

  private struct Counts: Sendable {
    var shown = 0.0
    var acquired = 0.0

    mutating func fade() {
      shown *= Statistics.decay
      acquired *= Statistics.decay
    }

    mutating func add(_ taken: Bool) {
      shown += 1
      if taken { acquired += 1 }
    }

    func rate(prior: Double) -> Double { (acquired + 20 * prior) / (shown + 20) }
  }

  private var byApp: [Counts] = []
  /// [app, country].
  private var byCountry: [Counts] = []
  private var today: [(app: Int32, country: UInt8, taken: Bool)] = []
  private var all = Counts()

  mutating func addApp() {
    byApp.append(Counts())
    byCountry += Named.countries.map { _ in Counts() }
  }

  mutating func add(app: Int32, country: UInt8, taken: Bool) {
    today.append((app, country, taken))
  }

  mutating func endDay() {
    for k in byApp.indices { byApp[k].fade() }
    for k in byCountry.indices { byCountry[k].fade() }
    all.fade()
    for (app, country, taken) in today {
      byApp[Int(app)].add(taken)
      byCountry[place(app, country)].add(taken)
      all.add(taken)
    }
    today = []
  }

  /// Times shown, old days counting less.
  func shown(_ app: Int32) -> Double { byApp[Int(app)].shown }

  /// Acquired by shown, drawn to the rate of all apps as 20 more times shown would do.
  func rate(_ app: Int32) -> Double {
    let prior = (all.acquired + 1) / (all.shown + 20)
    return byApp[Int(app)].rate(prior: prior)
  }

  /// The same in one country, drawn to the app's own rate.
  func rate(_ app: Int32, in country: UInt8) -> Double {
    byCountry[place(app, country)].rate(prior: rate(app))
  }

  private func place(_ app: Int32, _ country: UInt8) -> Int {
    Int(app) * Named.countries.count + Int(country)
  }
}
