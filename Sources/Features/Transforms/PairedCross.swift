/// A cross whose parts read a request's user or its items: each side is encoded once, and a pair
/// of their entries has an id.
///
/// An entry is a combination of the side's own parts. For an exact cross its key is the entry's
/// share of the combination's number in mixed radix; for a hashed one, the hash so far or the
/// fingerprint that goes on from it.
public struct PairedCross: Sendable {
  private enum Cross: Sendable {
    case exact(FittedCross, factors: [Int])
    case hashed(FittedHashed, userIsFirst: Bool)
  }

  /// What one side has: row r the keys `offsets[r]..<offsets[r + 1]`.
  public struct Side: Sendable {
    public let offsets: [Int]
    public let keys: [UInt64]
  }

  private let cross: Cross
  private let userParts: [Int]
  private let itemParts: [Int]

  /// `nil` unless the feature is a cross with parts of both sides, each of one side, whose ids can
  /// be looked up pair by pair.
  /// - Parameter isItem: whether a column is one of the items.
  public init?(_ feature: any FittedCategorical, isItem: (String) -> Bool) {
    let parts: [Formula] =
      switch feature {
      case let cross as FittedCross: cross.parts
      case let hashed as FittedHashed: hashed.inner.crossParts
      default: []
      }
    let sides = parts.map { part in Set(part.columnNames.map(isItem)) }
    guard sides.allSatisfy({ $0.count == 1 }) else { return nil }
    itemParts = sides.indices.filter { sides[$0].contains(true) }
    userParts = sides.indices.filter { sides[$0].contains(false) }
    guard let firstUser = userParts.first, let firstItem = itemParts.first else { return nil }
    if let exact = feature as? FittedCross, let factors = exact.index.factors {
      cross = .exact(exact, factors: factors)
    } else if let hashed = feature as? FittedHashed {
      let (first, second) =
        firstUser < firstItem ? (userParts, itemParts) : (itemParts, userParts)
      guard second.count == 1, let last = first.last, last < second[0] else { return nil }
      cross = .hashed(hashed, userIsFirst: firstUser < firstItem)
    } else {
      return nil
    }
  }

  /// The entries of each row of a table of users.
  public func users(_ table: Table) throws -> Side { try side(userParts, on: table) }

  /// The entries of each row of a table of items.
  public func items(_ table: Table) throws -> Side { try side(itemParts, on: table) }

  /// The id of a user's entry with an item's; −1 for a combination not seen in training.
  @inline(__always)
  public func id(user: UInt64, item: UInt64) -> Int32 {
    switch cross {
    case .exact(let exact, _):
      return exact.index.id(ofKey: Int(truncatingIfNeeded: user &+ item))
    case .hashed(let hashed, let userIsFirst):
      let hash = userIsFirst ? fingerprintCat64(user, item) : fingerprintCat64(item, user)
      return Int32(truncatingIfNeeded: hash % UInt64(hashed.buckets))
    }
  }

  private func side(_ parts: [Int], on table: Table) throws -> Side {
    let categories = try parts.map { part in
      switch cross {
      case .exact(let exact, _): try exact.categories(ofPart: part, on: table)
      case .hashed(let hashed, _):
        try Categories(of: hashed.inner.crossParts[part], on: table, indicators: true)
      }
    }
    let (codes, offsets) = try Categories.combinations(
      of: categories, rowCount: table.rowCount, formula: formula)
    let key = keys(of: parts, categories)
    var starts = [0]
    var keys: [UInt64] = []
    for row in 0..<table.rowCount {
      for entry in offsets.map({ $0[row]..<$0[row + 1] }) ?? row..<row + 1 {
        let entryCodes = codes.map { $0[entry] }
        if entryCodes.allSatisfy({ $0 >= 0 }) { keys.append(key(entryCodes)) }
      }
      starts.append(keys.count)
    }
    return Side(offsets: starts, keys: keys)
  }

  /// The key of an entry with these codes, one for each of the side's parts.
  private func keys(of parts: [Int], _ categories: [Categories]) -> ([Int32]) -> UInt64 {
    switch cross {
    case .exact(_, let factors):
      return { codes in
        zip(parts, codes).reduce(0) {
          $0 &+ UInt64(truncatingIfNeeded: factors[$1.0] &* Int($1.1))
        }
      }
    case .hashed(_, let userIsFirst):
      let fingerprints = categories.map(\.fingerprints)
      let goesOn = userIsFirst != (parts == userParts)
      return { codes in
        let taken = zip(fingerprints, codes).map { $0[Int($1)] }
        return goesOn ? taken[0] : taken.reduce(FittedHashed.seed, fingerprintCat64)
      }
    }
  }

  private var formula: Formula {
    switch cross {
    case .exact(let exact, _): exact.formula
    case .hashed(let hashed, _): hashed.formula
    }
  }
}
