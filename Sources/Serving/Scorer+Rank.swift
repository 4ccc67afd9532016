import Features

/// The best candidates of a request, the first the best.
public struct Ranked: Sendable, Equatable {
  /// Rows of the candidates' table, counted from 0.
  public let rows: [Int]
  /// Their scores.
  public let scores: [Double]
}

extension Scorer {
  /// The best `count` candidates with their scores, or all of them in order.
  ///
  /// Throws what `scores(on:)` throws, `ServingError.take` for a count below 0, and
  /// `ServingError.notANumber` when a score is none.
  public func rank(candidates: Table, take count: Int? = nil) throws -> Ranked {
    // Before the work of scoring.
    if let count, count < 0 { throw ServingError.take(count) }
    let scores = try scores(on: candidates)
    let rows = try Ranking(scores).top(count ?? scores.count)
    return Ranked(rows: rows, scores: rows.map { scores[$0] })
  }
}
