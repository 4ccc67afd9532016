import Glibc

/// Tails of the standard normal distribution.
enum Normal {
  /// Φ⁻¹(0.975), for intervals that hold 95 times in 100.
  static let quantile975 = 1.959963984540054

  /// P(|Z| ≥ |z|) = erfc(|z| / √2), exact far into the tail where 1 − Φ would be 0.
  static func twoSided(_ z: Double) -> Double { erfc(z.magnitude / 2.0.squareRoot()) }

  /// P(Z ≤ z).
  static func below(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }

  /// Φ⁻¹(p) for 0 < p < 1, by halving: 80 steps leave nothing between the ends.
  static func quantile(_ p: Double) -> Double {
    var (low, high) = (-40.0, 40.0)
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if below(middle) < p { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
