import Tensors

/// A table's rows in parts: to train, to choose and to test.
///
/// Each part keeps the order of the table, and each row is in one part.
public enum Splitting: Sendable {
  /// Rows at random.
  case rows
  /// Rows at random, each value of a formula in the same shares.
  case stratified(Formula)
  /// Rows with equal keys stay together; keys at random.
  case keys([Formula])
  /// In rising order of a formula, equal values together: the first part lies before the second.
  case ordered(Formula)

  /// The parts of these shares.
  ///
  /// Throws `badShares` unless they are above 0 and add up to 1, `emptyPart` when one gets no row,
  /// and `orderMissing` for a row without a place in the order.
  public func parts(of table: Table, shares: [Double], seed: UInt64) throws -> [Table] {
    guard shares.count >= 2, shares.count <= 1_000, shares.allSatisfy({ $0 > 0 && $0 < 1 }),
      (shares.reduce(0, +) - 1).magnitude < 1e-9
    else { throw FeaturesError.badShares(shares: shares.map(NumberText.shortest)) }
    var ends: [Double] = []
    for share in shares.dropLast() { ends.append((ends.last ?? 0) + share) }
    let part = try partOfRow(table, ends, seed)
    var rows = [[Int]](repeating: [], count: shares.count)
    for (row, part) in part.enumerated() { rows[part].append(row) }
    if let empty = rows.firstIndex(where: \.isEmpty) {
      throw FeaturesError.emptyPart(
        table: table.name, part: empty + 1, rowCount: table.rowCount)
    }
    return try rows.map { try table.rows($0) }
  }

  /// - Parameter ends: what share of the rows lies before the end of each part but the last.
  private func partOfRow(_ table: Table, _ ends: [Double], _ seed: UInt64) throws -> [Int] {
    let count = table.rowCount
    var stream = RandomStream(seed: seed, purpose: .sampling)
    switch self {
    case .rows:
      return assign(groups: [stream.permutation(of: count).map(Int.init)], count, ends)
    case .stratified(let formula):
      let groups = try Groups(table, by: [formula])
      var members = [[Int]](repeating: [], count: groups.count)
      for row in stream.permutation(of: count) { members[groups.ids[Int(row)]].append(Int(row)) }
      return assign(groups: members, count, ends)
    case .keys(let formulas):
      let groups = try Groups(table, by: formulas)
      let order = stream.permutation(of: groups.count).map(Int.init)
      return cut(groups.ids, in: order, groups.count, ends)
    case .ordered(let formula):
      let codes = try KeyCodes(formula, on: table)
      let missing = codes.codes.count { $0 < 0 }
      guard missing == 0 else {
        throw FeaturesError.orderMissing(
          formula: formula.description, table: table.name, count: missing)
      }
      return cut(codes.codes.map(Int.init), in: Array(0..<codes.count), codes.count, ends)
    }
  }

  /// Cuts each group of rows in the same shares, within one row; rounding goes by the running
  /// total, so that many small groups leave no part short.
  private func assign(groups: [[Int]], _ count: Int, _ ends: [Double]) -> [Int] {
    var part = [Int](repeating: ends.count, count: count)
    var before = 0
    for rows in groups {
      var start = 0
      for (index, end) in ends.enumerated() {
        let cut = (end * Double(before + rows.count)).rounded() - (end * Double(before)).rounded()
        let stop = min(rows.count, max(start, Int(cut)))
        for row in rows[start..<stop] { part[row] = index }
        start = stop
      }
      before += rows.count
    }
    return part
  }

  /// Gives whole groups to the parts in an order, each part ending as near its share as it can.
  private func cut(_ ids: [Int], in order: [Int], _ groups: Int, _ ends: [Double]) -> [Int] {
    var sizes = [Int](repeating: 0, count: groups)
    for id in ids { sizes[id] += 1 }
    var partOfGroup = [Int](repeating: ends.count, count: groups)
    var part = 0
    var total = 0
    for group in order {
      let middle = Double(total) + Double(sizes[group]) / 2
      while part < ends.count, middle >= ends[part] * Double(ids.count) { part += 1 }
      partOfGroup[group] = part
      total += sizes[group]
    }
    return ids.map { partOfGroup[$0] }
  }
}
