/// A number as it is; a missing or infinite cell becomes a stated value.
public struct Raw: DenseTransform {
  public static let name = "raw"
  public static let summary = "A number as it is."

  public let formula: Formula
  /// What a missing cell becomes.
  public let missing: Double

  /// Throws `outOfRange` unless `missing` is finite.
  public init(_ formula: Formula, missing: Double = 0) throws {
    try checkMissingValue(missing, of: formula)
    self.formula = formula
    self.missing = missing
  }

  public func fit(on table: Table) throws -> FittedRaw {
    let kind = try formula.column(on: table).kind
    guard ![.text, .list, .weightedList].contains(kind) else {
      throw FeaturesError.needsEmbedding(formula: formula.description, found: kind.phrase)
    }
    let numbers = try Evaluator(table: table).numbers(formula)
    let present = numbers.filter(\.isFinite)
    return FittedRaw(
      formula: formula, missing: missing,
      warnings: numericWarnings(
        formula, present: present.count, rows: numbers.count, missing: missing,
        isConstant: present.allSatisfy { $0 == present.first }))
  }
}

public struct FittedRaw: FittedDense {
  public static let name = Raw.name
  public let formula: Formula
  public let missing: Double
  public let warnings: [String]

  public func encode(
    _ table: Table, into buffer: inout [Float], offset: Int, stride: Int
  ) throws {
    let numbers = try Evaluator(table: table).numbers(formula)
    try write(numbers, into: &buffer, offset: offset, stride: stride) { number in
      number.isFinite ? number : missing
    }
  }
}
