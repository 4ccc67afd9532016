import Features
import Language

/// How the language sees a column expression: operators on it make another one.
extension Formula: ForeignArgument, Operable, HasFields {
  public static var wantedKind: Kind { Kind("a column expression") }
  public var summary: String { description }

  public var fieldNames: [String] { Part.allCases.map(\.rawValue) }

  /// A part of a time, `.shown.hour`, or how many elements a list has, `.installed.count`.
  public func field(_ name: String) throws -> Value? {
    try Part(rawValue: name).map { try Formula.made(.part($0, self)) }
  }

  /// A column expression, or a constant in one.
  static func operand(_ value: Value) -> Formula? {
    switch value {
    case .number(let number): return .number(number)
    case .bool(let bool): return .truth(bool)
    default: break
    }
    if let text = value.string { return .text(text) }
    if let list = value.list {
      let parts = list.compactMap(operand)
      return parts.count == list.count ? .list(parts) : nil
    }
    if let time = value.foreign as? any Timed {
      let kind: TimeKind =
        time is CalendarDate ? .date : time is Moment ? .dateTime : .duration
      return .time(Int64(time.microseconds), kind)
    }
    return value.foreign as? Formula
  }

  /// A formula that stays within what evaluation can go through.
  static func made(_ formula: Formula) throws -> Value {
    .foreign(try formula.checked())
  }

  public static func binary(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws
    -> Value?
  {
    guard let a = operand(left), let b = operand(right) else { return nil }
    if operation == .cross { return try made(crossing([a, b])) }
    guard let arithmetic = Arithmetic(rawValue: operation.rawValue) else { return nil }
    return try made(Formula.arithmetic(arithmetic, a, b))
  }

  public static func compare(_ operation: ComparisonOperator, _ left: Value, _ right: Value) throws
    -> Value?
  {
    guard let a = operand(left), let b = operand(right) else { return nil }
    if operation == .isIn { return try made(Formula.isIn(a, in: b)) }
    guard let comparison = Comparison(rawValue: operation.rawValue) else { return nil }
    return try made(Formula.comparison(comparison, a, b))
  }

  public static func unary(_ operation: UnaryOperator, _ operand: Value) throws -> Value? {
    guard let formula = operand.foreign as? Formula else { return nil }
    return try made(operation == .minus ? Formula.negate(formula) : Formula.not(formula))
  }

  public static func logic(_ isAnd: Bool, _ left: Value, _ right: Value) throws -> Value? {
    guard let a = operand(left), let b = operand(right) else { return nil }
    return try made(isAnd ? Formula.and(a, b) : Formula.or(a, b))
  }
}
