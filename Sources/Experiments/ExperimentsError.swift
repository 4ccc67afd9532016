import Features

/// What can go wrong in this room; the words are in `ExperimentsError+Words.swift`.
public enum ExperimentsError: Explained, Equatable {
  case noArms(experiment: String)
  case sameName(arm: String, experiment: String)
  /// A share that is no number from 0 to 100 percent.
  case share(arm: String, found: Double)
  /// Shares that add up to more than 100 percent.
  case sharesExceed(experiment: String, found: Double)
  /// Shares of which none is more than 0.
  case allSharesZero
  /// A count below 0.
  case count(what: String, found: Int)
  case moreSuccesses(successes: Int, trials: Int)
}
