/// What of a table a model reads: its label, wide features, embedded features and dense inputs.
public struct FeatureSpec: Sendable {
  /// A true/false formula, or a number column of 0 and 1.
  public var label: Formula?
  /// One sparse feature each; see `categorical(for:minimumCount:)`.
  public var wide: [Formula]
  /// One embedding each; the parts of a list have one together.
  public var embedded: [Formula]
  public var dense: [any DenseTransform]
  /// A category or cross must occur so often in training to get an id.
  public var minimumCount: Int

  public init(
    label: Formula?, wide: [Formula] = [], embedded: [Formula] = [],
    dense: [any DenseTransform] = [], minimumCount: Int = 1
  ) {
    self.label = label
    self.wide = wide
    self.embedded = embedded
    self.dense = dense
    self.minimumCount = minimumCount
  }
}

extension FeatureSpec {
  /// Learns vocabularies, crosses and boundaries from a training table.
  ///
  /// Throws when a feature reads what the label reads, when a label is missing or not 0 or 1, and
  /// whatever the transforms throw.
  public func fit(on table: Table) throws -> FittedFeatures {
    guard table.rowCount > 0 else { throw FeaturesError.nothingToFit(table: table.name) }
    for formula in [label].compactMap({ $0 }) + wide + embedded + dense.map(\.formula)
    where formula.readsAllRows {
      throw FeaturesError.readsAllRows(formula: formula.description)
    }
    let wideTransforms = try wide.map { try categorical(for: $0, minimumCount: minimumCount) }
    let embeddedTransforms = try embedded.map { embedding in
      try embedding.sharedParts.map {
        try categorical(for: $0, minimumCount: minimumCount, outOfVocabulary: 1)
      }
    }
    var warnings: [String] = []
    if let label {
      try checkLeaks(of: label)
      let labels = try readLabels(label, on: table)
      if let first = labels.first, labels.allSatisfy({ $0 == first }) {
        warnings.append(try constantLabel(label, first == 1, on: table))
      }
    }
    let fittedWide = try wideTransforms.map { try $0.fit(on: table) as any FittedCategorical }
    let fittedEmbedded = try embeddedTransforms.flatMap { try fitTogether($0, on: table) }
    let fittedDense = try dense.map { try $0.fit(on: table) as any FittedDense }
    for feature in fittedWide + fittedEmbedded where feature.size == 0 {
      warnings.append(
        "`\(feature.formula)` has no category that occurs \(max(1, minimumCount)) times")
    }
    warnings += fittedDense.flatMap(\.warnings)
    return FittedFeatures(
      label: label, wide: fittedWide, embedded: fittedEmbedded, dense: fittedDense,
      warnings: warnings)
  }

  /// Says that there is nothing to learn and, if it may be a slip, which texts there are.
  private func constantLabel(
    _ label: Formula, _ value: Bool, on table: Table
  ) throws -> String {
    let text = "the label `\(label)` is \(value) in all \(table.rowCount) rows"
    guard !value, case .comparison(.equal, .column(let name), .text) = label,
      case .texts(_, let levels) = try table.column(named: name).values
    else { return text }
    let shown = levels.prefix(5).map(Formula.quoted).joined(separator: ", ")
    return "\(text): \(Formula.spelled(column: name)) has \(shown)"
      + (levels.count > 5 ? " …" : "")
  }

  /// Throws when a feature reads a column that the label reads.
  public func checkLeaks(of label: Formula) throws {
    for feature in wide + embedded + dense.map(\.formula) {
      try checkLeak(of: label, in: feature)
    }
  }

  private func checkLeak(of label: Formula, in feature: Formula) throws {
    let read = Set(label.columnNames)
    let shared = feature.columnNames.filter(read.contains)
    guard shared.isEmpty else {
      throw FeaturesError.labelIsFeature(
        label: label.description, feature: feature.description, columns: shared)
    }
  }
}
