import Language
import Models

/// A layer in `hidden:`: a number of ReLU units, or what `dropout(…)` and `batch_norm()` give.
extension Hidden: ForeignArgument {
  public static var wantedKind: Language.Kind { Language.Kind("a layer") }
  public var summary: String { description }

  public static func convert(_ value: Value) throws -> Hidden? {
    if let units = try Int.convert(value) { return Hidden(ReLU(units: units)) }
    return value.foreign as? Hidden
  }

  /// As it was declared.
  var value: Value {
    if let relu = layer as? ReLU { return .number(Double(relu.units)) }
    return .foreign(self)
  }
}

/// What reads the embeddings, by its name: `"wide_deep"`, `"fm"`, `"deep_fm"`.
extension Architecture: Convertible {
  public static var wantedKind: Language.Kind { .string }

  public static func convert(_ value: Value) throws -> Architecture? {
    guard let name = value.string else { return nil }
    guard let architecture = Architecture(rawValue: name) else {
      throw Fault(
        .wrongValue, "there is no kind of model \"\(Visible.escape(name))\"",
        notes: ["the kinds: " + allCases.map(\.rawValue).joined(separator: ", ")])
    }
    return architecture
  }

  public var shown: String? { "\"\(rawValue)\"" }
}

extension Combiner: Convertible {
  public static var wantedKind: Language.Kind { .string }

  public static func convert(_ value: Value) throws -> Combiner? {
    guard let name = value.string else { return nil }
    guard let combiner = Combiner(rawValue: name) else {
      throw Fault(
        .wrongValue, "vectors combine by sum, mean or sqrt_n, found \"\(Visible.escape(name))\"")
    }
    return combiner
  }

  public var shown: String? { "\"\(rawValue)\"" }
}
