/// The root of the mean of (score − label)².
public struct RMSE: Metric {
  public let name = "rmse"
  public let title = "RMSE"
  public let summary = "The root of the mean squared error, in the units of the label."
  public let higherIsBetter = false
  public let kinds: [Head.Kind] = [.regression]

  public init() {}

  public func value(scores: [Double], labels: [Double]) throws -> Double {
    try check(scores: scores, labels: labels, within: -Double.infinity...Double.infinity)
    var sum = 0.0
    for (score, label) in zip(scores, labels) { sum += (score - label) * (score - label) }
    return (sum / Double(scores.count)).squareRoot()
  }
}
