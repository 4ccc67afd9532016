/// Signs that a model will know in testing what it could not know in use.
public enum Leakage {
  /// Above this AUC a column alone is taken to hold the answer.
  public static let threshold = 0.98
  /// About as many rows are looked at for it, spread over the table.
  static let sampleRows = 10_000

  /// How well one column alone tells a label: the AUC of its numbers in the better direction, or
  /// of the rate of the label among its categories.
  ///
  /// A category's rate is taken from the other half of the rows, so that a column in which each
  /// value stands once tells nothing. Nil when the labels are all of one class.
  public static func auc(of column: Column, labels: [Float]) -> Double? {
    guard column.count == labels.count else { return nil }
    let scores: [Double]
    switch column.values {
    case .numbers(let numbers): scores = numbers
    case .truths(let truths): scores = truths.map { $0 < 0 ? .nan : Double($0) }
    case .times(let times, _):
      scores = times.map { $0 == Column.missingTime ? .nan : Double($0) }
    case .texts(let codes, _): scores = rates(codes, labels)
    case .lists(let lists): scores = rates(KeyCodes(lists.asTexts).codes, labels)
    }
    let ranked = auc(scores, labels)
    return ranked.map { max($0, 1 - $0) }
  }

  /// The rate of the label among rows of the same category in the other half of the rows; the
  /// overall rate where there is none.
  private static func rates(_ codes: [Int32], _ labels: [Float]) -> [Double] {
    let codes = codes.map { Int($0) }
    let count = (codes.max() ?? -1) + 2
    var sums = [[Double]](repeating: [Double](repeating: 0, count: count), count: 2)
    var totals = sums
    // Neighbours in a file are often alike: halves go by a fixed scatter of the place.
    func half(_ place: Int) -> Int {
      Int(truncatingIfNeeded: (UInt64(place) &* 0x9E37_79B9_7F4A_7C15) >> 63)
    }
    for (place, code) in codes.enumerated() {
      sums[half(place)][code + 1] += Double(labels[place])
      totals[half(place)][code + 1] += 1
    }
    let overall = Double(labels.reduce(0, +)) / Double(max(labels.count, 1))
    return codes.enumerated().map { place, code in
      let other = 1 - half(place)
      let total = totals[other][code + 1]
      return total == 0 ? overall : sums[other][code + 1] / total
    }
  }

  /// The rank statistic, ties counting half; missing scores stand together below all others.
  private static func auc(_ scores: [Double], _ labels: [Float]) -> Double? {
    let order = zip(scores.map { $0.isNaN ? -.infinity : $0 }, labels).sorted { $0.0 < $1.0 }
    var (pairs, ones, zeros) = (0.0, 0.0, 0.0)
    var at = 0
    while at < order.count {
      var (tiedOnes, tiedZeros) = (0.0, 0.0)
      let score = order[at].0
      while at < order.count, order[at].0 == score {
        if order[at].1 == 1 { tiedOnes += 1 } else { tiedZeros += 1 }
        at += 1
      }
      pairs += tiedOnes * (zeros + tiedZeros / 2)
      ones += tiedOnes
      zeros += tiedZeros
    }
    return ones > 0 && zeros > 0 ? pairs / (ones * zeros) : nil
  }

  /// The columns that alone tell a label, and how well, the best first.
  /// - Parameter names: the columns to look at; else all that the label does not read.
  public static func telling(
    _ label: Formula, of table: Table, among names: [String]? = nil
  ) throws -> [(column: String, auc: Double)] {
    let own = Set(label.columnNames)
    let names = (names ?? table.columnNames).filter { !own.contains($0) }
    let step = max(1, table.rowCount / sampleRows)
    let needed = Array(Set(names + label.columnNames)).filter(table.hasColumn)
    let table = try table.selecting(needed.sorted())
      .rows(stride(from: 0, to: table.rowCount, by: step).map { $0 })
    let labels = try readLabels(label, on: table)
    return try names.filter(table.hasColumn).map { try table.column(named: $0) }
      .compactMap { column in
        auc(of: column, labels: labels).flatMap { $0 > threshold ? (column.name, $0) : nil }
      }
      .sorted { $0.auc > $1.auc }
  }

  /// How many rows of the second table equal one of the first in the columns that both have.
  public static func equalRows(_ first: Table, _ second: Table) throws -> Int {
    let names = first.columnNames.filter { second.hasColumn($0) }
    guard !names.isEmpty else { return 0 }
    return try sharedKeys(first, second, by: names.map { .column($0) }).rows
  }

  /// How many rows of the second table have keys that the first one has, and how many keys.
  public static func sharedKeys(
    _ first: Table, _ second: Table, by keys: [Formula]
  ) throws -> (rows: Int, keys: Int) {
    let columns = try [first, second].map { table in
      try Table(
        name: table.name,
        columns: keys.enumerated().map { index, key in
          try key.column(on: table).renamed("\(index)")
        })
    }
    let both = try Table.concatenating(columns)
    let groups = try Groups(both, by: both.columnNames.map { .column($0) })
    var isInFirst = [Bool](repeating: false, count: groups.count)
    for id in groups.ids[..<first.rowCount] { isInFirst[id] = true }
    let shared = groups.ids[first.rowCount...].filter { isInFirst[$0] }
    return (shared.count, Set(shared).count)
  }
}
