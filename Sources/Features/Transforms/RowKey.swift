/// What a row of weights belongs to, whatever its number: the same in another vocabulary.
public enum RowKey: Sendable, Hashable {
  /// A category, or the categories of a cross.
  case texts([String])
  case missing
  /// One of so many ids that unseen texts, or all of a hash, share.
  case bucket(Int, of: Int)
}

extension FittedCategorical {
  /// The key of each id.
  public var rowKeys: [RowKey] {
    switch self {
    case let vocabulary as FittedVocabulary: vocabulary.keys
    case let cross as FittedCross: cross.keys
    case let hashed as FittedHashed: (0..<hashed.size).map { .bucket($0, of: hashed.size) }
    default: (0..<size).map { .texts([name(of: $0)]) }
    }
  }

  /// What this one and an older one know together, ids of the older first; as it is when they are
  /// not of one kind.
  ///
  /// Only vocabularies and crosses learn categories from a table.
  public func extending(_ old: any FittedCategorical) throws -> any FittedCategorical {
    switch (self, old) {
    case (let new as FittedVocabulary, let old as FittedVocabulary): new.extending(old)
    case (let new as FittedCross, let old as FittedCross): try new.extending(old)
    default: self
    }
  }
}

extension FittedVocabulary {
  fileprivate var keys: [RowKey] {
    levels.map { .texts([$0]) } + (hasMissing ? [.missing] : [])
      + (0..<outOfVocabulary).map { .bucket($0, of: outOfVocabulary) }
  }

  fileprivate func extending(_ old: FittedVocabulary) -> FittedVocabulary {
    let known = Set(old.levels)
    return FittedVocabulary(
      formula: formula, levels: old.levels + levels.filter { !known.contains($0) },
      hasMissing: hasMissing || old.hasMissing, outOfVocabulary: outOfVocabulary)
  }
}

extension FittedCross {
  fileprivate var keys: [RowKey] {
    (0..<size).map { id in .texts(zip(combinations, levels).map { $1[Int($0[id])] }) }
  }

  fileprivate func extending(_ old: FittedCross) throws -> FittedCross {
    guard parts == old.parts else { return self }
    var (levels, combinations) = (old.levels, old.combinations)
    let known = Set(old.keys)
    var codeOf = levels.map(indexByText)
    for (id, key) in keys.enumerated() where !known.contains(key) {
      for part in parts.indices {
        let text = self.levels[part][Int(self.combinations[part][id])]
        let code = codeOf[part][text] ?? Int32(truncatingIfNeeded: levels[part].count)
        if codeOf[part].updateValue(code, forKey: text) == nil { levels[part].append(text) }
        combinations[part].append(code)
      }
    }
    return try FittedCross(parts: parts, levels: levels, combinations: combinations)
  }
}
