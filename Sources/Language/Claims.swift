/// What `expect` checks, and how it words what it finds.
enum Claims {
  static func fault(_ finding: String, reason: Value) -> Fault {
    let notes = reason.isNone ? [] : [finding]
    let message = reason.isNone ? "expected: \(finding)" : Display.plain(reason)
    return Fault(.expectationFailed, message, notes: notes)
  }

  /// What fails in a claim that is no comparison; `nil` when it holds.
  static func failure(of claim: Value) throws -> String? {
    switch claim {
    case .bool(let bool): return bool ? nil : "the claim is false"
    case .object(let list as List):
      for (index, element) in list.elements.enumerated() {
        if let finding = try failure(of: element) { return "element \(index): \(finding)" }
      }
      return nil
    case .object(let record as Record):
      for (key, value) in record.fields {
        if let finding = try failure(of: value) { return "\(key): \(finding)" }
      }
      return nil
    case .object(let foreign as Foreign):
      if let payload = foreign.payload as? any Checkable { return try payload.failure() }
      fallthrough
    default:
      throw Fault(
        .wrongKind, "a claim is true or false, or a mask, found \(Display.phrase(claim))")
    }
  }

  static func failure(_ left: Value, _ comparison: ComparisonOperator, _ right: Value) throws
    -> String?
  {
    let result = try Operators.compare(comparison, left, right)
    if case .bool(true) = result { return nil }
    guard case .bool(false) = result else { return try failure(of: result) }
    let shown = [left, right].map { value in
      value.number.map(exact) ?? Display.text(value)
    }
    if comparison == .equal, let difference = try worst(left, right, path: "") {
      return "\(shown[0]) == \(shown[1])" + difference.words
    }
    return "\(shown[0]) \(comparison.rawValue) \(shown[1])"
  }

  /// |a − b| ≤ tolerance · max(1, |a|, |b|), element by element; says what the worst one is.
  static func failure(
    _ left: Value, _ comparison: ComparisonOperator, _ right: Value, within tolerance: Value
  ) throws -> String? {
    guard comparison == .equal else {
      throw Fault(.misplaced, "`within` goes with ==, found \(comparison.rawValue)")
    }
    guard let tolerance = tolerance.number, tolerance >= 0 else {
      throw Fault(.wrongKind, "`within` takes a number from 0 up")
    }
    guard let worst = try worst(left, right, path: "") else {
      throw Operators.noRule("within", left, right)
    }
    if worst.relative <= tolerance { return nil }
    return
      "\(worst.place)\(exact(worst.left)) == \(exact(worst.right)) "
      + "within \(NumberFormat.general(tolerance)), they differ by "
      + NumberFormat.general((worst.left - worst.right).magnitude)
  }

  /// Every digit that tells two numbers apart; whole numbers whole.
  private static func exact(_ number: Double) -> String {
    number == number.rounded() ? NumberFormat.general(number) : String(describing: number)
  }

  struct Worst {
    let left: Double
    let right: Double
    let path: String
    /// |a − b| / max(1, |a|, |b|); infinite when either is not a number.
    var relative: Double {
      if left == right { return 0 }
      let scale = max(1, max(left.magnitude, right.magnitude))
      let difference = (left - right).magnitude / scale
      return difference.isNaN ? .infinity : difference
    }
    var place: String { path.isEmpty ? "" : "\(path): " }
    var words: String { path.isEmpty ? "" : ", first apart at \(path)" }
  }

  /// The pair of numbers that lies furthest apart; `nil` where the two are not alike in shape.
  private static func worst(_ left: Value, _ right: Value, path: String) throws -> Worst? {
    switch (left, right) {
    case (.number(let a), .number(let b)): return Worst(left: a, right: b, path: path)
    case (.object(let a as List), .object(let b as List)):
      guard a.elements.count == b.elements.count else { return nil }
      return furthest(
        try zip(a.elements, b.elements).enumerated().map { index, pair in
          try worst(pair.0, pair.1, path: "\(path)[\(index)]")
        })
    case (.object(let a as Record), .object(let b as Record)):
      guard a.fields.count == b.fields.count else { return nil }
      return furthest(
        try a.fields.map { key, value in
          try b.fields[key].flatMap { try worst(value, $0, path: "\(path).\(key)") }
        })
    default: break
    }
    if let measurable = left.foreign as? any Measurable {
      return try measurable.furthest(from: right).map {
        Worst(left: $0.left, right: $0.right, path: path + $0.place)
      }
    }
    if let measurable = right.foreign as? any Measurable {
      return try measurable.furthest(from: left).map {
        Worst(left: $0.right, right: $0.left, path: path + $0.place)
      }
    }
    return nil
  }

  private static func furthest(_ pairs: [Worst?]) -> Worst? {
    var result: Worst?
    for pair in pairs {
      guard let pair else { return nil }
      if result.map({ pair.relative > $0.relative }) ?? true { result = pair }
    }
    return result
  }
}
