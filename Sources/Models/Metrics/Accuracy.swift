/// The share of rows whose score is on the label's side of one half; one half itself says 1.
public struct Accuracy: Metric {
  public let name = "accuracy"
  public let title = "accuracy"
  public let summary = "The share of rows whose score is on the label's side of 0.5."
  public let higherIsBetter = true

  public init() {}

  public func value(scores: [Double], labels: [Double]) throws -> Double {
    try check(scores: scores, labels: labels, within: 0...1)
    let right = zip(scores, labels).count { ($0 >= 0.5) == ($1 == 1) }
    return Double(right) / Double(scores.count)
  }
}
