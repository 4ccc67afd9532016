/// Positions from the highest score to the lowest; equal scores keep their order.
///
/// A whole sort: for the 200 candidates of a request it takes some microseconds, beside
/// milliseconds of scoring, so a heap for the top k would not pay. It may for a million items.
public struct Ranking: Sendable, Equatable {
  /// Positions among the scores, counted from 0, the best first.
  public let order: [Int]

  /// Throws `ServingError.notANumber` for the first score that is NaN; infinities have their place.
  public init(_ scores: [Double]) throws {
    if let row = scores.firstIndex(where: \.isNaN) { throw ServingError.notANumber(row: row) }
    order = scores.indices.sorted { left, right in
      scores[left] == scores[right] ? left < right : scores[left] > scores[right]
    }
  }

  /// The best `count` positions, or all if there are fewer; throws `ServingError.take` below 0.
  public func top(_ count: Int) throws -> [Int] {
    guard count >= 0 else { throw ServingError.take(count) }
    return Array(order.prefix(count))
  }
}
