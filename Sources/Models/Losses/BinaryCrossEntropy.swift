import Glibc

/// Binary cross-entropy on a logit z with label y: −y ln σ(z) − (1 − y) ln(1 − σ(z)), in nats.
///
/// Computed as max(z, 0) − z y + ln(1 + e^−|z|), which neither overflows nor cancels. Both parts of
/// the model learn from its one derivative, σ(z) − y.
public struct BinaryCrossEntropy: Sendable {
  public let loss: Double
  /// d loss / d z.
  public let derivative: Double

  public init(logit z: Double, label y: Double) {
    let e = exp(-z.magnitude)
    // Comparisons, not `max`, so that NaN stays NaN.
    loss = (z < 0 ? 0 : z) - z * y + log1p(e)
    derivative = (z < 0 ? e / (1 + e) : 1 / (1 + e)) - y
  }
}

/// σ(z) = 1 / (1 + e^−z), without overflow on either side.
public func sigmoid(_ z: Double) -> Double {
  BinaryCrossEntropy(logit: z, label: 0).derivative
}
