import Glibc
import Tensors

/// Quantiles of numbers too many to keep, which may come in parts: the sketch of Karnin, Lang and
/// Liberty ("Optimal Quantile Approximation in Streams", FOCS 2016).
///
/// Levels hold samples; one of level h stands for 2^h numbers. A full level is sorted and every
/// other sample, from the first or the second by a coin, goes one level up. What it holds grows
/// with log(count) only. The share of numbers at or below any number is right to
/// ±`rankError` in 99 of 100 sketches, however many numbers come and in whatever parts they are
/// merged; up to `size` numbers it is exact. The same seed and numbers give the same sketch.
public struct QuantileSketch: Sendable {
  /// How many samples the highest level holds.
  public let size: Int
  /// How many numbers it has seen; those that are no numbers count not.
  public private(set) var count = 0
  private var levels: [[Double]] = [[]]
  private var least = Double.infinity
  private var greatest = -Double.infinity
  private var coins: RandomStream

  /// - Parameter size: from 8 to 1,000,000.
  public init(size: Int = 2_048, seed: UInt64 = 0) throws {
    guard (8...1_000_000).contains(size) else {
      throw FeaturesError.outOfRange(
        what: "the size of a sketch", found: "\(size)", range: "from 8 to 1,000,000")
    }
    self.size = size
    coins = RandomStream(seed: seed, purpose: .sampling)
  }

  /// 2.296 / size^0.9723: what Apache DataSketches measured for this scheme at 99 %.
  public var rankError: Double { count <= size ? 0 : 2.296 / pow(Double(size), 0.9723) }

  /// How many samples it holds.
  public var sampleCount: Int { levels.reduce(0) { $0 + $1.count } }

  public mutating func add(_ number: Double) {
    guard !number.isNaN else { return }
    levels[0].append(number)
    count += 1
    least = min(least, number)
    greatest = max(greatest, number)
    if levels[0].count >= capacity(of: 0) { compress() }
  }

  /// Takes in what another sketch has seen.
  public mutating func merge(_ other: QuantileSketch) {
    while levels.count < other.levels.count { levels.append([]) }
    for (level, samples) in other.levels.enumerated() { levels[level] += samples }
    count += other.count
    least = min(least, other.least)
    greatest = max(greatest, other.greatest)
    compress()
  }

  /// Numbers that never fall: for each share the least sample that so many lie at or below.
  public func quantiles(_ shares: [Double]) -> [Double] {
    let samples = weighted
    guard !samples.isEmpty else { return [] }
    return shares.map { share in
      if share <= 0 { return least }
      if share >= 1 { return greatest }
      let needed = (share * Double(count)).rounded(.up)
      var below = 0.0
      for (number, weight) in samples {
        below += Double(weight)
        if below >= needed { return number }
      }
      return greatest
    }
  }

  /// What share of the numbers is at or below a number.
  public func share(atOrBelow number: Double) -> Double {
    guard count > 0 else { return .nan }
    let below = weighted.reduce(0) { $0 + ($1.number <= number ? $1.weight : 0) }
    return Double(below) / Double(count)
  }

  private var weighted: [(number: Double, weight: Int)] {
    levels.enumerated()
      .flatMap { level, samples in samples.map { (number: $0, weight: 1 << min(level, 62)) } }
      .sorted { $0.number < $1.number }
  }

  /// Lower levels hold less, each two thirds of the one above, and 8 at least.
  private func capacity(of level: Int) -> Int {
    if levels.count == 1 { return size + 1 }
    return max(8, Int(Double(size) * pow(2.0 / 3, Double(levels.count - 1 - level))))
  }

  private mutating func compress() {
    var level = 0
    while level < levels.count {
      defer { level += 1 }
      guard levels[level].count >= capacity(of: level) else { continue }
      if level + 1 == levels.count {
        guard level < 60 else { return }
        levels.append([])
      }
      levels[level].sort()
      // An odd one stays, so that the weights add up to the count.
      let odd = levels[level].count % 2 == 1 ? levels[level].removeLast() : nil
      let first = coins.next() & 1 == 0 ? 0 : 1
      for place in stride(from: first, to: levels[level].count, by: 2) {
        levels[level + 1].append(levels[level][place])
      }
      levels[level].removeAll(keepingCapacity: true)
      if let odd { levels[level].append(odd) }
    }
  }
}
