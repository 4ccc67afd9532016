/// One id for each text of a column, or each element of its lists.
///
/// A missing cell is a category of its own, because that it is missing often says something: if
/// enough of them occur in training, they get an id, named `missing`. A text not seen often
/// enough gets one of the out-of-vocabulary ids, or none (−1) if there are none. Each element of a
/// list has its id, with its weight if it has one; an empty list has none.
public struct Vocabulary: CategoricalTransform {
  public static let name = "vocabulary"
  public static let summary = "One id for each text of a column."

  public let formula: Formula
  /// A text must occur so often in training to get an id.
  public let minimumCount: Int
  /// How many ids are kept for texts without one; which of them a text gets is
  /// Fingerprint64(text) mod this, as in TensorFlow's `num_oov_buckets`.
  public let outOfVocabulary: Int

  /// Throws `outOfRange` unless 0 ≤ `minimumCount` and 0 ≤ `outOfVocabulary` ≤ 1,000,000.
  public init(_ formula: Formula, minimumCount: Int = 1, outOfVocabulary: Int = 0) throws {
    try checkMinimumCount(minimumCount)
    guard (0...1_000_000).contains(outOfVocabulary) else {
      throw FeaturesError.outOfRange(
        what: "the number of out-of-vocabulary ids of `\(formula)`", found: "\(outOfVocabulary)",
        range: "from 0 to 1,000,000")
    }
    self.formula = formula
    self.minimumCount = minimumCount
    self.outOfVocabulary = outOfVocabulary
  }

  public func fit(on table: Table) throws -> FittedVocabulary {
    var counts = CategoryCounts()
    counts.add(try Categories(of: formula, on: table, indicators: false))
    return try counts.vocabulary(
      of: formula, minimumCount: minimumCount, outOfVocabulary: outOfVocabulary)
  }
}

/// The ids of texts: first the levels, then missing if it has one, then those out of vocabulary.
public struct FittedVocabulary: FittedCategorical {
  public static let name = Vocabulary.name
  public let formula: Formula
  public let levels: [String]
  public let hasMissing: Bool
  public let outOfVocabulary: Int
  /// Kept, so that a request of one row does not number a million levels.
  private let idOf: [String: Int32]

  private enum CodingKeys: String, CodingKey {
    case formula, levels, hasMissing, outOfVocabulary
  }

  public init(formula: Formula, levels: [String], hasMissing: Bool, outOfVocabulary: Int) {
    self.formula = formula
    self.levels = levels
    self.hasMissing = hasMissing
    self.outOfVocabulary = min(max(0, outOfVocabulary), 1_000_000)
    idOf = indexByText(levels)
  }

  /// Throws `damaged` for a stored number of ids that no vocabulary has.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    formula = try values.decode(Formula.self, forKey: .formula)
    levels = try values.decode([String].self, forKey: .levels)
    hasMissing = try values.decode(Bool.self, forKey: .hasMissing)
    outOfVocabulary = try values.decode(Int.self, forKey: .outOfVocabulary)
    idOf = indexByText(levels)
    guard (0...1_000_000).contains(outOfVocabulary) else {
      throw FeaturesError.damaged(what: "vocabulary of `\(formula)`")
    }
  }

  private var known: Int { levels.count + (hasMissing ? 1 : 0) }
  public var size: Int { known + outOfVocabulary }

  public func name(of id: Int) -> String {
    if levels.indices.contains(id) { return levels[id] }
    if hasMissing, id == levels.count { return "missing" }
    return id >= known && id < size ? "other \(id - known + 1)" : ""
  }

  public func encode(_ table: Table) throws -> IDColumn {
    let categories = try Categories(of: formula, on: table, indicators: false)
    let ids = categories.levels.map { idOf[$0] ?? unseen($0) }
    let missing = hasMissing ? Int32(truncatingIfNeeded: levels.count) : unseen("")
    if let offsets = categories.offsets {
      return IDColumn(
        size: size, dropping: categories.codes.map { ids[Int($0)] }, offsets: offsets,
        weights: categories.weights)
    }
    return IDColumn(
      size: size, ids: categories.codes.map { $0 < 0 ? missing : ids[Int($0)] })
  }

  private func unseen(_ text: String) -> Int32 {
    guard outOfVocabulary > 0 else { return -1 }
    let bucket = fingerprint64(Array(text.utf8)) % UInt64(outOfVocabulary)
    return Int32(truncatingIfNeeded: known + Int(bucket))
  }
}
