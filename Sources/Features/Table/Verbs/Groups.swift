/// Which group each row of a table belongs to.
///
/// Groups are numbered in the order of their keys: numbers rise, texts in alphabetical order,
/// buckets from the lowest interval up; a missing key is a group of its own, after the others.
public struct Groups: Sendable {
  /// A group a row.
  public let ids: [Int]
  public let count: Int
  /// A row of each group: the first.
  public let firstRows: [Int]

  /// All rows in one group.
  init(oneOf rowCount: Int) {
    ids = [Int](repeating: 0, count: rowCount)
    count = 1
    firstRows = []
  }

  /// The groups of rows that agree in all keys.
  public init(_ table: Table, by keys: [Formula]) throws {
    let codes = try keys.map { try KeyCodes($0, on: table) }
    self.init(codes, rowCount: table.rowCount)
  }

  init(_ keys: [KeyCodes], rowCount: Int) {
    var ids = [Int](repeating: 0, count: rowCount)
    var count = 1
    for key in keys {
      // Both counts are at most about the number of rows, so the product fits.
      let radix = key.count + 1
      for row in ids.indices {
        let code = Int(key.codes[row])
        ids[row] = ids[row] * radix + (code < 0 ? key.count : code)
      }
      count = Groups.compact(&ids, count * radix)
    }
    var firstRows = [Int](repeating: -1, count: rowCount == 0 ? 0 : count)
    for (row, id) in ids.enumerated() where firstRows[id] < 0 { firstRows[id] = row }
    self.ids = ids
    self.count = firstRows.count
    self.firstRows = firstRows
  }

  /// Numbers the ids that occur from 0, in their order; gives how many there are.
  private static func compact(_ ids: inout [Int], _ bound: Int) -> Int {
    if bound <= 4 * ids.count + 1024 {
      var place = [Int](repeating: 0, count: bound)
      for id in ids { place[id] = 1 }
      var count = 0
      for id in place.indices where place[id] == 1 {
        place[id] = count
        count += 1
      }
      for row in ids.indices { ids[row] = place[ids[row]] }
      return count
    }
    let occurring = Set(ids).sorted()
    let place = Dictionary(uniqueKeysWithValues: zip(occurring, 0...))
    for row in ids.indices { ids[row] = place[ids[row]] ?? 0 }
    return occurring.count
  }

  /// The values of each group one after another, and where each group begins.
  func gathered(_ numbers: [Double]) -> (numbers: [Double], starts: [Int]) {
    var starts = [Int](repeating: 0, count: count + 1)
    for (row, id) in ids.enumerated() where !numbers[row].isNaN { starts[id + 1] += 1 }
    for id in 0..<count { starts[id + 1] += starts[id] }
    var next = starts
    var result = [Double](repeating: 0, count: starts[count])
    for (row, id) in ids.enumerated() where !numbers[row].isNaN {
      result[next[id]] = numbers[row]
      next[id] += 1
    }
    return (result, starts)
  }
}
