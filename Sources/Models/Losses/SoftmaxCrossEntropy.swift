import Glibc

/// Cross-entropy of a softmax over logits z with class y: ln Σ exp z − z_y, in nats.
///
/// Computed with the greatest logit subtracted, which does not overflow. Its derivative is
/// softmax(z) less 1 at the label.
struct SoftmaxCrossEntropy {
  let loss: Double
  private let greatest: Double
  private let sum: Double
  private let label: Int

  init(_ logits: UnsafePointer<Float>, count: Int, label: Int) {
    var greatest = Double(logits[0])
    for k in 1..<max(count, 1) where Double(logits[k]) > greatest { greatest = Double(logits[k]) }
    var sum = 0.0
    for k in 0..<count { sum += exp(Double(logits[k]) - greatest) }
    self.greatest = greatest
    self.sum = sum
    self.label = label
    loss = log(sum) - (Double(logits[label]) - greatest)
  }

  /// softmax(z)ₖ.
  func probability(_ logits: UnsafePointer<Float>, _ k: Int) -> Double {
    exp(Double(logits[k]) - greatest) / sum
  }

  /// d loss / d zₖ.
  func derivative(_ logits: UnsafePointer<Float>, _ k: Int) -> Double {
    probability(logits, k) - (k == label ? 1 : 0)
  }
}
