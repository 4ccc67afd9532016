/// The area under the ROC curve: how often a random 1 scores above a random 0, ties counting half.
///
/// Exact: the Mann–Whitney statistic U / (n₀ n₁) over the sorted scores (Fawcett 2006, section 7).
/// It throws when the labels are all of one class.
public struct AUC: Metric {
  public let name = "auc"
  public let title = "AUC"
  public let summary = "How often a random row labelled 1 scores above a random row labelled 0."
  public let higherIsBetter = true

  public init() {}

  public func value(scores: [Double], labels: [Double]) throws -> Double {
    try check(scores: scores, labels: labels, within: -Double.infinity...Double.infinity)
    let order = zip(scores, labels).sorted { $0.0 < $1.0 }
    var pairs = 0.0
    var (ones, zeros) = (0.0, 0.0)
    var i = 0
    while i < order.count {
      var (tiedOnes, tiedZeros) = (0.0, 0.0)
      let score = order[i].0
      while i < order.count, order[i].0 == score {
        tiedOnes += order[i].1
        tiedZeros += 1 - order[i].1
        i += 1
      }
      pairs += tiedOnes * (zeros + tiedZeros / 2)
      ones += tiedOnes
      zeros += tiedZeros
    }
    guard ones > 0, zeros > 0 else {
      throw ModelsError.oneClass(metric: name, label: ones > 0 ? 1 : 0, count: labels.count)
    }
    return pairs / (ones * zeros)
  }
}
