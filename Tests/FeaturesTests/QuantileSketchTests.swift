import Features
import Testing

/// The stated bound of the sketch, over seeds, orders and merges.
@Suite struct QuantileSketchTests {
  enum Order: CaseIterable { case random, rising, falling, ties }

  static func numbers(_ count: Int, _ order: Order, _ seed: UInt64) -> [Double] {
    var random = SplitMix(seed)
    switch order {
    case .random: return (0..<count).map { _ in Double.random(in: 0..<1, using: &random) }
    case .rising: return (0..<count).map(Double.init)
    case .falling: return (0..<count).map { Double(count - $0) }
    case .ties: return (0..<count).map { _ in Double(Int.random(in: 0..<20, using: &random)) }
    }
  }

  /// The largest difference between the sketch's ranks and the true ones.
  static func error(_ sketch: QuantileSketch, _ numbers: [Double]) -> Double {
    let sorted = numbers.sorted()
    return stride(from: 0, to: sorted.count, by: max(1, sorted.count / 97)).map { place in
      let number = sorted[place]
      var low = 0
      var high = sorted.count
      while low < high {
        let middle = (low + high) / 2
        if sorted[middle] <= number { low = middle + 1 } else { high = middle }
      }
      return abs(sketch.share(atOrBelow: number) - Double(low) / Double(sorted.count))
    }.max() ?? 0
  }

  @Test(arguments: Order.allCases) func ranksAreWithinTheBound(_ order: Order) throws {
    var beyond = 0
    for seed in 0..<40 as Range<UInt64> {
      let numbers = Self.numbers(20_000, order, seed)
      var sketch = try QuantileSketch(size: 200, seed: seed)
      for number in numbers { sketch.add(number) }
      #expect(sketch.sampleCount < 1_200)
      // The bound is for one rank; the worst of 97 ranks is allowed half as much again.
      if Self.error(sketch, numbers) > 1.5 * sketch.rankError { beyond += 1 }
    }
    #expect(beyond <= 1)
  }

  @Test func mergesKeepTheBound() throws {
    var beyond = 0
    for seed in 0..<40 as Range<UInt64> {
      let numbers = Self.numbers(20_000, .random, seed)
      var whole = try QuantileSketch(size: 200, seed: seed)
      for part in 0..<10 {
        var sketch = try QuantileSketch(size: 200, seed: seed * 100 + UInt64(part))
        for number in numbers[part * 2_000..<(part + 1) * 2_000] { sketch.add(number) }
        whole.merge(sketch)
      }
      #expect(whole.count == 20_000)
      if Self.error(whole, numbers) > 1.5 * whole.rankError { beyond += 1 }
    }
    #expect(beyond <= 1)
  }

  @Test func fewNumbersAreExact() throws {
    var sketch = try QuantileSketch(size: 200)
    for number in [3, 1, .nan, 2, 4] { sketch.add(number) }
    #expect(sketch.count == 4 && sketch.rankError == 0)
    #expect(sketch.quantiles([0, 0.25, 0.26, 0.5, 1]) == [1, 1, 2, 2, 4])
    #expect(sketch.share(atOrBelow: 2) == 0.5)
    #expect(try QuantileSketch().quantiles([0.5]).isEmpty)
    #expect(throws: FeaturesError.self) { _ = try QuantileSketch(size: 7) }
  }

  @Test func quantilesBeyondTheLimitAreNearTheExactOnes() throws {
    var random = SplitMix(3)
    let table = try Table(
      name: "t",
      columns: [
        Column(
          name: "x", numbers: (0..<50_000).map { _ in Double.random(in: 0..<1, using: &random) })
      ])
    let quantiles = try Quantiles(col("x"), 10)
    let (exact, near) = (
      try quantiles.fit(on: table), try quantiles.fit(on: table, exactUpTo: 1_000)
    )
    #expect(exact.warnings.isEmpty && near.warnings.count == 1)
    #expect(near.warnings[0].contains("a sketch"))
    for (a, b) in zip(exact.boundaries, near.boundaries) { #expect(abs(a - b) < 0.002) }
  }
}
