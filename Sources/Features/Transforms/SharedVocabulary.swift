/// How often each category occurs, in one column or over several, in the order they are met.
struct CategoryCounts {
  private var counts: [(level: String, count: Int)] = []
  private var places: [String: Int] = [:]
  private var missing = 0

  mutating func add(_ categories: Categories) {
    var found = [Int](repeating: 0, count: categories.levels.count)
    for code in categories.codes {
      if code < 0 { missing += 1 } else { found[Int(code)] += 1 }
    }
    // Equal texts under two codes are one category.
    for (level, count) in zip(categories.levels, found) where count > 0 {
      if let place = places[level] {
        counts[place].count += count
      } else {
        places[level] = counts.count
        counts.append((level, count))
      }
    }
  }

  /// The vocabulary of those that occur often enough.
  func vocabulary(
    of formula: Formula, minimumCount: Int, outOfVocabulary: Int
  ) throws -> FittedVocabulary {
    let threshold = max(1, minimumCount)
    let kept = counts.filter { $0.count >= threshold }.map(\.level)
    guard kept.count <= FeatureLimits.levels else {
      throw FeaturesError.tooManyLevels(
        formula: formula.description, limit: FeatureLimits.levels)
    }
    return FittedVocabulary(
      formula: formula, levels: kept, hasMissing: missing >= threshold,
      outOfVocabulary: outOfVocabulary)
  }
}

/// Fits transforms whose ids are rows of one table of vectors: an equal category has one id in all.
///
/// Texts and lists share a vocabulary that counts them over all columns, by the greatest of their
/// minimum counts. Hashes of one size and buckets of the same boundaries agree by themselves. Throws
/// `cannotShare` for others.
func fitTogether(
  _ transforms: [any CategoricalTransform], on table: Table
) throws -> [any FittedCategorical] {
  func fitEach() throws -> [any FittedCategorical] { try transforms.map { try $0.fit(on: table) } }
  if transforms.count == 1 { return try fitEach() }
  if let vocabularies = transforms as? [Vocabulary] {
    var counts = CategoryCounts()
    for part in vocabularies {
      counts.add(try Categories(of: part.formula, on: table, indicators: false))
    }
    return try vocabularies.map { part in
      try counts.vocabulary(
        of: part.formula, minimumCount: vocabularies.map(\.minimumCount).max() ?? 1,
        outOfVocabulary: vocabularies.map(\.outOfVocabulary).max() ?? 0)
    }
  }
  let hashes = (transforms as? [Hashed])?.map(\.buckets)
  let boundaries = (transforms as? [Bucket])?.map(\.boundaries)
  guard Set(hashes ?? []).count == 1 || Set(boundaries ?? []).count == 1 else {
    throw FeaturesError.cannotShare(
      formula: Formula.list(transforms.map(\.formula)).description)
  }
  return try fitEach()
}

extension Formula {
  /// The columns that share what is learnt of them: the parts of a list, else the formula alone.
  public var sharedParts: [Formula] {
    if case .list(let parts) = self { parts } else { [self] }
  }
}
