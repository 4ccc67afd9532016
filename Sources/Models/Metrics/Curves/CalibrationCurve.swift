/// How often what was predicted with probability p came true: rows in order of their scores, cut
/// into groups of even size, each with its mean score and its share of ones.
public struct CalibrationCurve: Sendable {
  public struct Group: Sendable, Equatable {
    public let meanScore: Double
    public let share: Double
    public let count: Int
  }

  /// By rising score; equal scores are never in two groups, so there may be fewer than asked.
  public let groups: [Group]

  /// Throws `ModelsError` for scores that are no probabilities and labels that are not 0 or 1.
  public init(scores: [Double], labels: [Double], groups count: Int) throws {
    try LogLoss().check(scores: scores, labels: labels, within: 0...1)
    let order = zip(scores, labels).sorted { $0.0 < $1.0 }
    let wanted = min(max(1, count), order.count)
    var groups: [Group] = []
    var start = 0
    var (score, share) = (0.0, 0.0)
    for (index, row) in order.enumerated() {
      score += row.0
      share += row.1
      let size = index + 1 - start
      let isTied = index + 1 < order.count && order[index + 1].0 == row.0
      let isFull = index + 1 >= (groups.count + 1) * order.count / wanted
      if index + 1 == order.count || isFull && !isTied {
        groups.append(
          Group(meanScore: score / Double(size), share: share / Double(size), count: size))
        start = index + 1
        (score, share) = (0, 0)
      }
    }
    self.groups = groups
  }

  /// The mean distance between score and share, weighted by the groups' sizes (expected
  /// calibration error, Naeini and others 2015, here over groups of even size).
  public var error: Double {
    let rows = groups.reduce(0) { $0 + $1.count }
    return groups.reduce(0) { $0 + abs($1.meanScore - $1.share) * Double($1.count) }
      / Double(max(1, rows))
  }
}
