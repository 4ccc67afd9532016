extension Formula {
  /// The formula with some of its parts, found from the outside in, put in place of others.
  public func replacing(_ change: (Formula) throws -> Formula?) throws -> Formula {
    if let changed = try change(self) { return changed }
    func inner(_ part: Formula) throws -> Formula { try part.replacing(change) }
    return switch self {
    case .column, .number, .text, .truth, .time: self
    case .list(let parts): .list(try parts.map(inner))
    case .arithmetic(let sign, let left, let right):
      .arithmetic(sign, try inner(left), try inner(right))
    case .comparison(let sign, let left, let right):
      .comparison(sign, try inner(left), try inner(right))
    case .and(let left, let right): .and(try inner(left), try inner(right))
    case .or(let left, let right): .or(try inner(left), try inner(right))
    case .not(let part): .not(try inner(part))
    case .negate(let part): .negate(try inner(part))
    case .isIn(let value, let list): .isIn(try inner(value), in: try inner(list))
    case .missing(let part): .missing(try inner(part))
    case .fill(let part, let value): .fill(try inner(part), with: try inner(value))
    case .function(let function, let part): .function(function, try inner(part))
    case .choice(let condition, let then, let otherwise):
      .choice(try inner(condition), try inner(then), try inner(otherwise))
    case .aggregate(let aggregate, let part): .aggregate(aggregate, try part.map(inner))
    case .bucket(let part, let boundaries): .bucket(try inner(part), at: boundaries)
    case .part(let part, let whole): .part(part, try inner(whole))
    case .vocabulary(let part, let minimumCount, let outOfVocabulary):
      .vocabulary(
        try inner(part), minimumCount: minimumCount, outOfVocabulary: outOfVocabulary)
    case .hashed(let part, let buckets): .hashed(try inner(part), buckets: buckets)
    case .cross(let parts): .cross(try parts.map(inner))
    }
  }
}
