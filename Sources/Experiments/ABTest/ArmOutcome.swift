/// What an arm showed and what came of it, so far.
public struct ArmOutcome: Sendable {
  public let name: String
  public private(set) var shown = 0
  public private(set) var acquired = 0
  private var ofUser: [Double] = []
  private var appsShown: Set<Int32> = []
  private var pairs = (different: 0, all: 0)
  private var related = 0
  private var today = (shown: 0, acquired: 0)
  /// Expected acquisitions of the visits that the truth was asked about.
  var expected: [Double] = []

  init(name: String) { self.name = name }

  mutating func beginDay(users: Int) {
    today = (0, 0)
    ofUser += [Double](repeating: 0, count: max(0, users - ofUser.count))
  }

  mutating func add(_ apps: [Int32], taken: [Bool], in visit: Visit, of world: World) {
    let count = taken.count { $0 }
    shown += apps.count
    acquired += count
    today.shown += apps.count
    today.acquired += count
    ofUser[visit.user] += Double(count)
    appsShown.formUnion(apps)
    let categories = apps.map { world.apps[Int($0)].category }
    for (place, category) in categories.enumerated() {
      pairs.all += place
      pairs.different += categories[..<place].count { $0 != category }
    }
    let favourite = world.favouriteCategories(of: visit.user)
    related += categories.count { favourite.contains($0) }
  }

  func endDay(day: Int, auc: Double?, sequentialP: Double?) -> ArmDay {
    ArmDay(
      day: day, arm: name, shown: today.shown, acquired: today.acquired, auc: auc,
      sequentialP: sequentialP)
  }

  func acquisitions(of user: Int) -> Double { user < ofUser.count ? ofUser[user] : 0 }

  func proportion() throws -> Proportion { try Proportion(acquired, of: shown) }

  /// Different apps that were shown to anybody.
  public var coverage: Int { appsShown.count }
  /// The share of pairs on a screen that are of different categories: intra-list distance.
  public var diversity: Double { Double(pairs.different) / Double(max(pairs.all, 1)) }
  /// The share of apps shown that are of a category which the user has most apps of.
  public var relatedness: Double { Double(related) / Double(max(shown, 1)) }
}

/// A day of an arm.
public struct ArmDay: Sendable, Equatable {
  public let day: Int
  public let arm: String
  public let shown: Int
  public let acquired: Int
  /// Of the model that ranked on that day, on that day's log; nil for a ranker without a model.
  public let auc: Double?
  public let sequentialP: Double?
}

extension World {
  /// The three categories of which a user has most apps.
  func favouriteCategories(of user: Int) -> [UInt8] {
    var counts = Named.categories.map { _ in 0 }
    for app in installed[user] { counts[Int(apps[Int(app)].category)] += 1 }
    let order = counts.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }
    return order.prefix(3).filter { counts[$0] > 0 }.map { UInt8(truncatingIfNeeded: $0) }
  }
}
