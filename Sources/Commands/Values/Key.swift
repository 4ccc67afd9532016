import Language

/// What tells values apart and puts them in order: of numbers, strings, dates, and lists of these.
indirect enum Key: Hashable {
  /// None, and a number that is none: last in every order.
  case missing(isNone: Bool)
  case truth(Bool)
  case number(Double)
  case text(String)
  /// A date, a date with its time, or a duration.
  case whole(kind: Kind, Int)
  case list([Key])
  case record([String: Key])

  /// `nil` for a value that has no order and no identity of its own: a function, a table …
  init?(_ value: Value) {
    switch value {
    case .none: self = .missing(isNone: true)
    case .bool(let bool): self = .truth(bool)
    case .number(let number): self = number.isNaN ? .missing(isNone: false) : .number(number)
    case .object(let text as Text): self = .text(text.text)
    case .object(let list as List):
      var keys: [Key] = []
      for element in list.elements {
        guard let key = Key(element) else { return nil }
        keys.append(key)
      }
      self = .list(keys)
    case .object(let record as Record):
      var keys: [String: Key] = [:]
      for (name, element) in record.fields {
        guard let key = Key(element) else { return nil }
        keys[name] = key
      }
      self = .record(keys)
    default:
      guard let timed = value.foreign as? any Timed else { return nil }
      self = .whole(kind: timed.languageKind, timed.microseconds)
    }
  }

  /// Whether a value has an order among its like.
  static func isComparable(_ value: Value) -> Bool {
    switch Key(value) {
    case nil, .record: false
    default: true
    }
  }

  private var isMissing: Bool { if case .missing = self { true } else { false } }

  /// Below 0 when a stands before b, above 0 when after; `nil` where they have no order.
  static func order(_ a: Key, _ b: Key, descending: Bool = false) -> Int? {
    if a.isMissing || b.isMissing { return (a.isMissing ? 1 : 0) - (b.isMissing ? 1 : 0) }
    func compared<Ordered: Comparable>(_ a: Ordered, _ b: Ordered) -> Int {
      a == b ? 0 : (a < b) == descending ? 1 : -1
    }
    switch (a, b) {
    case (.truth(let a), .truth(let b)): return compared(a ? 1 : 0, b ? 1 : 0)
    case (.number(let a), .number(let b)): return compared(a, b)
    case (.text(let a), .text(let b)): return compared(a, b)
    case (.whole(let kindA, let a), .whole(let kindB, let b)):
      return (kindA == TimeSpan.wantedKind) == (kindB == TimeSpan.wantedKind) ? compared(a, b) : nil
    case (.list(let a), .list(let b)):
      for (a, b) in zip(a, b) {
        guard let order = order(a, b, descending: descending) else { return nil }
        if order != 0 { return order }
      }
      return compared(a.count, b.count)
    default: return nil
    }
  }

  /// The positions of values in rising order, or in falling; equal ones keep theirs.
  ///
  /// Throws a `Fault` that names a value without an order, or two of different kinds.
  static func sorted(_ values: [Value], descending: Bool = false, _ verb: String) throws -> [Int] {
    let keys = try keys(values, verb)
    return try keys.indices.sorted { a, b in
      guard let order = order(keys[a], keys[b], descending: descending) else {
        throw Fault(
          .wrongKind,
          "`\(verb)` compares values of one kind, found "
            + "\(Display.phrase(values[min(a, b)])) and \(Display.phrase(values[max(a, b)]))")
      }
      return order == 0 ? a < b : order < 0
    }
  }

  /// The keys of values; throws a `Fault` for one that has none.
  static func keys(_ values: [Value], _ verb: String) throws -> [Key] {
    try values.map { value in
      guard let key = Key(value) else {
        throw Fault(
          .wrongKind,
          "`\(verb)` compares numbers, strings, dates or lists of them, found "
            + Display.phrase(value))
      }
      return key
    }
  }
}
