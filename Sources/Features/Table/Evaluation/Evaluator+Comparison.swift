/// Comparisons and `in`: 1, 0 or −1 (missing) a row.
extension Evaluator {
  func compare(
    _ sign: Formula.Comparison, _ left: Formula, _ right: Formula, within whole: Formula
  ) throws -> Operand {
    let (a, b) = (try operand(left), try operand(right))
    let disagree = FeaturesError.kindsDisagree(
      formula: whole.description, left: a.phrase, right: b.phrase)
    if a.isEmpty || b.isEmpty {
      return .values(.truths([Int8](repeating: -1, count: table.rowCount)))
    }
    switch (a.isText, b.isText) {
    case (true, true): return compareTexts(sign, a, b)
    case (false, false):
      let (x, y) = (
        try numbersOperand(left), try numbersOperand(right)
      )
      return .values(.truths(compareNumbers(sign, x, y)))
    default: throw disagree
    }
  }

  private func compareNumbers(
    _ sign: Formula.Comparison, _ a: Numbers, _ b: Numbers
  ) -> [Int8] {
    switch sign {
    case .equal: compare(a, b) { $0 == $1 }
    case .notEqual: compare(a, b) { $0 != $1 }
    case .less: compare(a, b) { $0 < $1 }
    case .lessOrEqual: compare(a, b) { $0 <= $1 }
    case .greater: compare(a, b) { $0 > $1 }
    case .greaterOrEqual: compare(a, b) { $0 >= $1 }
    }
  }

  @inline(__always)
  private func compare(_ a: Numbers, _ b: Numbers, _ f: (Double, Double) -> Bool) -> [Int8] {
    @inline(__always) func one(_ x: Double, _ y: Double) -> Int8 {
      x.isNaN || y.isNaN ? -1 : f(x, y) ? 1 : 0
    }
    switch (a, b) {
    case (.one(let x), .one(let y)):
      return [Int8](repeating: one(x, y), count: table.rowCount)
    case (.each(let x), .one(let y)): return x.map { one($0, y) }
    case (.one(let x), .each(let y)): return y.map { one(x, $0) }
    case (.each(let x), .each(let y)): return zip(x, y).map { one($0, $1) }
    }
  }

  /// Texts compare by Unicode's canonical order: through a table of the levels, once each, so a
  /// row costs one look-up by its code.
  private func compareTexts(
    _ sign: Formula.Comparison, _ left: Operand, _ right: Operand
  ) -> Operand {
    switch (left, right) {
    case (.values(.texts(let codes, let levels)), .constant(.text(let text))):
      return .values(.truths(look(codes, in: levels.map { holds(sign, $0, text) })))
    case (.constant(.text(let text)), .values(.texts(let codes, let levels))):
      return .values(.truths(look(codes, in: levels.map { holds(sign, text, $0) })))
    case (.values(.texts(let a, let aLevels)), .values(.texts(let b, let bLevels))):
      let rank = Dictionary(
        Set(aLevels + bLevels).sorted().enumerated().map { ($1, $0) },
        uniquingKeysWith: { a, _ in a }
      )
      let (aRanks, bRanks) = (aLevels.map { rank[$0] ?? -1 }, bLevels.map { rank[$0] ?? -1 })
      return .values(
        .truths(
          zip(a, b).map { a, b in
            a < 0 || b < 0 ? -1 : holds(sign, aRanks[Int(a)], bRanks[Int(b)])
          }))
    case (.constant(.text(let a)), .constant(.text(let b))):
      return .constant(.truth(holds(sign, a, b) == 1))
    default:
      return .values(.truths([Int8](repeating: -1, count: table.rowCount)))
    }
  }

  private func look(_ codes: [Int32], in results: [Int8]) -> [Int8] {
    results.withUnsafeBufferPointer { results in
      codes.map { $0 < 0 ? -1 : results[Int($0)] }
    }
  }

  private func holds<T: Comparable>(_ sign: Formula.Comparison, _ a: T, _ b: T) -> Int8 {
    let result =
      switch sign {
      case .equal: a == b
      case .notEqual: a != b
      case .less: a < b
      case .lessOrEqual: a <= b
      case .greater: a > b
      case .greaterOrEqual: a >= b
      }
    return result ? 1 : 0
  }

  func isIn(_ value: Formula, _ list: Formula, within whole: Formula) throws -> Operand {
    guard case .list(let items) = list else {
      throw FeaturesError.notConstant(formula: list.description)
    }
    var texts: Set<String> = []
    var numbers: Set<Double> = []
    var truths: Set<Bool> = []
    for item in items {
      switch try operand(item) {
      case .constant(.text(let text)): texts.insert(text)
      case .constant(.number(let number)): numbers.insert(number)
      case .constant(.truth(let truth)): truths.insert(truth)
      default: throw FeaturesError.notConstant(formula: item.description)
      }
    }
    let sought = try values(value)
    let column = Column(sound: "", values: sought)
    if column.missingCount == column.count {
      return .values(.truths([Int8](repeating: -1, count: column.count)))
    }
    switch sought {
    case .texts(let codes, let levels) where numbers.isEmpty && truths.isEmpty:
      return .values(.truths(look(codes, in: levels.map { texts.contains($0) ? 1 : 0 })))
    case .numbers(let cells) where texts.isEmpty && truths.isEmpty:
      return .values(.truths(cells.map { $0.isNaN ? -1 : numbers.contains($0) ? 1 : 0 }))
    case .truths(let cells) where texts.isEmpty && numbers.isEmpty:
      return .values(.truths(cells.map { $0 < 0 ? -1 : truths.contains($0 == 1) ? 1 : 0 }))
    default:
      throw FeaturesError.kindsDisagree(
        formula: whole.description, left: column.kind.phrase, right: "a list of other values")
    }
  }
}

extension Evaluator.Operand {
  var isText: Bool {
    switch self {
    case .constant(.text), .values(.texts): true
    default: false
    }
  }

  /// Nothing but missing cells: of no kind yet, as the columns of a file without rows.
  var isEmpty: Bool {
    switch self {
    case .constant(let cell): cell == .missing
    case .values(.numbers(let numbers)): numbers.allSatisfy(\.isNaN)
    case .values(.texts(let codes, _)): !codes.isEmpty && codes.allSatisfy { $0 < 0 }
    case .values(.truths(let truths)): !truths.isEmpty && truths.allSatisfy { $0 < 0 }
    }
  }

  var phrase: String {
    switch self {
    case .constant(.missing): "a missing value"
    case .constant(.number), .values(.numbers): "a number"
    case .constant(.text), .values(.texts): "text"
    case .constant(.truth), .values(.truths): "true/false"
    }
  }
}
