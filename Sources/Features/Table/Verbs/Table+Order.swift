import Tensors

extension Table {
  /// The rows in rising order of keys, the first key first; rows with equal keys keep their order
  /// and missing cells come last, in either direction.
  ///
  /// Texts go by the alphabet, intervals of a bucket from the lowest up.
  public func sorted(by keys: [Formula], descending: Bool = false) throws -> Table {
    let codes = try keys.map { key in
      let codes = try KeyCodes(key, on: self)
      let last = Int32(truncatingIfNeeded: codes.count)
      return codes.codes.map { $0 < 0 ? last : descending ? last - 1 - $0 : $0 }
    }
    let order = (0..<rowCount).sorted { a, b in
      for key in codes where key[a] != key[b] { return key[a] < key[b] }
      return a < b
    }
    return try rows(order)
  }

  /// The first row of each combination of keys (of all columns, if there are none), in the order
  /// of the table; missing cells count as equal.
  public func distinct(by keys: [Formula] = []) throws -> Table {
    let groups = try Groups(self, by: keys.isEmpty ? columns.map { .column($0.name) } : keys)
    return try rows(groups.firstRows.sorted())
  }

  /// Some rows drawn at random, in random order: each at most once, or with replacement.
  public func sample(_ count: Int, replacing: Bool = false, seed: UInt64) throws -> Table {
    try rows(Sampling.places(count, of: rowCount, replacing: replacing, seed: seed))
  }
}

/// Which of so many things a sample holds.
public enum Sampling {
  /// Throws `outOfRange` for more than there are.
  public static func places(_ count: Int, of total: Int, replacing: Bool, seed: UInt64) throws
    -> [Int]
  {
    let most = replacing ? (total == 0 ? 0 : Int(Int32.max)) : total
    guard count >= 0, count <= most, total <= Int(Int32.max) else {
      throw FeaturesError.outOfRange(
        what: "a sample's size", found: "\(count)", range: "from 0 to \(most)")
    }
    var stream = RandomStream(seed: seed, purpose: .sampling)
    if replacing { return (0..<count).map { _ in stream.below(total) } }
    return stream.permutation(of: total).prefix(count).map(Int.init)
  }
}
