extension Operators {
  static func compare(_ operation: ComparisonOperator, _ left: Value, _ right: Value) throws
    -> Value
  {
    if let result = try foreign(left, right, { try $0.compare(operation, left, right) }) {
      return result
    }
    switch operation {
    case .equal: return .bool(try areEqual(left, right))
    case .notEqual: return .bool(try !areEqual(left, right))
    case .isIn: return .bool(try contains(right, left))
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      if let masks = try masks(operation, left, right) { return masks }
      return .bool(try ordered(operation, left, right))
    }
  }

  /// The order of records is asked field by field; `nil` where neither side is a record.
  private static func masks(_ operation: ComparisonOperator, _ left: Value, _ right: Value) throws
    -> Value?
  {
    switch (left, right) {
    case (.object(let a as Record), .object(let b as Record)):
      return try zip(a.fields, b.fields) { try compare(operation, $0, $1) }
    case (.object(let a as Record), .number):
      return try map(a.fields) { try compare(operation, $0, right) }
    case (.number, .object(let b as Record)):
      return try map(b.fields) { try compare(operation, left, $0) }
    default: return nil
    }
  }

  /// Equality of values of one kind; lists and records element by element. None equals only none.
  static func areEqual(_ left: Value, _ right: Value) throws -> Bool {
    switch (left, right) {
    case (.none, .none): return true
    case (.none, _), (_, .none): return false
    case (.number(let a), .number(let b)): return a == b
    case (.bool(let a), .bool(let b)): return a == b
    case (.object(let a as Text), .object(let b as Text)): return a.text == b.text
    case (.object(let a as List), .object(let b as List)):
      guard a.elements.count == b.elements.count else { return false }
      return try Swift.zip(a.elements, b.elements).allSatisfy { try areEqual($0, $1) }
    case (.object(let a as Record), .object(let b as Record)):
      guard a.fields.count == b.fields.count else { return false }
      return try a.fields.allSatisfy { key, value in
        guard let other = b.fields[key] else { return false }
        return try areEqual(value, other)
      }
    case (.object(let a as NumberRange), .object(let b as NumberRange)):
      return a.lower == b.lower && a.count == b.count
    case (.object(let a as Foreign), .object(let b as Foreign)):
      let equality = try foreign(left, right) { try $0.compare(.equal, left, right) }
      if case .bool(let bool) = equality { return bool }
      guard a === b || a.kind == b.kind else { throw noRule("==", left, right) }
      return a === b
    case (.object(let a), .object(let b)) where a === b: return true
    case (.object(let a), .object(let b)) where a.kind == b.kind: return false
    default: throw noRule("==", left, right)
    }
  }

  private static func ordered(_ operation: ComparisonOperator, _ left: Value, _ right: Value)
    throws -> Bool
  {
    func holds<Ordered: Comparable>(_ a: Ordered, _ b: Ordered) -> Bool {
      switch operation {
      case .less: a < b
      case .lessOrEqual: a <= b
      case .greater: a > b
      default: a >= b
      }
    }
    switch (left, right) {
    case (.number(let a), .number(let b)): return holds(a, b)
    case (.object(let a as Text), .object(let b as Text)): return holds(a.text, b.text)
    default: throw noRule(operation.rawValue, left, right)
    }
  }

  private static func contains(_ whole: Value, _ part: Value) throws -> Bool {
    switch whole {
    case .object(let list as List):
      return try list.elements.contains { element in
        guard element.kind == part.kind else { return false }
        return try areEqual(element, part)
      }
    case .object(let text as Text):
      guard let needle = part.string else { throw noRule("in", part, whole) }
      return needle.isEmpty || text.text.contains(needle)
    case .object(let record as Record):
      guard let key = part.string else { throw noRule("in", part, whole) }
      return record.fields[key] != nil
    case .object(let range as NumberRange):
      guard let number = part.number else { throw noRule("in", part, whole) }
      return number == number.rounded() && number >= range.lower
        && number < range.lower + range.count
    default: throw noRule("in", part, whole)
    }
  }
}
