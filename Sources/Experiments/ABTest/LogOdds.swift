import Glibc

/// ln p / (1 − p), kept finite for a p that was rounded to 0 or 1.
func logit(_ p: Double) -> Double {
  let p = min(max(p, 1e-12), 1 - 1e-12)
  return log(p / (1 - p))
}

/// 1 / (1 + e⁻ˣ).
func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
