/// All transforms: the one place where a new one is named.
public enum Transforms {
  public static let all: [any Transform.Type] = [
    Vocabulary.self,
    Bucket.self,
    Cross.self,
    Hashed.self,
    Indicator.self,
    Quantiles.self,
    Standardise.self,
    Raw.self,
  ]

  /// The transform of a name; throws `unknownTransform`.
  public static func named(_ name: String) throws -> any Transform.Type {
    guard let found = all.first(where: { $0.name == name }) else {
      throw FeaturesError.unknownTransform(name: name)
    }
    return found
  }
}

/// The transform by which a formula becomes a feature: a text column a `Vocabulary`, a bucket a
/// `Bucket`, a cross a `Cross`, something true or false an `Indicator`.
///
/// A text formula other than a column (`fill(.x, "none")`) is a vocabulary too, and a true/false
/// column an indicator; which of them a column is shows only on a table, so `Vocabulary` settles
/// it when fitted. Throws for formulas that are numbers whatever the table.
/// - Parameter outOfVocabulary: how many ids a vocabulary keeps for texts it has not seen.
public func categorical(
  for formula: Formula, minimumCount: Int = 1, outOfVocabulary: Int = 0
) throws -> any CategoricalTransform {
  switch try formula.checked() {
  case .bucket(let part, let boundaries):
    return try Bucket(part, at: boundaries)
  case .cross(let parts):
    let crossed = Formula.crossing(parts)
    guard case .cross(let flat) = crossed else {
      return try categorical(
        for: crossed, minimumCount: minimumCount, outOfVocabulary: outOfVocabulary)
    }
    return try Cross(flat, minimumCount: minimumCount)
  case .hashed(let part, let buckets):
    return try Hashed(part, buckets: buckets)
  case .vocabulary(let part, let ownCount, let ownOutside):
    if case .hashed = part { throw FeaturesError.optionMisplaced(formula: formula.description) }
    let transform = try categorical(
      for: part, minimumCount: ownCount ?? minimumCount,
      outOfVocabulary: ownOutside ?? outOfVocabulary)
    guard ownOutside == nil || transform is Vocabulary else {
      throw FeaturesError.optionMisplaced(formula: formula.description)
    }
    return transform
  case .part(let part, _) where part.isCategory:
    return try Vocabulary(formula, minimumCount: minimumCount, outOfVocabulary: outOfVocabulary)
  case .column, .fill, .choice:
    return formula.isTruthByForm
      ? Indicator(formula)
      : try Vocabulary(
        formula, minimumCount: minimumCount, outOfVocabulary: outOfVocabulary)
  case .number, .arithmetic, .negate, .function, .part:
    throw FeaturesError.needsBucketOrQuantiles(formula: formula.description)
  case .aggregate:
    throw FeaturesError.readsAllRows(formula: formula.description)
  case .text, .list, .time:
    throw FeaturesError.notCategorical(formula: formula.description, found: "a constant")
  case .truth, .comparison, .and, .or, .not, .isIn, .missing:
    return Indicator(formula)
  }
}
