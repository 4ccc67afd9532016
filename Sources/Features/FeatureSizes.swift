/// How large a feature is on a table: what a cross would cost before a model has it.
public struct FeatureSizes: Sendable, Equatable {
  /// The product of how many categories each part has: what a cross could give.
  public let possible: Double
  /// Combinations that occur.
  public let seen: Int
  /// Those that occur often enough to get an id.
  public let kept: Int
  /// Ids of a hash; nil for exact features.
  public let buckets: Int?
  /// Combinations that share their id with one seen before; nil for exact features.
  public let collisions: Int?

  /// Throws what fitting the feature throws.
  public init(of formula: Formula, in table: Table, minimumCount: Int = 1) throws {
    var inner = formula
    var least = minimumCount
    var hash: Int?
    if case .vocabulary(let part, let own, _) = formula { (inner, least) = (part, own ?? least) }
    if case .hashed(let part, let buckets) = formula { (inner, hash) = (part, buckets) }
    func size(_ minimumCount: Int) throws -> Int {
      let transform = try categorical(for: inner, minimumCount: minimumCount)
      let fitted = try transform.fit(on: table) as any FittedCategorical
      let column = try fitted.encode(table)
      // A bucket has its ids whether they occur or not.
      return Set(column.ids.filter { $0 >= 0 }).count
    }
    seen = try size(1)
    buckets = hash
    if let hash {
      kept = seen
      let ids = try Hashed(inner, buckets: hash).fit(on: table).encode(table).ids
      collisions = seen - Set(ids.filter { $0 >= 0 }).count
    } else {
      kept = try size(least)
      collisions = nil
    }
    possible = try inner.crossParts.reduce(1.0) { product, part in
      let categories = try Categories(of: part, on: table, indicators: true)
      if case .bucket = part { return product * Double(categories.levels.count) }
      return product * Double(Set(categories.codes.filter { $0 >= 0 }).count)
    }
  }
}
