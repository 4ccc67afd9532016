/// Comparisons and `in`: 1, 0 or −1 (missing) a row.
extension Evaluator {
  func compare(
    _ sign: Formula.Comparison, _ left: Formula, _ right: Formula, within whole: Formula
  ) throws -> Operand {
    let (a, b) = (try operand(left), try operand(right))
    if a.isList || b.isList {
      let (list, other) = a.isList ? (left, right) : (right, left)
      throw FeaturesError.listCompared(
        formula: whole.description, list: list.description, other: other.description)
    }
    let disagree = FeaturesError.kindsDisagree(
      formula: whole.description, left: a.phrase, right: b.phrase)
    if a.isEmpty || b.isEmpty {
      return .values(.truths([Int8](repeating: -1, count: table.rowCount)))
    }
    if let x = a.times(count: table.rowCount), let y = b.times(count: table.rowCount) {
      guard (x.kind == .duration) == (y.kind == .duration) else { throw disagree }
      return .values(
        .truths(
          zip(x.times, y.times).map {
            $0 == Column.missingTime || $1 == Column.missingTime ? -1 : holds(sign, $0, $1)
          }))
    }
    if a.isTime || b.isTime { throw disagree }
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
    guard case .list(let items) = list else { return try isIn(value, lists: list) }
    var texts: Set<String> = []
    var numbers: Set<Double> = []
    var truths: Set<Bool> = []
    var times: Set<Int64> = []
    for item in items {
      switch try operand(item) {
      case .constant(.text(let text)): texts.insert(text)
      case .constant(.number(let number)): numbers.insert(number)
      case .constant(.truth(let truth)): truths.insert(truth)
      case .constant(.time(let time, _)): times.insert(time)
      default: throw FeaturesError.notConstant(formula: item.description)
      }
    }
    let sought = try values(value)
    if sought.missingCount == sought.count {
      return .values(.truths([Int8](repeating: -1, count: sought.count)))
    }
    let kinds = [texts.isEmpty, numbers.isEmpty, truths.isEmpty, times.isEmpty]
    let isOfOneKind = kinds.count { !$0 } <= 1
    switch sought {
    case .texts(let codes, let levels) where isOfOneKind && !texts.isEmpty || items.isEmpty:
      return .values(.truths(look(codes, in: levels.map { texts.contains($0) ? 1 : 0 })))
    case .numbers(let cells) where isOfOneKind && !numbers.isEmpty || items.isEmpty:
      return .values(.truths(cells.map { $0.isNaN ? -1 : numbers.contains($0) ? 1 : 0 }))
    case .truths(let cells) where isOfOneKind && !truths.isEmpty || items.isEmpty:
      return .values(.truths(cells.map { $0 < 0 ? -1 : truths.contains($0 == 1) ? 1 : 0 }))
    case .times(let cells, _) where isOfOneKind && !times.isEmpty || items.isEmpty:
      return .values(
        .truths(cells.map { $0 == Column.missingTime ? -1 : times.contains($0) ? 1 : 0 }))
    case .lists:
      throw FeaturesError.listCompared(
        formula: whole.description, list: value.description,
        other: items.first?.description ?? "\"x\"")
    default:
      throw FeaturesError.kindsDisagree(
        formula: whole.description, left: sought.kind.phrase, right: "a list of other values")
    }
  }

  /// Whether one text, or the text of each row, is an element of the row's list.
  private func isIn(_ value: Formula, lists formula: Formula) throws -> Operand {
    guard case .values(let values) = try operand(formula) else {
      throw FeaturesError.notConstant(formula: formula.description)
    }
    guard case .lists(let lists) = values else {
      throw FeaturesError.notAList(formula: formula.description, found: values.kind.phrase)
    }
    switch try operand(value) {
    case .constant(.text(let text)):
      return .values(.truths(lists.contains(lists.levels.map { $0 == text })))
    case .values(.texts(let codes, let levels)):
      let known = indexByText(lists.levels)
      let sought = levels.map { known[$0] ?? -1 }
      return .values(
        .truths(
          codes.enumerated().map { row, code in
            guard code >= 0 else { return -1 }
            let range = lists.offsets[row]..<lists.offsets[row + 1]
            return lists.codes[range].contains(sought[Int(code)]) ? 1 : 0
          }))
    case let other where other.isEmpty:
      return .values(.truths([Int8](repeating: -1, count: table.rowCount)))
    case let other:
      throw FeaturesError.wrongKind(
        formula: value.description, needed: "text", found: other.phrase)
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

  var isList: Bool { if case .values(.lists) = self { true } else { false } }

  var isTime: Bool {
    switch self {
    case .constant(.time), .values(.times): true
    default: false
    }
  }

  /// Nothing but missing cells: of no kind yet, as the columns of a file without rows.
  var isEmpty: Bool {
    switch self {
    case .constant(let cell): cell == .missing
    case .values(.numbers(let numbers)): numbers.allSatisfy(\.isNaN)
    case .values(.lists): false
    case .values(let values): values.count > 0 && values.missingCount == values.count
    }
  }

  var phrase: String {
    switch self {
    case .constant(.missing): "a missing value"
    case .constant(.number): "a number"
    case .constant(.text): "text"
    case .constant(.truth): "true/false"
    case .constant(.list): "a list"
    case .constant(.time(_, let kind)): Column.Values.times([], kind).kind.phrase
    case .values(let values): values.kind.phrase
    }
  }
}
