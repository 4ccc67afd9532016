import Features
import Language

/// Names of a record's fields, as strings or one list of them.
struct FieldNames {
  let names: [String]

  /// The field's name that a value makes: different numbers make different names.
  static func name(for value: Value) -> String {
    if let number = value.number, number != number.rounded() { return number.description }
    return Display.plain(value)
  }

  /// Throws a `Fault` for what is no string, and for a field that the record does not have.
  init(_ values: [Value], of fields: Fields) throws {
    let flat = values.count == 1 ? values[0].list ?? values : values
    names = try flat.map { value in
      guard let name = value.string else {
        throw Fault(.wrongKind, "a field's name is a string, found \(Display.phrase(value))")
      }
      guard fields[name] != nil else {
        throw Fault(
          .unknownField, "the record has no field `\(name)`",
          notes: Spelling.note(name, among: Array(fields.keys), what: "field")
            + ["its fields: " + fields.keys.prefix(20).joined(separator: ", ")])
      }
      return name
    }
  }
}

/// Column expressions: one, a list of them, or a record that names them.
struct Formulas: Convertible {
  static let wantedKind = Kind("a column or a list of columns")
  let formulas: [Formula]
  /// The names a record gives.
  var names: [String]?

  static func convert(_ value: Value) throws -> Formulas? {
    if let formula = value.foreign as? Formula { return Formulas(formulas: [formula]) }
    if let fields = value.record {
      return try convert(.list(Array(fields.values)))
        .map { Formulas(formulas: $0.formulas, names: Array(fields.keys)) }
    }
    guard let list = value.list else { return nil }
    let formulas = list.compactMap { $0.foreign as? Formula }
    return formulas.count == list.count ? Formulas(formulas: formulas) : nil
  }
}

/// Names of columns, written `.age`; several, or one list of them.
struct ColumnNames {
  let names: [String]

  /// Throws a `Fault` for what is no column.
  init(_ values: [Value], argument: String) throws {
    let flat = values.count == 1 ? values[0].list ?? values : values
    names = try flat.map { value in
      guard case .column(let name) = value.foreign as? Formula else {
        throw Fault(
          .wrongKind, "a column is written like .age, found \(Display.phrase(value))",
          argument: argument)
      }
      return name
    }
  }
}
