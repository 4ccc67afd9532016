/// Seeded random numbers: one stream for each purpose, the same bits on every machine.
///
/// The generator is xoshiro256** (Blackman and Vigna 2018). Its state comes from SplitMix64 over a
/// hash of seed, purpose and index, so that neighbouring seeds and purposes share nothing.
public struct RandomStream: Sendable, Equatable, Codable, RandomNumberGenerator {
  /// What a stream is for; streams of different purposes are independent.
  public struct Purpose: Sendable, Hashable {
    public let name: String
    public init(_ name: String) { self.name = name }

    public static let initialisation = Purpose("initialisation")
    public static let shuffle = Purpose("shuffle")
    public static let split = Purpose("split")
    public static let sampling = Purpose("sampling")
    public static let dropout = Purpose("dropout")
  }

  private var s0: UInt64
  private var s1: UInt64
  private var s2: UInt64
  private var s3: UInt64

  /// The stream of a purpose; `index` numbers its parts, such as the epochs of a shuffle.
  public init(seed: UInt64, purpose: Purpose, index: UInt64 = 0) {
    var state = finalise(seed)
    state = finalise(state ^ hash(purpose.name))
    state = finalise(state &+ finalise(index ^ 0xd1b5_4a32_d192_ed03))
    s0 = splitMix(&state)
    s1 = splitMix(&state)
    s2 = splitMix(&state)
    s3 = splitMix(&state)
  }

  public mutating func next() -> UInt64 {
    let result = rotated(s1 &* 5, by: 7) &* 9
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = rotated(s3, by: 45)
    return result
  }

  /// A number in [0, 1), with 53 random bits.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A whole number in `0..<count`, each as likely (Lemire 2019); 0 when `count` is 0.
  public mutating func below(_ count: Int) -> Int {
    guard count > 1 else { return 0 }
    let bound = UInt64(count)
    var (high, low) = next().multipliedFullWidth(by: bound)
    if low < bound {
      let threshold = (0 &- bound) % bound
      while low < threshold { (high, low) = next().multipliedFullWidth(by: bound) }
    }
    return Int(high)
  }

  /// A standard normal number, by Marsaglia's polar method.
  public mutating func normal() -> Double {
    while true {
      let u = 2 * uniform() - 1
      let v = 2 * uniform() - 1
      let square = u * u + v * v
      if square > 0 && square < 1 {
        return u * (-2 * naturalLogarithm(square) / square).squareRoot()
      }
    }
  }

  /// A standard normal number of at most two standard deviations; others are drawn again.
  public mutating func truncatedNormal() -> Double {
    while true {
      let x = normal()
      if x.magnitude <= 2 { return x }
    }
  }

  /// The numbers `0..<count` in random order (Fisher and Yates).
  public mutating func permutation(of count: Int) -> [Int32] {
    var order = [Int32](unsafeUninitializedCapacity: count) { buffer, initialised in
      for i in 0..<count { buffer.initializeElement(at: i, to: Int32(truncatingIfNeeded: i)) }
      initialised = count
    }
    order.withUnsafeMutableBufferPointer { buffer in
      for i in stride(from: count - 1, to: 0, by: -1) { buffer.swapAt(i, below(i + 1)) }
    }
    return order
  }
}

private func rotated(_ x: UInt64, by k: UInt64) -> UInt64 { (x << k) | (x >> (64 - k)) }

/// The output function of SplitMix64 (Steele, Lea and Flood 2014): mixes every bit into every bit.
private func finalise(_ value: UInt64) -> UInt64 {
  var z = value
  z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
  z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
  return z ^ (z >> 31)
}

private func splitMix(_ state: inout UInt64) -> UInt64 {
  state &+= 0x9e37_79b9_7f4a_7c15
  return finalise(state)
}

/// FNV-1a over the text's bytes; Swift's own hashes differ from process to process.
private func hash(_ text: String) -> UInt64 {
  text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}

/// ln x for a normal positive x, by arithmetic whose bits IEEE 754 fixes.
///
/// The C library's `log` picks its code by processor. Here x = m · 2^e with m near 1, and
/// ln m = 2 artanh((m − 1) / (m + 1)), eleven terms of the series.
private func naturalLogarithm(_ x: Double) -> Double {
  var m = x.significand
  var e = Double(x.exponent)
  if m > 1.4142135623730951 {
    m /= 2
    e += 1
  }
  let s = (m - 1) / (m + 1)
  let square = s * s
  var sum = 0.0
  for k in stride(from: 21, through: 1, by: -2) { sum = sum * square + 1 / Double(k) }
  return 2 * s * sum + e * 0.6931471805599453
}
