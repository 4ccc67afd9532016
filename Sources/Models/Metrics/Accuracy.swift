/// The share of rows whose score is on the label's side of one half; one half itself says 1. Of
/// several classes the most probable one is right, the first of them if they tie.
public struct Accuracy: Metric {
  public let name = "accuracy"
  public let title = "accuracy"
  public let summary = "The share of rows whose score is on the label's side of 0.5."
  public let higherIsBetter = true
  public let kinds: [Head.Kind] = [.binary, .classes]

  public init() {}

  public func score(of probabilities: ArraySlice<Double>, label: Int) -> Double {
    let greatest = probabilities.max() ?? 0
    let first = probabilities.firstIndex(of: greatest) ?? probabilities.startIndex
    return first == probabilities.startIndex + label ? 1 : 0
  }

  public func value(scores: [Double], labels: [Double]) throws -> Double {
    try check(scores: scores, labels: labels, within: 0...1)
    let right = zip(scores, labels).count { ($0 >= 0.5) == ($1 == 1) }
    return Double(right) / Double(scores.count)
  }
}
