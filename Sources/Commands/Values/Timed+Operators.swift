import Features
import Language

/// The arithmetic of dates and durations: a date ± a duration, the duration between two dates,
/// durations added, scaled and divided; comparison.
extension Timed {
  static func binary(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value? {
    let (a, b) = (left.foreign as? any Timed, right.foreign as? any Timed)
    switch (operation, a, b) {
    case (.add, let span as TimeSpan, let other as TimeSpan):
      return .foreign(try sum(span.microseconds, other.microseconds))
    case (.add, let time?, let span as TimeSpan), (.add, let span as TimeSpan, let time?):
      return try moved(time, by: span.microseconds)
    case (.subtract, let span as TimeSpan, let other as TimeSpan):
      return .foreign(try sum(span.microseconds, -other.microseconds))
    case (.subtract, let time?, let span as TimeSpan):
      return try moved(time, by: -span.microseconds)
    case (.subtract, let time?, let other?) where !(time is TimeSpan):
      return .foreign(TimeSpan(microseconds: time.microseconds - other.microseconds))
    case (.multiply, let span as TimeSpan, nil):
      return try right.number.map { .foreign(try span.scaled(by: $0)) }
    case (.multiply, nil, let span as TimeSpan):
      return try left.number.map { .foreign(try span.scaled(by: $0)) }
    case (.divide, let span as TimeSpan, let other as TimeSpan):
      return .number(Double(span.microseconds) / Double(other.microseconds))
    case (.divide, let span as TimeSpan, nil):
      return try right.number.map { .foreign(try span.divided(by: $0)) }
    default: return nil
    }
  }

  static func compare(_ operation: ComparisonOperator, _ left: Value, _ right: Value) throws
    -> Value?
  {
    guard let a = left.foreign as? any Timed, let b = right.foreign as? any Timed,
      (a is TimeSpan) == (b is TimeSpan)
    else { return nil }
    switch operation {
    case .equal: return .bool(a.microseconds == b.microseconds)
    case .notEqual: return .bool(a.microseconds != b.microseconds)
    case .less: return .bool(a.microseconds < b.microseconds)
    case .lessOrEqual: return .bool(a.microseconds <= b.microseconds)
    case .greater: return .bool(a.microseconds > b.microseconds)
    case .greaterOrEqual: return .bool(a.microseconds >= b.microseconds)
    case .isIn: return nil
    }
  }

  static func unary(_ operation: UnaryOperator, _ operand: Value) throws -> Value? {
    guard operation == .minus, let span = operand.foreign as? TimeSpan else { return nil }
    return .foreign(TimeSpan(microseconds: -span.microseconds))
  }

  /// A date stays one when it is moved by whole days.
  static func moved(_ time: any Timed, by span: Int) throws -> Value {
    // Both are below 4 · 10^18, so the sum fits.
    let result = time.microseconds + span
    let day = Calendar.floored(result, by: TimeSpan.day)
    guard (Calendar.firstDay...Calendar.lastDay).contains(day) else {
      throw Fault(.wrongValue, "dates go from 0001-01-01 to 9999-12-31, this one lies outside")
    }
    let isWhole = time is CalendarDate && span % TimeSpan.day == 0
    return .foreign(
      isWhole ? CalendarDate(day: day) as any Timed : Moment(microseconds: result))
  }

  private static func sum(_ a: Int, _ b: Int) throws -> TimeSpan {
    _ = try TimeSpan(microseconds: Double(a) + Double(b))
    return TimeSpan(microseconds: a + b)
  }
}

extension TimeSpan {
  func scaled(by factor: Double) throws -> TimeSpan {
    guard factor.isFinite else {
      throw Fault(
        .wrongValue,
        "a duration is multiplied by a finite number, found "
          + NumberFormat.general(factor))
    }
    return try TimeSpan(microseconds: Double(microseconds) * factor)
  }

  func divided(by divisor: Double) throws -> TimeSpan {
    guard divisor != 0, !divisor.isNaN else {
      throw Fault(
        .wrongValue,
        "a duration is divided by a number other than 0, found "
          + NumberFormat.general(divisor))
    }
    return try TimeSpan(microseconds: Double(microseconds) / divisor)
  }
}
