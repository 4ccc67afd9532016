import Features

/// What can go wrong in this room; the words are in `ServingError+Words.swift`.
public enum ServingError: Explained, Equatable {
  /// Fewer than one candidate a batch.
  case batch(Int)
  /// Threads outside `threadLimits`.
  case threads(Int)
  /// The system gave fewer threads than asked for; `code` is its errno.
  case noThread(wanted: Int, started: Int, code: Int32)
  /// Less than none of the best.
  case take(Int)
  /// A candidate without a score, counted from 0.
  case notANumber(row: Int)

  /// How many threads a scorer may have.
  public static let threadLimits = 1...256
}
