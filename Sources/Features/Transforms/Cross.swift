/// One id for each combination of its parts that the training data holds often enough, exactly:
/// no hashing, so no two crosses share a weight, and each has a name, `Bachelors & Sales`.
///
/// The paper's AND(education=Bachelors, occupation=Sales). A true/false part takes part only
/// where it is true. A combination not seen, or with a missing part, has no id (−1). Of lists, each
/// combination of their elements counts once, weights aside; an empty list gives none. Ids do not
/// depend on the order of the parts.
public struct Cross: CategoricalTransform {
  public static let name = "cross"
  public static let summary = "One id for each combination of categories that occurs."

  public let parts: [Formula]
  /// A combination must occur so often in training to get an id.
  public let minimumCount: Int
  public var formula: Formula { .cross(parts) }
  public var description: String { formula.description }

  /// Throws for parts that can be no categories, and for a negative count.
  public init(_ parts: [Formula], minimumCount: Int = 1) throws {
    try checkMinimumCount(minimumCount)
    var seen: Set<Formula> = []
    let flat = parts.flatMap(\.crossParts).filter { seen.insert($0).inserted }
    guard !flat.isEmpty else {
      throw FeaturesError.outOfRange(
        what: "the number of parts of a cross", found: "0", range: "1 or more")
    }
    for part in flat {
      if case .hashed = part { throw FeaturesError.optionMisplaced(formula: part.description) }
      _ = try categorical(for: part)
    }
    self.parts = flat
    self.minimumCount = minimumCount
  }

  public func fit(on table: Table) throws -> FittedCross {
    let categories = try parts.map { try Categories(of: $0, on: table, indicators: true) }
    let (codes, _) = try Categories.combinations(
      of: categories, rowCount: table.rowCount, formula: formula)
    let entries = codes.first?.count ?? 0
    let index = try CrossIndex(
      codes: codes, radices: categories.map(\.levels.count), rowCount: entries, formula: formula)
    var counts = [Int](repeating: 0, count: index.size)
    var firstEntries = [Int](repeating: 0, count: index.size)
    for (entry, id) in index.ids(codes, rowCount: entries).enumerated() where id >= 0 {
      if counts[Int(id)] == 0 { firstEntries[Int(id)] = entry }
      counts[Int(id)] += 1
    }
    let threshold = max(1, minimumCount)
    let kept = counts.indices.filter { counts[$0] >= threshold }
    // Only the levels that are still in use are stored, numbered as they first appear.
    var levels: [[String]] = []
    var combinations: [[Int32]] = []
    for (category, codes) in zip(categories, codes) {
      var newCode = [Int32](repeating: -1, count: category.levels.count)
      var used: [String] = []
      combinations.append(
        kept.map { id in
          let code = Int(codes[firstEntries[id]])
          if newCode[code] < 0 {
            newCode[code] = Int32(truncatingIfNeeded: used.count)
            used.append(category.levels[code])
          }
          return newCode[code]
        })
      levels.append(used)
    }
    return try FittedCross(parts: parts, levels: levels, combinations: combinations)
  }
}

/// The ids of combinations.
public struct FittedCross: FittedCategorical {
  public static let name = Cross.name
  public let parts: [Formula]
  /// The texts of each part.
  public let levels: [[String]]
  /// [part][id]: which of the part's levels the combination has.
  public let combinations: [[Int32]]
  let index: CrossIndex
  private let codeOf: [[String: Int32]]

  public var formula: Formula { .cross(parts) }
  public var size: Int { index.size }

  /// Throws `damaged` when the parts, levels and combinations do not belong together.
  public init(parts: [Formula], levels: [[String]], combinations: [[Int32]]) throws {
    let count = combinations.first?.count ?? 0
    let holds =
      !parts.isEmpty && levels.count == parts.count && combinations.count == parts.count
      && zip(combinations, levels).allSatisfy { codes, levels in
        codes.count == count && codes.allSatisfy { $0 >= 0 && Int($0) < levels.count }
      }
    let formula = Formula.cross(parts)
    guard holds else { throw FeaturesError.damaged(what: "cross `\(formula)`") }
    self.parts = parts
    self.levels = levels
    self.combinations = combinations
    index = try CrossIndex(
      codes: combinations, radices: levels.map(\.count), rowCount: count, formula: formula)
    codeOf = levels.map(indexByText)
    guard index.size == count else { throw FeaturesError.damaged(what: "cross `\(formula)`") }
  }

  public func name(of id: Int) -> String {
    guard id >= 0, id < size else { return "" }
    return zip(combinations, levels).map { $1[Int($0[id])] }.joined(separator: " & ")
  }

  public func encode(_ table: Table) throws -> IDColumn {
    let (codes, offsets) = try Categories.combinations(
      of: parts.indices.map { try categories(ofPart: $0, on: table) }, rowCount: table.rowCount,
      formula: formula)
    let ids = index.ids(codes, rowCount: codes.first?.count ?? 0)
    guard let offsets else { return IDColumn(size: size, ids: ids) }
    return IDColumn(size: size, dropping: ids, offsets: offsets)
  }

  /// What a part gives on a table, its codes numbered as the part's levels are.
  func categories(ofPart part: Int, on table: Table) throws -> Categories {
    var categories = try Categories(of: parts[part], on: table, indicators: true)
    let known = categories.levels.map { codeOf[part][$0] ?? -1 }
    categories.codes = categories.codes.map { $0 < 0 ? -1 : known[Int($0)] }
    return categories
  }
}

extension FittedCross: Codable {
  private enum Key: String, CodingKey { case parts, levels, combinations }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    try self.init(
      parts: values.decode([Formula].self, forKey: .parts),
      levels: values.decode([[String]].self, forKey: .levels),
      combinations: values.decode([[Int32]].self, forKey: .combinations))
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(parts, forKey: .parts)
    try values.encode(levels, forKey: .levels)
    try values.encode(combinations, forKey: .combinations)
  }
}
