import Glibc

/// The mean of −ln p(label): small when the probabilities are sharp and right.
///
/// In nats. A probability is kept 2⁻⁵² away from 0 and 1, as in scikit-learn's `log_loss`, so one
/// sure mistake costs about 36 and not infinity.
public struct LogLoss: Metric {
  public let name = "log_loss"
  public let title = "log loss"
  public let summary = "The mean of -ln p(label), in nats."
  public let higherIsBetter = false
  public let kinds: [Head.Kind] = [.binary, .classes]

  public init() {}

  public func value(scores: [Double], labels: [Double]) throws -> Double {
    try check(scores: scores, labels: labels, within: 0...1)
    var sum = 0.0
    for (score, label) in zip(scores, labels) {
      sum -= log(max(label == 1 ? score : 1 - score, 0x1p-52))
    }
    return sum / Double(scores.count)
  }
}
