/// `and`, `or` and `fill`.
extension Evaluator {
  /// `and` is decided by one 0, `or` by one 1; else a missing side makes the result missing.
  func logic(
    _ left: Formula, _ right: Formula, deciding: Int8
  ) throws -> Operand {
    let a = try truths(left)
    let b = try truths(right)
    return .values(
      .truths(
        zip(a, b).map { a, b in
          a == deciding || b == deciding ? deciding : a < 0 || b < 0 ? -1 : 1 - deciding
        }))
  }

  /// The cells of a formula, with one constant or another formula's cells where they are missing.
  func fill(
    _ formula: Formula, with filler: Formula, within whole: Formula
  ) throws -> Operand {
    try fill(try values(formula), with: try values(filler), within: whole)
  }

  func fill(
    _ cells: Column.Values, with fillers: Column.Values, within whole: Formula
  ) throws -> Operand {
    let disagree = FeaturesError.kindsDisagree(
      formula: whole.description, left: Operand.values(cells).phrase,
      right: Operand.values(fillers).phrase)
    if Operand.values(cells).isEmpty { return .values(fillers) }
    if Operand.values(fillers).isEmpty { return .values(cells) }
    switch (cells, fillers) {
    case (.numbers(let a), .numbers(let b)):
      return .values(.numbers(zip(a, b).map { $0.isNaN ? $1 : $0 }))
    case (.truths(let a), .truths(let b)):
      return .values(.truths(zip(a, b).map { $0 < 0 ? $1 : $0 }))
    case (.texts(let a, let aLevels), .texts(let b, let bLevels)):
      var numbering = LevelNumbering(aLevels)
      let codes = bLevels.map { numbering.code($0) }
      return .values(
        .texts(
          codes: zip(a, b).map { $0 >= 0 ? $0 : $1 >= 0 ? codes[Int($1)] : -1 },
          levels: numbering.levels))
    case (.times(let a, let aKind), .times(let b, let bKind))
    where (aKind == .duration) == (bKind == .duration):
      let kind = aKind == bKind ? aKind : .dateTime
      return .values(.times(zip(a, b).map { $0 == Column.missingTime ? $1 : $0 }, kind))
    case (.lists(let a), .lists(let b)):
      return .values(
        .lists(
          ListCells(
            (0..<a.count).map { row in
              let own = a.elements(of: row)
              return own.isEmpty ? b.elements(of: row) : own
            }, isWeighted: a.isWeighted || b.isWeighted)))
    default: throw disagree
    }
  }
}
