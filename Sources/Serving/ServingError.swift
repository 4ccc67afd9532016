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
  /// A request has one user; here are none, or several.
  case oneUser(rows: Int)
  /// A column that a model reads is the user's or the items', not both's.
  case bothHave(column: String)
  /// A row that the items do not have.
  case noItem(row: Int, count: Int)
  /// Fewer than one other item for each.
  case neighbours(Int)
  /// Vectors of something that a run does not embed.
  case notEmbedded(formula: String, known: [String])
  /// A measurement of fewer than one candidate, or request, or of no rows.
  case candidates(Int)
  case requests(Int)
  case noRequests

  /// How many threads a scorer may have.
  public static let threadLimits = 1...256
}
