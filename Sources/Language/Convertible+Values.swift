/// The argument types that the language itself provides.

extension Value: Convertible {
  public static var wantedKind: Kind { .any }
  public static func convert(_ value: Value) -> Value? { value }
}

extension Double: Convertible {
  public static var wantedKind: Kind { .number }
  public static func convert(_ value: Value) -> Double? { value.number }
  public var shown: String? { NumberFormat.general(self) }
}

extension Int: Convertible {
  public static var wantedKind: Kind { Kind("a whole number") }
  public static func convert(_ value: Value) throws -> Int? {
    guard let number = value.number else { return nil }
    guard let whole = Int(exactly: number), abs(number) <= 9_007_199_254_740_992 else {
      throw Fault(
        .wrongValue, "a whole number is needed here, found \(NumberFormat.general(number))")
    }
    return whole
  }
  public var shown: String? { String(self) }
}

extension Bool: Convertible {
  public static var wantedKind: Kind { .bool }
  public static func convert(_ value: Value) -> Bool? { value.bool }
  public var shown: String? { self ? "true" : "false" }
}

extension String: Convertible {
  public static var wantedKind: Kind { .string }
  public static func convert(_ value: Value) -> String? { value.string }
  public var shown: String? { "\"\(self)\"" }
}

extension Optional: Convertible where Wrapped: Convertible {
  public static var wantedKind: Kind { Wrapped.wantedKind }
  public static var recordFields: [RecordField] { Wrapped.recordFields }
  @inlinable
  public static func convert(_ value: Value) throws -> Wrapped?? {
    if value.isNone { return .some(nil) }
    return try Wrapped.convert(value).map { .some($0) }
  }
  public var shown: String? { self?.shown }
}

extension Array: Convertible where Element: Convertible {
  public static var wantedKind: Kind { Kind("a list of \(Element.wantedKind.noun)s") }
  @inlinable
  public static func convert(_ value: Value) throws -> [Element]? {
    guard let list = value.list else { return nil }
    var converted: [Element] = []
    converted.reserveCapacity(list.count)
    for element in list {
      guard let item = try Element.convert(element) else { return nil }
      converted.append(item)
    }
    return converted
  }
  public var shown: String? { isEmpty ? "[]" : nil }
}
