/// What the operators do with values of each kind. The machine handles pairs of numbers itself.
enum Operators {
  static func binary(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value {
    if let result = try foreign(left, right, { try $0.binary(operation, left, right) }) {
      return result
    }
    switch (left, right) {
    case (.number(let a), .number(let b)):
      if let result = arithmetic(operation, a, b) { return .number(result) }
    case (.bool(let a), .bool(let b)):
      if operation == .cross { return .bool(a && b) }
      if let result = arithmetic(operation, a ? 1 : 0, b ? 1 : 0) { return .number(result) }
    case (.bool(let a), .number(let b)):
      if let result = arithmetic(operation, a ? 1 : 0, b) { return .number(result) }
    case (.number(let a), .bool(let b)):
      if let result = arithmetic(operation, a, b ? 1 : 0) { return .number(result) }
    case (.object(let a as Text), .object(let b as Text)) where operation == .add:
      return .string(try joined(a.text, b.text))
    case (.object(let a as List), .object(let b as List)) where operation == .add:
      guard a.elements.count <= mostElements - b.elements.count else {
        throw Fault(
          .memoryLimit,
          "a list holds up to \(NumberFormat.grouped(mostElements)) elements, and this one would "
            + "hold \(NumberFormat.grouped(a.elements.count + b.elements.count))")
      }
      return .object(List(a.elements + b.elements, from: a, b))
    case (.object(let a as Record), .object(let b as Record)):
      return try zip(a.fields, b.fields) { try binary(operation, $0, $1) }
    case (.object(let a as Record), .number), (.object(let a as Record), .bool):
      return try map(a.fields) { try binary(operation, $0, right) }
    case (.number, .object(let b as Record)), (.bool, .object(let b as Record)):
      return try map(b.fields) { try binary(operation, left, $0) }
    default: break
    }
    throw noRule(operation.rawValue, left, right)
  }

  /// The longest list that `+` makes, and the longest text in bytes of UTF-8.
  static let mostElements = 100_000_000
  static let mostBytes = 1_000_000_000

  /// Two texts as one.
  static func joined(_ left: String, _ right: String) throws -> String {
    guard left.utf8.count <= mostBytes - right.utf8.count else {
      throw Fault(
        .memoryLimit,
        "a string holds up to \(NumberFormat.grouped(mostBytes)) bytes, and this one would hold "
          + NumberFormat.grouped(left.utf8.count + right.utf8.count))
    }
    return left + right
  }

  /// IEEE 754 throughout: x / 0 is infinite or not a number; `%` takes the divisor's sign.
  private static func arithmetic(_ operation: BinaryOperator, _ a: Double, _ b: Double) -> Double? {
    switch operation {
    case .add: return a + b
    case .subtract: return a - b
    case .multiply: return a * b
    case .divide: return a / b
    case .remainder:
      let remainder = a.truncatingRemainder(dividingBy: b)
      return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder
    case .power: return Numbers.power(a, b)
    case .product, .cross: return nil
    }
  }

  static func unary(_ operation: UnaryOperator, _ operand: Value) throws -> Value {
    if let rules = operators(of: operand), let result = try rules.unary(operation, operand) {
      return result
    }
    switch (operation, operand) {
    case (.minus, .number(let number)): return .number(-number)
    case (.minus, .bool(let bool)): return .number(bool ? -1 : 0)
    case (.not, .bool(let bool)): return .bool(!bool)
    case (_, .object(let record as Record)):
      return try map(record.fields) { try unary(operation, $0) }
    default:
      let wanted = operation == .minus ? "a number" : "true or false"
      throw Fault(
        .wrongKind, "`\(operation.rawValue)` takes \(wanted), found \(Display.phrase(operand))")
    }
  }

  /// `and`, `or` where the left operand did not settle it.
  static func logic(_ isAnd: Bool, _ left: Value, _ right: Value) throws -> Value {
    if let result = try foreign(left, right, { try $0.logic(isAnd, left, right) }) {
      return result
    }
    guard case .bool(let a) = left, case .bool(let b) = right else {
      throw noRule(isAnd ? "and" : "or", left, right)
    }
    return .bool(isAnd ? a && b : a || b)
  }

  // MARK: Parts of values

  static func with(_ base: Value, _ changes: Value) throws -> Value {
    guard let changes = changes.record else {
      throw Fault(
        .wrongKind, "`with` is followed by a record of changes, found \(Display.phrase(changes))")
    }
    if let payload = base.foreign as? any Changeable { return try payload.changing(changes) }
    guard var fields = base.record else {
      throw Fault(
        .wrongKind, "`with` changes a copy of a record or a model, found \(Display.phrase(base))")
    }
    for (key, value) in changes { fields[key] = value }
    return .record(fields)
  }

  static func field(_ base: Value, _ name: String) throws -> Value {
    var names: [String] = []
    if let fields = base.record {
      if let value = fields[name] { return value }
      names = Array(fields.keys)
    } else if let payload = base.foreign?.parts {
      if let value = try payload.field(name) { return value }
      names = payload.fieldNames
    } else {
      var notes: [String] = []
      if base.foreign is any HasColumns {
        notes = ["a table's columns are read by t[.\(name)]; its size by rows(t), columns(t)"]
      }
      throw Fault(.unknownField, "\(Display.phrase(base)) has no fields", notes: notes)
    }
    throw Fault(
      .unknownField, "\(Display.phrase(base)) has no field `\(name)`",
      notes: Spelling.note(name, among: names, what: "field")
        + (names.isEmpty ? [] : ["its fields: " + names.prefix(20).joined(separator: ", ")]))
  }

  static func index(_ base: Value, _ indexes: [(label: String?, value: Value)]) throws -> Value {
    if let payload = base.foreign?.brackets { return try payload.element(at: indexes) }
    guard let index = indexes.first, indexes.count == 1, index.label == nil else {
      throw Fault(.wrongCount, "\(base.kind.phrase) takes one index, found \(indexes.count)")
    }
    if case .object(let list as List) = base { return try element(list, index.value) }
    if let fields = base.record, let key = index.value.string {
      guard let value = fields[key] else { return try field(base, key) }
      return value
    }
    throw Fault(
      .wrongKind, "brackets index a list, a record or a table, found \(Display.phrase(base))")
  }

  private static func element(_ list: List, _ index: Value) throws -> Value {
    let elements = list.elements
    if case .object(let range as NumberRange) = index {
      guard range.count > 0 else { return .list([]) }
      let last = range.lower + range.count - 1
      guard range.lower >= 0, last < Double(elements.count) else {
        throw Fault(
          .indexOutOfRange,
          "a list of \(elements.count) has elements 0 to \(elements.count - 1), "
            + "found \(Display.text(index))")
      }
      return .object(List(Array(elements[Int(range.lower)...Int(last)]), from: list, list))
    }
    guard let number = index.number, number == number.rounded(), number.isFinite else {
      throw Fault(.wrongKind, "an index is a whole number, found \(Display.phrase(index))")
    }
    guard let position = Int(exactly: number), elements.indices.contains(position) else {
      let extent =
        elements.isEmpty
        ? "the list is empty"
        : "a list of \(elements.count) has elements 0 to \(elements.count - 1)"
      throw Fault(
        .indexOutOfRange, "\(extent), found \(Display.text(index))",
        notes: number < 0 ? ["for the last one: last(xs)"] : [])
    }
    return elements[position]
  }

  // MARK: Helpers of the rules above

  /// The result that the other room's rule gives, if either operand has one.
  static func foreign(
    _ left: Value, _ right: Value, _ rule: (any Operable.Type) throws -> Value?
  ) throws -> Value? {
    guard let rules = operators(of: left) else {
      return try operators(of: right).flatMap(rule)
    }
    if let result = try rule(rules) { return result }
    guard let other = operators(of: right), other != rules else { return nil }
    return try rule(other)
  }

  private static func operators(of value: Value) -> (any Operable.Type)? {
    guard case .object(let object as Foreign) = value else { return nil }
    return type(of: object.payload).operators
  }

  static func noRule(_ symbol: String, _ left: Value, _ right: Value) -> Fault {
    Fault(
      .wrongKind,
      "`\(symbol)` has no rule for \(left.kind.phrase) and \(right.kind.phrase)",
      findings: ["left: \(Display.phrase(left))", "right: \(Display.phrase(right))"])
  }

  static func map(_ fields: Fields, _ body: (Value) throws -> Value) throws -> Value {
    var result = fields
    for (key, value) in fields {
      do { result[key] = try body(value) } catch { throw WithinField(error, key) }
    }
    return .record(result)
  }

  static func zip(_ left: Fields, _ right: Fields, _ body: (Value, Value) throws -> Value) throws
    -> Value
  {
    guard left.count == right.count else { throw differentFields(left, right) }
    var result = Fields()
    for (key, value) in left {
      guard let other = right[key] else { throw differentFields(left, right) }
      do { result[key] = try body(value, other) } catch { throw WithinField(error, key) }
    }
    return .record(result)
  }

  private static func differentFields(_ left: Fields, _ right: Fields) -> Fault {
    Fault(
      .wrongKind, "arithmetic on two records needs the same fields in both",
      findings: [
        "left: " + left.keys.joined(separator: ", "),
        "right: " + right.keys.joined(separator: ", "),
      ])
  }
}

/// An error of arithmetic on the fields of records, with the way to the field.
struct WithinField: Error {
  let error: any Error
  /// Outermost first.
  let path: [String]

  init(_ error: any Error, _ key: String) {
    if let inner = error as? WithinField {
      self.error = inner.error
      path = [key] + inner.path
    } else {
      self.error = error
      path = [key]
    }
  }
}
