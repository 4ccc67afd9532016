import Features
import Models

/// A trained model that scores requests in small batches, on threads of its own.
///
/// Any number of callers may use one scorer at once. Its threads end with it.
public final class Scorer: Sendable {
  public let run: Run
  /// The most candidates scored together.
  public let batch: Int
  public let threads: Int
  private let workers: Workers

  /// Starts the threads; the defaults are the paper's middle case, 200 candidates as 2 × 100.
  ///
  /// Throws `ServingError.batch` or `.threads` for a setting out of range, and `.noThread` when the
  /// system has no more threads.
  public init(_ run: Run, batch: Int = 100, threads: Int = 2) throws {
    guard batch >= 1 else { throw ServingError.batch(batch) }
    guard ServingError.threadLimits.contains(threads) else { throw ServingError.threads(threads) }
    self.run = run
    self.batch = batch
    self.threads = threads
    workers = try Workers(count: threads)
  }

  /// P(label) of each candidate, in the order of the rows; the caller waits.
  ///
  /// The number of threads never changes a bit. The size of the batches may change the last ones
  /// of a score, some 1e-8 on Census and to be less than 1e-5, because a matrix product of another
  /// height may add in another order. A request that fits in one batch has the bits of
  /// `Run.scores`, and so has any split for a model without hidden layers.
  ///
  /// Throws what `Run.scores` throws: a column that the model reads is missing, or of another kind.
  public func scores(on candidates: Table) throws -> [Double] {
    let split = try RequestSplit(candidates: candidates.rowCount, batch: batch)
    // An empty table is still refused when it lacks a column.
    guard split.count > 0 else { return try run.scores(on: candidates) }
    let run = run
    return try workers.map(split.count) { index in
      try run.scores(on: candidates.rows(split[index]))
    }.flatMap { $0 }
  }
}
