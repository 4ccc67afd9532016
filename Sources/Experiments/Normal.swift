import Glibc

/// Tails of the standard normal distribution.
enum Normal {
  /// Φ⁻¹(0.975), for intervals that hold 95 times in 100.
  static let quantile975 = 1.959963984540054

  /// P(|Z| ≥ |z|) = erfc(|z| / √2), exact far into the tail where 1 − Φ would be 0.
  static func twoSided(_ z: Double) -> Double { erfc(z.magnitude / 2.0.squareRoot()) }
}
