import Features

/// The best candidates of a request, the first the best.
public struct Ranked: Sendable, Equatable {
  /// Rows of the candidates' table, counted from 0.
  public let rows: [Int]
  /// Their scores.
  public let scores: [Double]
}

extension Scorer {
  /// The best `count` candidates with their scores, or all of them in order; each row holds the
  /// user's columns too.
  ///
  /// Throws what `scores(on:)` throws, `ServingError.take` for a count below 0, and
  /// `ServingError.notANumber` when a score is none.
  public func rank(candidates: Table, take count: Int? = nil) throws -> Ranked {
    try ranked(count) { try scores(on: candidates) }
  }

  /// The best `count` items for one user, or all of them in order; of these rows only, if given.
  ///
  /// Throws what `scores(user:on:rows:)` and `rank(candidates:take:)` throw.
  public func rank(
    user: Table, on items: Items, rows: [Int]? = nil, take count: Int? = nil
  ) throws -> Ranked {
    let ranked = try ranked(count) { try scores(user: user, on: items, rows: rows) }
    guard let rows else { return ranked }
    return Ranked(rows: ranked.rows.map { rows[$0] }, scores: ranked.scores)
  }

  private func ranked(_ count: Int?, _ scores: () throws -> [Double]) throws -> Ranked {
    // Before the work of scoring.
    if let count, count < 0 { throw ServingError.take(count) }
    let scores = try scores()
    let places = try Ranking(scores).top(count ?? scores.count)
    return Ranked(rows: places, scores: places.map { scores[$0] })
  }
}
