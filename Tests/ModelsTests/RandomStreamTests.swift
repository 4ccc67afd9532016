import Tensors
import Testing

@Suite struct RandomStreamTests {
  /// Printed by scripts/reference/random_stream.py, written from the papers in Python.
  @Test func theBitsAreFixed() {
    var stream = RandomStream(seed: 7, purpose: .shuffle, index: 3)
    #expect(
      (0..<3).map { _ in stream.next() } == [
        2_700_295_181_198_430_369, 7_625_111_191_015_771_377, 16_498_795_487_665_276_568,
      ])
    #expect(stream.permutation(of: 10) == [2, 4, 7, 8, 0, 3, 5, 9, 1, 6])
    let normals = (0..<3).map { _ in stream.normal() }
    for (found, expected) in zip(
      normals, [-0.6661702047028248, -0.9691691230818645, 0.5467984295299297])
    {
      #expect(abs(found - expected) < 1e-14)
    }
  }

  @Test func momentsAreThoseOfTheDistributions() {
    var stream = RandomStream(seed: 1, purpose: .sampling)
    let count = 200_000
    func moments(_ draw: (inout RandomStream) -> Double) -> (mean: Double, variance: Double) {
      let values = (0..<count).map { _ in draw(&stream) }
      let mean = values.reduce(0, +) / Double(count)
      return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count))
    }
    let uniform = moments { $0.uniform() }
    #expect(abs(uniform.mean - 0.5) < 0.004)
    #expect(abs(uniform.variance - 1.0 / 12) < 0.002)
    let normal = moments { $0.normal() }
    #expect(abs(normal.mean) < 0.012)
    #expect(abs(normal.variance - 1) < 0.02)
    // 1 − 4 φ(2) / (2 Φ(2) − 1) = 0.7737.
    let truncated = moments { $0.truncatedNormal() }
    #expect(abs(truncated.variance - 0.7737) < 0.015)
  }

  @Test(arguments: [0, 1, 2, 17, 1000])
  func aPermutationHasEachNumberOnce(count: Int) {
    var stream = RandomStream(seed: 5, purpose: .shuffle)
    let order = stream.permutation(of: count)
    #expect(order.sorted() == (0..<Int32(count)).map { $0 })
  }

  @Test func belowIsEven() {
    var stream = RandomStream(seed: 2, purpose: .sampling)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[stream.below(7)] += 1 }
    // Six standard deviations of a binomial(70000, 1/7).
    #expect(counts.allSatisfy { abs($0 - 10_000) < 560 })
    #expect(stream.below(1) == 0)
  }

  /// Neighbouring seeds, purposes and indexes share no number, also not shifted.
  @Test func streamsAreIndependent() {
    var seen: Set<UInt64> = []
    var count = 0
    for seed in 0..<8 as Range<UInt64> {
      for purpose in [RandomStream.Purpose.shuffle, .initialisation, .split, .init("other")] {
        for index in 0..<8 as Range<UInt64> {
          var stream = RandomStream(seed: seed, purpose: purpose, index: index)
          for _ in 0..<200 { seen.insert(stream.next()) }
          count += 200
        }
      }
    }
    #expect(seen.count == count)
  }
}
