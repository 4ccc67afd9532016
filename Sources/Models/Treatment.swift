import Features

/// How `fit` lets a column enter a model, and why.
public struct Treatment: Sendable {
  public let column: String
  /// What the linear part reads of it.
  public let wide: [Formula]
  /// What the deep part reads of it.
  public let deep: [DeepInput]
  public let reason: String

  /// A treatment for each column that the label does not read, in the order of the table.
  ///
  /// - Texts, lists and yes or no: a weight and a vector for each category, of 4 · ⁴√k numbers for k
  ///   categories, from 4 to 32.
  /// - Numbers: their quantile, as the paper's 4.1 says, and a weight for each tenth of the rows.
  /// - Numbers that are mostly one value: buckets of the others, as quantiles would not tell them
  ///   apart.
  /// - Nothing of what is the same in every row, or different in almost every one.
  public static func choose(for table: Table, without label: Set<String>) throws -> [Treatment] {
    try table.columns.filter { !label.contains($0.name) }.map { try treatment(of: $0) }
  }

  private init(
    _ column: String, wide: [Formula] = [], deep: [DeepInput] = [], reason: String
  ) {
    self.column = column
    self.wide = wide
    self.deep = deep
    self.reason = reason
  }

  private static func treatment(of column: Column) throws -> Treatment {
    switch column.values {
    case .texts(let codes, _):
      return category(column.name, Set(codes).count, rows: codes.count)
    case .truths(let truths):
      return category(column.name, Set(truths).count, rows: truths.count)
    case .numbers(let numbers):
      return try number(column.name, numbers.filter { !$0.isNaN }.sorted())
    case .lists(let lists):
      return category(column.name, Set(lists.codes).count, rows: max(lists.codes.count, 1))
    case .times:
      return Treatment(column.name, reason: "left out: a time; hour, weekday and the like say more")
    }
  }

  private static func category(_ name: String, _ count: Int, rows: Int) -> Treatment {
    if count < 2 { return Treatment(name, reason: "left out: the same in every row") }
    if count * 2 > rows {
      return Treatment(name, reason: "left out: \(count) different values in \(rows) rows")
    }
    let formula = Formula.column(name)
    return Treatment(
      name, wide: [formula], deep: [.embedding(formula, dimension: dimension(for: count))],
      reason: "\(count) categories")
  }

  private static func number(_ name: String, _ sorted: [Double]) throws -> Treatment {
    guard let first = sorted.first, let last = sorted.last, first < last else {
      return Treatment(name, reason: "left out: the same in every row")
    }
    let formula = Formula.column(name)
    let (value, share) = mostFrequent(sorted)
    guard share > 0.5 else {
      let bucket = Formula.bucket(formula, at: boundaries(of: sorted, first: first))
      return Treatment(
        name, wide: [bucket], deep: [.dense(try Quantiles(formula, 10))],
        reason: "a number")
    }
    let others = sorted.filter { $0 != value }
    // The frequent value has a bucket of its own: from itself up to the next one.
    let own = [value, others.first { $0 > value }].compactMap { $0 }.filter { $0 > first }
    let cuts = Set(boundaries(of: others, first: first) + own).sorted()
    let bucket = Formula.bucket(formula, at: cuts)
    let percent = Int((share * 100).rounded(.down))
    return Treatment(
      name, wide: [bucket],
      deep: [.embedding(bucket, dimension: dimension(for: cuts.count + 1))],
      reason: "\(percent) % are \(plain(value))")
  }

  /// Where the tenths begin, each once, and none at the least value.
  private static func boundaries(of sorted: [Double], first: Double) -> [Double] {
    let cuts = (1..<10).map { sorted[$0 * sorted.count / 10] }
    return Set(cuts.filter { $0 > first }).sorted()
  }

  /// The most frequent number of a sorted list, the least of them if they tie.
  private static func mostFrequent(_ sorted: [Double]) -> (value: Double, share: Double) {
    var (best, most) = (sorted[0], 0)
    var start = 0
    for k in 1...sorted.count where k == sorted.count || sorted[k] != sorted[start] {
      if k - start > most { (best, most) = (sorted[start], k - start) }
      start = k
    }
    return (best, Double(most) / Double(sorted.count))
  }

  private static func dimension(for categories: Int) -> Int {
    let root = Double(categories).squareRoot().squareRoot()
    return min(max(Int((4 * root).rounded()), 4), 32)
  }
}
