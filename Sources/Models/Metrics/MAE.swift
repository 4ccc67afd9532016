/// The mean of |score − label|.
public struct MAE: Metric {
  public let name = "mae"
  public let title = "MAE"
  public let summary = "The mean of the absolute errors, in the units of the label."
  public let higherIsBetter = false
  public let kinds: [Head.Kind] = [.regression]

  public init() {}

  public func value(scores: [Double], labels: [Double]) throws -> Double {
    try check(scores: scores, labels: labels, within: -Double.infinity...Double.infinity)
    var sum = 0.0
    for (score, label) in zip(scores, labels) { sum += (score - label).magnitude }
    return sum / Double(scores.count)
  }
}
