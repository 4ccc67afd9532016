/// Two tables side by side, where their keys agree: first which rows meet, then the table.
///
/// A missing key agrees with nothing. The left table's order is kept; of several matches, that of
/// the right table.
public struct Joining {
  public struct Keep: Sendable, Equatable {
    /// Rows of the left table without a match are left out, or kept with missing cells.
    public let unmatched: Bool
    public static let inner = Keep(unmatched: false)
    public static let left = Keep(unmatched: true)
  }

  private let left: Table
  private let right: Table
  private let keep: Keep
  /// The right columns that become columns of the result.
  private let added: [Column]
  /// For each left row the code of its key, or −1.
  private let leftCodes: [Int]
  /// The right rows by code, and where each code's rows begin.
  private let rightRows: [Int]
  private let starts: [Int]
  public let rowCount: Int

  /// - Parameter keys: what must be equal, on the left and on the right. A right key that is a
  ///   column is left out of the result.
  public init(
    _ left: Table, with right: Table, on keys: [(left: Formula, right: Formula)], keep: Keep
  ) throws {
    self.left = left
    self.right = right
    self.keep = keep
    let dropped = Set(
      keys.compactMap { if case .column(let name) = $0.right { name } else { nil } })
    added = right.columns.filter { !dropped.contains($0.name) }
    if let both = added.first(where: { left.hasColumn($0.name) }) {
      throw FeaturesError.inBothTables(
        column: Formula.spelled(column: both.name), left: left.name, right: right.name)
    }
    var leftCodes = [Int](repeating: 0, count: left.rowCount)
    var rightCodes = [Int](repeating: 0, count: right.rowCount)
    var count = 1
    for key in keys {
      let (a, b, radix) = try Joining.codes(key.left, left, key.right, right)
      var numbered: [Int: Int] = [:]
      for row in rightCodes.indices {
        guard rightCodes[row] >= 0, b[row] >= 0 else {
          rightCodes[row] = -1
          continue
        }
        let combined = rightCodes[row] * radix + Int(b[row])
        let code = numbered[combined] ?? numbered.count
        numbered[combined] = code
        rightCodes[row] = code
      }
      for row in leftCodes.indices {
        let isPresent = leftCodes[row] >= 0 && a[row] >= 0
        leftCodes[row] = isPresent ? numbered[leftCodes[row] * radix + Int(a[row])] ?? -1 : -1
      }
      count = numbered.count
    }
    var starts = [Int](repeating: 0, count: count + 1)
    for code in rightCodes where code >= 0 { starts[code + 1] += 1 }
    for code in 0..<count { starts[code + 1] += starts[code] }
    var next = starts
    var rightRows = [Int](repeating: 0, count: starts[count])
    for (row, code) in rightCodes.enumerated() where code >= 0 {
      rightRows[next[code]] = row
      next[code] += 1
    }
    var total = 0
    for code in leftCodes {
      let matches = code < 0 ? 0 : starts[code + 1] - starts[code]
      total += matches == 0 && keep.unmatched ? 1 : matches
    }
    self.leftCodes = leftCodes
    self.rightRows = rightRows
    self.starts = starts
    rowCount = total
  }

  /// The columns of the left table, then the right one's.
  public var columnCount: Int { left.columns.count + added.count }

  public func table() throws -> Table {
    var leftRows: [Int] = []
    var matches: [Int] = []
    leftRows.reserveCapacity(rowCount)
    matches.reserveCapacity(rowCount)
    for (row, code) in leftCodes.enumerated() {
      let range = code < 0 ? 0..<0 : starts[code]..<starts[code + 1]
      if range.isEmpty, keep.unmatched {
        leftRows.append(row)
        matches.append(-1)
      }
      for place in range {
        leftRows.append(row)
        matches.append(rightRows[place])
      }
    }
    let columns = try left.rows(leftRows).columns
    return try Table(
      name: left.name, columns: columns + added.map { $0.gathering(matches) })
  }

  /// The cells of both keys under common codes, which are below `radix`.
  static func codes(
    _ leftKey: Formula, _ left: Table, _ rightKey: Formula, _ right: Table
  ) throws -> (left: [Int32], right: [Int32], radix: Int) {
    let a = try leftKey.column(on: left)
    let b = try rightKey.column(on: right)
    switch (a.values, b.values) {
    case (.texts(let aCodes, let aLevels), .texts(let bCodes, let bLevels)):
      var codeOf: [String: Int32] = [:]
      let common = (bLevels + aLevels).map { level in
        let code = codeOf[level] ?? Int32(truncatingIfNeeded: codeOf.count)
        codeOf[level] = code
        return code
      }
      return (
        aCodes.map { $0 < 0 ? -1 : common[bLevels.count + Int($0)] },
        bCodes.map { $0 < 0 ? -1 : common[Int($0)] }, max(1, codeOf.count)
      )
    case (.numbers(let aNumbers), .numbers(let bNumbers)):
      let both = KeyCodes(.numbers(aNumbers + bNumbers))
      return (
        Array(both.codes[..<aNumbers.count]), Array(both.codes[aNumbers.count...]),
        max(1, both.count)
      )
    case (.times(let aTimes, let aKind), .times(let bTimes, let bKind))
    where (aKind == .duration) == (bKind == .duration):
      let both = KeyCodes(.times(aTimes + bTimes, aKind))
      return (
        Array(both.codes[..<aTimes.count]), Array(both.codes[aTimes.count...]),
        max(1, both.count)
      )
    case (.truths(let aTruths), .truths(let bTruths)):
      return (aTruths.map(Int32.init), bTruths.map(Int32.init), 2)
    case _ where a.missingCount == a.count || b.missingCount == b.count:
      return (
        [Int32](repeating: -1, count: a.count), [Int32](repeating: -1, count: b.count), 1
      )
    default:
      throw FeaturesError.keysDisagree(
        left: leftKey.description, leftKind: a.kind.phrase, right: rightKey.description,
        rightKind: b.kind.phrase)
    }
  }
}

extension Column {
  /// The cells of these rows; −1 gives a missing cell, or an empty list.
  func gathering(_ rows: [Int]) -> Column {
    Column(sound: name, values: values.gathering(rows))
  }
}
