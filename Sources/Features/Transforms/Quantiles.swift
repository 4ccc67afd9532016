/// The paper's normalisation (section 4.1): a number becomes (i − 1) / (n_q − 1) where i is the
/// quantile of the training data it lies in.
///
/// Boundary b_j is the inverse of the empirical CDF at j / n_q, the least x with
/// P(X ≤ x) ≥ j / n_q, and quantile i is (b_{i−1}, b_i]. So i = 1 + ⌊n_q · P(X < x)⌋, at most n_q;
/// equal values share a quantile, that of the first of them, and several boundaries at one value
/// leave the quantiles between them empty.
public struct Quantiles: DenseTransform {
  public static let name = "quantiles"
  public static let summary = "A number by its place among the training data, from 0 to 1."

  public let formula: Formula
  /// n_q.
  public let count: Int
  /// What a missing cell becomes: by default the middle.
  public let missing: Double
  public var description: String { "quantiles(\(formula), \(count))" }

  /// Throws `outOfRange` unless 2 ≤ `count` ≤ 10,000 and `missing` is finite.
  public init(_ formula: Formula, _ count: Int, missing: Double = 0.5) throws {
    guard (2...10_000).contains(count) else {
      throw FeaturesError.outOfRange(
        what: "the number of quantiles of `\(formula)`", found: "\(count)",
        range: "from 2 to 10,000")
    }
    try checkMissingValue(missing, of: formula)
    self.formula = formula
    self.count = count
    self.missing = missing
  }

  /// Up to so many numbers the boundaries are exact; beyond, they are those of a sketch.
  public static let exactLimit = 20_000_000

  public func fit(on table: Table) throws -> FittedQuantiles {
    try fit(on: table, exactUpTo: Quantiles.exactLimit)
  }

  /// The same with a limit of the caller's.
  public func fit(on table: Table, exactUpTo limit: Int) throws -> FittedQuantiles {
    let numbers = try Evaluator(table: table).numbers(formula)
    if numbers.count > limit { return try sketched(numbers) }
    let sorted = numbers.filter { !$0.isNaN }.sorted()
    var boundaries: [Double] = []
    if !sorted.isEmpty {
      boundaries = (1..<count).map { j in
        // ⌈j · N / n_q⌉ values must lie at or below the boundary.
        let rank = (j * sorted.count + count - 1) / count
        return finite(sorted[max(0, rank - 1)])
      }
    }
    return FittedQuantiles(
      formula: formula, count: count, missing: missing, boundaries: boundaries,
      warnings: numericWarnings(
        formula, present: sorted.count, rows: numbers.count, missing: missing,
        isConstant: sorted.first == sorted.last))
  }
}

extension Quantiles {
  private func sketched(_ numbers: [Double]) throws -> FittedQuantiles {
    var sketch = try QuantileSketch(size: 8_192)
    for number in numbers { sketch.add(number) }
    let error = NumberText.shortest((sketch.rankError * 100_000).rounded(.up) / 1_000)
    let least = sketch.quantiles([0]).first
    return FittedQuantiles(
      formula: formula, count: count, missing: missing,
      boundaries: sketch.quantiles((1..<count).map { Double($0) / Double(count) }).map(finite),
      warnings: numericWarnings(
        formula, present: sketch.count, rows: numbers.count, missing: missing,
        isConstant: least == sketch.quantiles([1]).first)
        + ["the boundaries of `\(self)` are those of a sketch: \(error) % of the rows off at most"])
  }
}

public struct FittedQuantiles: FittedDense {
  public static let name = Quantiles.name
  public let formula: Formula
  public let count: Int
  public let missing: Double
  /// n_q − 1 numbers that never fall; none when no training cell was present.
  public let boundaries: [Double]
  public let warnings: [String]

  public func encode(
    _ table: Table, into buffer: inout [Float], offset: Int, stride: Int
  ) throws {
    let numbers = try Evaluator(table: table).numbers(formula)
    let scale = 1 / Double(max(1, boundaries.count))
    try write(numbers, into: &buffer, offset: offset, stride: stride) { number in
      number.isNaN || boundaries.isEmpty ? missing : Double(quantile(of: number)) * scale
    }
  }

  /// i − 1: how many boundaries are below the number.
  private func quantile(of number: Double) -> Int {
    var low = 0
    var high = boundaries.count
    while low < high {
      let middle = (low + high) / 2
      if boundaries[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

private func finite(_ value: Double) -> Double {
  min(max(value, -Double.greatestFiniteMagnitude), Double.greatestFiniteMagnitude)
}
