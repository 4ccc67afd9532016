import Features
import Testing

@Suite struct DenseTests {
  private func table(_ numbers: [Double?]) throws -> Table {
    try Table(name: "t", columns: [Column(name: "x", numbers: numbers)])
  }

  private func encode(_ fitted: some FittedDense, _ table: Table) throws -> [Float] {
    var buffer = [Float](repeating: .nan, count: table.rowCount)
    try fitted.encode(table, into: &buffer, offset: 0, stride: 1)
    return buffer
  }

  /// The paper, 4.1: the i-th of n_q quantiles becomes (i − 1) / (n_q − 1). Ten values in five
  /// quantiles: two each.
  @Test func quantilesOfDistinctValues() throws {
    let data = try table((1...10).map(Double.init))
    let fitted = try Quantiles(col("x"), 5).fit(on: data)
    #expect(fitted.boundaries == [2, 4, 6, 8])
    #expect(try encode(fitted, data) == [0, 0, 0.25, 0.25, 0.5, 0.5, 0.75, 0.75, 1, 1])
    #expect(try encode(fitted, table([-100, 2.5, 100])) == [0, 0.25, 1])
  }

  /// i = 1 + ⌊n_q · P(X < x)⌋ by the empirical CDF, counted out.
  @Test func theLawOfTheEmpiricalDistributionOverSeeds() throws {
    for seed in 1...40 {
      var random = SplitMix(UInt64(seed))
      let count = Int.random(in: 1...200, using: &random)
      let spread = Int.random(in: 1...60, using: &random)
      let numbers = (0..<count).map { _ in Double(Int.random(in: 0...spread, using: &random)) }
      let quantiles = Int.random(in: 2...30, using: &random)
      let data = try table(numbers)
      let fitted = try Quantiles(col("x"), quantiles).fit(on: data)
      let expected = numbers.map { x -> Float in
        let below = numbers.filter { $0 < x }.count
        let i = 1 + quantiles * below / count
        return Float(Double(i - 1) * (1 / Double(quantiles - 1)))
      }
      #expect(try encode(fitted, data) == expected, "seed \(seed)")
      #expect(fitted.boundaries.count == quantiles - 1)
      #expect(zip(fitted.boundaries, fitted.boundaries.dropFirst()).allSatisfy { $0 <= $1 })
      // The least x with P(X ≤ x) ≥ j / n_q.
      for (index, boundary) in fitted.boundaries.enumerated() {
        let share = (index + 1) * count
        #expect(numbers.filter { $0 <= boundary }.count * quantiles >= share)
        #expect(numbers.filter { $0 < boundary }.count * quantiles < share)
      }
    }
  }

  @Test func manyEqualValuesStayBelowTheOthers() throws {
    // As capital_gain: nine of ten are 0.
    let data = try table([0, 0, 0, 0, 0, 0, 0, 0, 0, 5000])
    let fitted = try Quantiles(col("x"), 10).fit(on: data)
    #expect(fitted.boundaries == [Double](repeating: 0, count: 9))
    #expect(try encode(fitted, data) == [Float](repeating: 0, count: 9) + [1])
  }

  @Test func missingBecomesTheStatedValue() throws {
    let data = try table([1, nil, 3, nil])
    let fitted = try Quantiles(col("x"), 2).fit(on: data)
    #expect(try encode(fitted, data) == [0, 0.5, 1, 0.5])
    #expect(fitted.warnings == ["`.x` is missing in 2 of 4 rows, there it becomes 0.5"])
    let chosen = try Quantiles(col("x"), 2, missing: -1).fit(on: data)
    #expect(try encode(chosen, data) == [0, -1, 1, -1])
  }

  @Test func f01ConstantAndEmptyColumnsWarn() throws {
    let (constant, empty) = (try table([7, 7, 7]), try table([nil, nil]))
    let one = "`.x` has one value in all the training data, nothing is learnt of it"
    for transform in [
      try Quantiles(col("x"), 4) as any DenseTransform, Standardise(col("x")), try Raw(col("x")),
    ] {
      let fitted = try transform.fit(on: constant)
      #expect(fitted.warnings == [one])
      var buffer = [Float](repeating: .nan, count: 3)
      try fitted.encode(constant, into: &buffer, offset: 0, stride: 1)
      #expect(buffer.allSatisfy { $0.isFinite })
      let none = try transform.fit(on: empty)
      #expect(none.warnings.count == 1)
      buffer = [.nan, .nan]
      try none.encode(empty, into: &buffer, offset: 0, stride: 1)
      #expect(buffer.allSatisfy { $0.isFinite })
    }
  }

  @Test func theNumberOfQuantilesHasARange() {
    for count in [-1, 0, 1, 10_001] {
      #expect(
        message { _ = try Quantiles(col("x"), count) }
          == "the number of quantiles of `.x` must be from 2 to 10,000, found \(count)")
    }
    #expect(throws: FeaturesError.self) { _ = try Quantiles(col("x"), 2, missing: .nan) }
  }

  /// Mean 5 and population deviation 2, the textbook example.
  @Test func standardise() throws {
    let data = try table([2, 4, 4, 4, 5, 5, 7, 9])
    let fitted = try Standardise(col("x")).fit(on: data)
    #expect(fitted.mean == 5)
    #expect(fitted.deviation == 2)
    #expect(try encode(fitted, data) == [-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2])
    #expect(try encode(fitted, table([nil, .infinity])) == [0, 0])
    // Far from 0 the naive formula would lose all digits.
    let far = try Standardise(col("x")).fit(on: table([1e9 + 1, 1e9 + 2, 1e9 + 3]))
    #expect(abs(far.deviation - (2.0 / 3).squareRoot()) < 1e-6)
  }

  @Test func rawIsItselfAndFinite() throws {
    let data = try table([1.5, nil, .infinity, 1e300])
    let fitted = try Raw(col("x"), missing: -1).fit(on: data)
    #expect(try encode(fitted, data) == [1.5, -1, -1, Float.greatestFiniteMagnitude])
  }

  @Test func aBufferTooSmallIsRefused() throws {
    let data = try table([1, 2, 3])
    let fitted = try Raw(col("x")).fit(on: data)
    for (count, offset, stride) in [(2, 0, 1), (3, 1, 1), (9, 0, 0), (9, -1, 1), (9, 0, .max)] {
      var buffer = [Float](repeating: 0, count: count)
      #expect(throws: FeaturesError.self) {
        try fitted.encode(data, into: &buffer, offset: offset, stride: stride)
      }
    }
    var buffer = [Float](repeating: 9, count: 6)
    try fitted.encode(data, into: &buffer, offset: 1, stride: 2)
    #expect(buffer == [9, 1, 9, 2, 9, 3])
  }
}
