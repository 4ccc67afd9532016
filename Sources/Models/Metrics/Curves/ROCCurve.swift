/// The receiver operating characteristic: the share of ones found against the share of zeros taken
/// for ones, as the threshold falls (Fawcett 2006, algorithm 1).
public struct ROCCurve: Sendable {
  public struct Point: Sendable, Equatable {
    public let falsePositiveRate: Double
    public let truePositiveRate: Double
  }

  /// From (0, 0) to (1, 1), a point for each different score; equal scores share one.
  public let points: [Point]

  /// Throws `ModelsError` where AUC does: labels that are not 0 or 1, or all of one class.
  public init(scores: [Double], labels: [Double]) throws {
    let metric = AUC()
    try metric.check(scores: scores, labels: labels, within: -Double.infinity...Double.infinity)
    let ones = labels.reduce(0, +)
    let zeros = Double(labels.count) - ones
    guard ones > 0, zeros > 0 else {
      throw ModelsError.oneClass(metric: "roc", label: ones > 0 ? 1 : 0, count: labels.count)
    }
    let order = zip(scores, labels).sorted { $0.0 > $1.0 }
    var points = [Point(falsePositiveRate: 0, truePositiveRate: 0)]
    var (found, mistaken) = (0.0, 0.0)
    for (index, (score, label)) in order.enumerated() {
      found += label
      mistaken += 1 - label
      if index + 1 < order.count, order[index + 1].0 == score { continue }
      points.append(Point(falsePositiveRate: mistaken / zeros, truePositiveRate: found / ones))
    }
    self.points = points
  }

  /// The curve with fewer points, none further than `distance` along an axis from its neighbours
  /// where the whole curve has one nearer; the ends stay.
  public func thinned(to distance: Double) -> [Point] {
    var kept = Array(points.prefix(1))
    for (point, next) in zip(points.dropFirst(), points.dropFirst(2)) {
      guard let last = kept.last else { break }
      if next.falsePositiveRate - last.falsePositiveRate > distance
        || next.truePositiveRate - last.truePositiveRate > distance
      {
        kept.append(point)
      }
    }
    return kept + points.suffix(1)
  }
}
