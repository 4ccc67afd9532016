/// How long requests took, in milliseconds.
public struct Latencies: Sendable {
  private var sorted: [Double]

  public init(_ milliseconds: [Double]) { sorted = milliseconds.sorted() }

  public var count: Int { sorted.count }
  public var mean: Double { sorted.reduce(0, +) / Double(sorted.count) }

  /// The least of them that so large a share does not exceed; NaN of none.
  public func percentile(_ share: Double) -> Double {
    guard !sorted.isEmpty else { return .nan }
    let place = (share * Double(sorted.count)).rounded(.up) - 1
    return sorted[min(max(Int(place), 0), sorted.count - 1)]
  }
}
