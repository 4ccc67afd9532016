import Language

/// Functions of records.

struct Keys: Command {
  static let name = "keys"
  static let summary = "The names of a record's fields, in order."
  static let examples = [Example("keys({a: 1, b: 2})", gives: #"["a", "b"]"#)]
  @Argument("The record.") var of: RecordArgument

  func run(in context: Context) throws -> Value { .list(of.fields.keys.map { .string($0) }) }
}

struct Values: Command {
  static let name = "values"
  static let summary = "The values of a record's fields, in order."
  static let examples = [Example("values({a: 1, b: 2})", gives: "[1, 2]")]
  @Argument("The record.") var of: RecordArgument

  func run(in context: Context) throws -> Value { .list(Array(of.fields.values)) }
}

/// A record, or a value with fields of its own.
struct RecordArgument: Convertible {
  static let wantedKind = Kind.record
  let fields: Fields

  static func convert(_ value: Value) throws -> RecordArgument? {
    if let fields = value.record { return RecordArgument(fields: fields) }
    guard let payload = value.foreign as? any HasFields else { return nil }
    var fields = Fields()
    for name in payload.fieldNames { fields[name] = try payload.field(name) }
    return RecordArgument(fields: fields)
  }
}
