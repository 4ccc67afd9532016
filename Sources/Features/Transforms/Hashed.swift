/// One of so many ids by hash, TensorFlow's: nothing is learnt, nothing has a name, and two
/// categories may share an id.
///
/// A text's id is Fingerprint64(text) mod buckets, as in `categorical_column_with_hash_bucket`. A
/// cross starts from h = 0xDECAFCAFFE and takes h = FingerprintCat64(h, x) for each part in the
/// order written, x being a text's fingerprint or a bucket's number; its id is h mod buckets, as in
/// `crossed_column`. A missing part gives no id (−1); lists give the ids of all combinations, the
/// last part fastest.
public struct Hashed: CategoricalTransform {
  public static let name = "hashed"
  public static let summary = "One of so many ids by TensorFlow's hash, without names."

  public let inner: Formula
  public let buckets: Int
  public var formula: Formula { .hashed(inner, buckets: buckets) }
  public var description: String { formula.description }

  /// Throws `outOfRange` unless 1 ≤ `buckets` ≤ 100,000,000, and for parts that are no categories.
  public init(_ inner: Formula, buckets: Int) throws {
    guard (1...FeatureLimits.hashBuckets).contains(buckets) else {
      throw FeaturesError.outOfRange(
        what: "the number of hash buckets", found: "\(buckets)", range: "from 1 to 100,000,000")
    }
    for part in inner.crossParts {
      if case .hashed = part { throw FeaturesError.optionMisplaced(formula: part.description) }
      _ = try categorical(for: part)
    }
    self.inner = inner
    self.buckets = buckets
  }

  public func fit(on table: Table) throws -> FittedHashed {
    for part in inner.crossParts { _ = try Categories(of: part, on: table, indicators: true) }
    return FittedHashed(inner: inner, buckets: buckets)
  }
}

public struct FittedHashed: FittedCategorical {
  public static let name = Hashed.name
  /// What the hash of a cross starts from.
  static let seed: UInt64 = 0xDECA_FCAF_FE

  public let inner: Formula
  public let buckets: Int
  public var formula: Formula { .hashed(inner, buckets: buckets) }
  public var size: Int { buckets }

  public func name(of id: Int) -> String { id >= 0 && id < size ? "bucket \(id)" : "" }

  public func encode(_ table: Table) throws -> IDColumn {
    _ = try Hashed(inner, buckets: buckets)
    let parts = try inner.crossParts.map { try Categories(of: $0, on: table, indicators: true) }
    let divisor = UInt64(buckets)
    if parts.count == 1, let only = parts.first {
      let ids = only.fingerprints.map { Int32(truncatingIfNeeded: $0 % divisor) }
      let all = only.codes.map { $0 < 0 ? -1 : ids[Int($0)] }
      guard let offsets = only.offsets else { return IDColumn(size: size, ids: all) }
      return IDColumn(size: size, dropping: all, offsets: offsets, weights: only.weights)
    }
    let (codes, offsets) = try Categories.combinations(
      of: parts, rowCount: table.rowCount, formula: formula)
    let fingerprints = parts.map(\.fingerprints)
    let ids = (0..<(codes.first?.count ?? 0)).map { entry -> Int32 in
      var hash = FittedHashed.seed
      for (part, codes) in codes.enumerated() {
        guard codes[entry] >= 0 else { return -1 }
        hash = fingerprintCat64(hash, fingerprints[part][Int(codes[entry])])
      }
      return Int32(truncatingIfNeeded: hash % divisor)
    }
    guard let offsets else { return IDColumn(size: size, ids: ids) }
    return IDColumn(size: size, dropping: ids, offsets: offsets)
  }
}
