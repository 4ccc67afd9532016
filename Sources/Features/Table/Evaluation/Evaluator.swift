/// Computes formulas on a table, a whole column at a time.
struct Evaluator {
  let table: Table

  /// What a part of a formula gives: one cell for all rows, or a cell each.
  enum Operand {
    case constant(Cell)
    case values(Column.Values)
  }

  func operand(_ formula: Formula) throws -> Operand {
    switch formula {
    case .column(let name): return .values(try table.column(named: name).values)
    case .number(let value): return .constant(value.isNaN ? .missing : .number(value))
    case .text(let text): return .constant(.text(text))
    case .time(let time, let kind):
      return .constant(time == Column.missingTime ? .missing : .time(time, kind))
    case .truth(let value): return .constant(.truth(value))
    case .list:
      throw FeaturesError.wrongKind(
        formula: formula.description, needed: "a value", found: "a list")
    case .arithmetic(let sign, let left, let right):
      return try arithmetic(sign, left, right)
    case .negate(let part):
      return try map(numbers: part) { -$0 }
    case .function(let function, let part):
      return try apply(function, to: part)
    case .comparison(let sign, let left, let right):
      return try compare(sign, left, right, within: formula)
    case .and(let left, let right):
      return try logic(left, right, deciding: 0)
    case .or(let left, let right):
      return try logic(left, right, deciding: 1)
    case .not(let part):
      return .values(.truths(try truths(part).map { $0 < 0 ? -1 : 1 - $0 }))
    case .isIn(let value, let list): return try isIn(value, list, within: formula)
    case .choice(let condition, let then, let otherwise):
      return try choice(condition, then, otherwise, within: formula)
    case .aggregate(let aggregate, let part): return try self.aggregate(aggregate, part)
    case .missing(let part): return .values(.truths(try values(part).missing))
    case .part(let part, let whole): return try self.part(part, of: whole)
    case .vocabulary(let part, _, _): return try operand(part)
    case .hashed(let part, let buckets): return try hashed(part, buckets: buckets)
    case .fill(let part, let value): return try fill(part, with: value, within: formula)
    case .bucket(let part, let boundaries):
      try Bucket.check(boundaries, of: formula)
      let codes = Bucket.codes(
        of: try numbers(part), boundaries: boundaries)
      let levels = (0...boundaries.count).map {
        Bucket.name(of: $0, number: part, boundaries: boundaries)
      }
      return .values(.texts(codes: codes, levels: levels))
    case .cross(let parts): return try cross(parts)
    }
  }

  /// A cell a row.
  func values(_ formula: Formula) throws -> Column.Values {
    let count = table.rowCount
    switch try operand(formula) {
    case .values(let values): return values
    case .constant(.number(let number)):
      return .numbers([Double](repeating: number, count: count))
    case .constant(.missing): return .numbers([Double](repeating: .nan, count: count))
    case .constant(.truth(let truth)):
      return .truths([Int8](repeating: truth ? 1 : 0, count: count))
    case .constant(.text(let text)):
      return .texts(codes: [Int32](repeating: 0, count: count), levels: [text])
    case .constant(.time(let time, let kind)):
      return .times([Int64](repeating: time, count: count), kind)
    case .constant(.list(let elements)):
      let rows = [[ListElement]](repeating: elements, count: count)
      return .lists(ListCells(rows, isWeighted: elements.first?.weight != nil))
    }
  }

  /// A number a row, NaN where missing; true/false counts as 1/0.
  func numbers(_ formula: Formula) throws -> [Double] {
    switch try values(formula) {
    case .numbers(let numbers): return numbers
    case .truths(let truths): return truths.map { $0 < 0 ? .nan : Double($0) }
    case let other:
      // A column without any cell may be of every kind.
      guard other.missingCount == other.count, other.count > 0 else {
        throw FeaturesError.wrongKind(
          formula: formula.description, needed: "a number", found: other.kind.phrase)
      }
      return [Double](repeating: .nan, count: other.count)
    }
  }

  /// 1, 0 or −1 (missing) a row; numbers 1 and 0 do not count as true and false.
  func truths(_ formula: Formula) throws -> [Int8] {
    let values = try values(formula)
    if case .truths(let truths) = values { return truths }
    let column = Column(sound: "", values: values)
    guard column.missingCount == column.count, column.count > 0 || column.kind == .number else {
      throw FeaturesError.wrongKind(
        formula: formula.description, needed: "true/false", found: column.kind.phrase)
    }
    return [Int8](repeating: -1, count: column.count)
  }

  /// The texts of a cross are its parts', in the order written; one missing makes it missing.
  private func cross(_ parts: [Formula]) throws -> Operand {
    guard case .cross(let flat) = Formula.crossing(parts) else {
      return try operand(Formula.crossing(parts))
    }
    guard !flat.isEmpty else { throw FeaturesError.notCategorical(formula: "", found: "empty") }
    let columns = try flat.map { try values($0) }
    let masks = columns.compactMap { if case .truths(let truths) = $0 { truths } else { nil } }
    if masks.count == columns.count {
      return .values(
        .truths(
          (0..<table.rowCount).map { row in
            masks.contains { $0[row] == 0 } ? 0 : masks.contains { $0[row] < 0 } ? -1 : 1
          }))
    }
    let fitted = try Cross(flat).fit(on: table)
    let ids = try fitted.encode(table)
    let levels = (0..<fitted.size).map { fitted.name(of: $0) }
    guard let offsets = ids.offsets else { return .values(.texts(codes: ids.ids, levels: levels)) }
    return .values(
      .lists(ListCells(offsets: offsets, codes: ids.ids, levels: levels, weights: nil)))
  }

  /// The ids that hashing gives: numbers, or lists of ids where a part has several elements a row.
  private func hashed(_ part: Formula, buckets: Int) throws -> Operand {
    let fitted = try Hashed(part, buckets: buckets).fit(on: table)
    let ids = try fitted.encode(table)
    guard let offsets = ids.offsets else {
      return .values(.numbers(ids.ids.map { $0 < 0 ? .nan : Double($0) }))
    }
    return .values(
      .lists(
        ListCells(
          zip(offsets, offsets.dropFirst()).map { $0..<$1 }.map { ids.ids[$0].map(String.init) })))
  }
}

extension Formula {
  /// The formula's cells on a table, as a column named like the formula.
  ///
  /// Throws `unknownColumn`, and `wrongKind` or `kindsDisagree` where kinds do not fit. A number
  /// that has no value (0 / 0, the log of −1) is missing.
  public func column(on table: Table) throws -> Column {
    let name = if case .column(let name) = self { name } else { description }
    return Column(sound: name, values: try Evaluator(table: table).values(try checked()))
  }
}
