/// Features fitted on a training table: a plain value that encodes any table with its columns.
public struct FittedFeatures: Sendable {
  public let label: Formula?
  public let wide: [any FittedCategorical]
  public let embedded: [any FittedCategorical]
  public let dense: [any FittedDense]
  /// What a user should know: constant columns, missing cells, features without any id.
  public let warnings: [String]

  public init(
    label: Formula?, wide: [any FittedCategorical], embedded: [any FittedCategorical],
    dense: [any FittedDense], warnings: [String]
  ) {
    self.label = label
    self.wide = wide
    self.embedded = embedded
    self.dense = dense
    self.warnings = warnings
  }

  /// How many ids each wide feature has.
  public var wideSizes: [Int] { wide.map(\.size) }
  /// How many ids each embedding has.
  public var embeddedSizes: [Int] { embedded.map(\.size) }
  public var denseWidth: Int { dense.reduce(0) { $0 + max(0, $1.width) } }

  /// What an id of a wide feature stands for (`Bachelors & Sales`); empty if there is none such.
  public func wideName(feature: Int, id: Int) -> String {
    wide.indices.contains(feature) ? wide[feature].name(of: id) : ""
  }

  /// What an id of an embedding stands for; empty if there is none such.
  public func embeddedName(feature: Int, id: Int) -> String {
    embedded.indices.contains(feature) ? embedded[feature].name(of: id) : ""
  }

  /// What each dense input stands for.
  public var denseNames: [String] {
    dense.flatMap { transform in (0..<max(0, transform.width)).map { transform.name(of: $0) } }
  }

  /// The columns a table needs for its features; the label's not among them.
  public var columnNames: [String] {
    var seen: Set<String> = []
    let formulas = wide.map(\.formula) + embedded.map(\.formula) + dense.map(\.formula)
    return formulas.flatMap(\.columnNames).filter { seen.insert($0).inserted }
  }

  /// The table as a model reads it.
  ///
  /// Throws when a column is missing or of another kind than in training and, with labels, when
  /// a label is missing or not 0 or 1.
  public func encode(_ table: Table, withLabels: Bool) throws -> Encoded {
    var buffer: [Float] = []
    let width = denseWidth
    if width > 0 {
      let (size, overflow) = table.rowCount.multipliedReportingOverflow(by: width)
      guard !overflow else {
        throw FeaturesError.bufferTooSmall(needed: .max, found: 0)
      }
      buffer = [Float](repeating: 0, count: size)
      var offset = 0
      for transform in dense {
        try transform.encode(table, into: &buffer, offset: offset, stride: width)
        offset += transform.width
      }
    }
    return Encoded(
      rowCount: table.rowCount, wide: try wide.map { try $0.encode(table) },
      embedded: try embedded.map { try $0.encode(table) }, dense: buffer, denseWidth: width,
      labels: withLabels ? try labels(of: table) : [])
  }

  /// 0 or 1 a row.
  public func labels(of table: Table) throws -> [Float] {
    guard let label else { throw FeaturesError.noLabel(table: table.name) }
    return try readLabels(label, on: table)
  }
}

/// 0 or 1 for each row of a true/false formula or a number column of 0 and 1.
public func readLabels(_ label: Formula, on table: Table) throws -> [Float] {
  let column = try label.column(on: table)
  let missing = column.missingCount
  guard missing == 0 else {
    throw FeaturesError.labelMissing(
      label: label.description, table: table.name, count: missing, rowCount: table.rowCount)
  }
  switch column.values {
  case .truths(let truths):
    return truths.map { $0 == 1 ? 1 : 0 }
  case .numbers(let numbers):
    guard numbers.allSatisfy({ $0 == 0 || $0 == 1 }) else {
      var counts: [Double: Int] = [:]
      for number in numbers { counts[number, default: 0] += 1 }
      throw FeaturesError.labelNotBinary(
        label: label.description,
        counts: counts.sorted { $0.key < $1.key }.map { .init(value: $0.key, count: $0.value) })
    }
    return numbers.map(Float.init)
  case .texts(_, let levels):
    throw FeaturesError.labelIsText(label: label.description, values: levels)
  case .lists, .times:
    throw FeaturesError.wrongKind(
      formula: label.description, needed: "true/false, or 0 and 1", found: column.kind.phrase)
  }
}
