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

struct Entries: Command {
  static let name = "entries"
  static let summary = "The names and values of a record, in pairs."
  static let examples = [
    Example("entries({a: 1, b: 2})", gives: #"[["a", 1], ["b", 2]]"#),
    Example("record(sort(entries({a: 2, b: 1}), by: last))", gives: "{b: 1, a: 2}"),
  ]
  @Argument("The record.") var of: RecordArgument

  func run(in context: Context) throws -> Value {
    .list(of.fields.map { .list([.string($0.key), $0.value]) })
  }
}

struct MakeRecord: Command {
  static let name = "record"
  static let summary = "The record of pairs of a name and a value."
  static let examples = [
    Example(#"record([["a", 1], ["b", 2]])"#, gives: "{a: 1, b: 2}"),
    Example(#"record(zip(["wide", "deep"], [0.9, 0.91]))"#, gives: "{wide: 0.9, deep: 0.91}"),
  ]
  @Argument("The pairs.") var pairs: Elements

  func run(in context: Context) throws -> Value {
    var fields = Fields()
    for pair in pairs.values {
      guard let parts = pair.list, parts.count == 2, let name = parts[0].string else {
        throw Fault(
          .wrongKind, "a field is a pair of a string and a value, found \(Display.phrase(pair))",
          argument: "pairs")
      }
      guard fields.updateValue(parts[1], forKey: name) == nil else {
        throw Fault(
          .duplicateName, "a record has each field once, found \(Display.quoted(name)) twice",
          argument: "pairs")
      }
    }
    return .record(fields)
  }
}

struct PickFields: Command {
  static let name = "pick"
  static let summary = "The record of some fields of a record, in the order named."
  static let details = "`drop` leaves fields out; `select` picks columns of a table."
  static let examples = [Example(#"pick({a: 1, b: 2, c: 3}, "c", "a")"#, gives: "{c: 3, a: 1}")]
  @Argument("The record.") var of: RecordArgument
  @Argument("The names, or a list of them.", .rest) var names: [Value]

  func run(in context: Context) throws -> Value {
    let picked = try FieldNames(names, of: of.fields).names
    var fields = Fields()
    for name in picked { fields[name] = of.fields[name] }
    return .record(fields)
  }
}

struct MapValues: Command {
  static let name = "map_values"
  static let summary = "The record of a function's values for each field."
  static let examples = [
    Example("map_values({a: [1, 2], b: [5]}, sum)", gives: "{a: 3, b: 5}")
  ]
  @Argument("The record.") var of: RecordArgument
  @Argument("A function of a field's value.", .positional, .label("with")) var function: Callable

  func run(in context: Context) throws -> Value {
    .record(
      try of.fields.mapValues {
        try context.tick()
        return try context.call(function.value, [$0])
      })
  }
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
