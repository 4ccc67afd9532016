import Features
import Language

/// Arithmetic and comparisons of a column's data, row by row, by the rules of column expressions:
/// `expect tr[.age] > 0`, `tr[.gain] - tr[.loss]`.
extension Column: Operable {
  public static func binary(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws
    -> Value?
  {
    guard operation != .cross else { return nil }
    return try byRow([left, right]) { try Formula.binary(operation, $0[0], $0[1]) }
  }

  public static func compare(_ operation: ComparisonOperator, _ left: Value, _ right: Value) throws
    -> Value?
  {
    try byRow([left, right]) { try Formula.compare(operation, $0[0], $0[1]) }
  }

  public static func unary(_ operation: UnaryOperator, _ operand: Value) throws -> Value? {
    try byRow([operand]) { try Formula.unary(operation, $0[0]) }
  }

  public static func logic(_ isAnd: Bool, _ left: Value, _ right: Value) throws -> Value? {
    try byRow([left, right]) { try Formula.logic(isAnd, $0[0], $0[1]) }
  }

  /// The data of what `make` says of the columns among the operands; the others are constants.
  private static func byRow(_ operands: [Value], _ make: ([Value]) throws -> Value?) throws
    -> Value?
  {
    var columns: [Column] = []
    var parts: [Value] = []
    for operand in operands {
      guard let column = operand.foreign as? Column else {
        guard operand.foreign == nil else { return nil }
        parts.append(operand)
        continue
      }
      let name = columns.contains { $0.name == column.name } ? "other \(column.name)" : column.name
      columns.append(Column(name: name, values: column.values))
      parts.append(.foreign(Formula.column(name)))
    }
    guard let first = columns.first, let last = columns.last else { return nil }
    guard first.count == last.count else {
      throw Fault(
        .wrongCount,
        "columns that meet have equally many rows, found \(NumberFormat.grouped(first.count)) and "
          + NumberFormat.grouped(last.count))
    }
    guard let formula = try make(parts)?.foreign as? Formula else { return nil }
    return .foreign(try formula.column(on: Table(name: "", columns: columns)))
  }
}
