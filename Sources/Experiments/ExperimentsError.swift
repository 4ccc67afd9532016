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
  /// A setting of the store or of an experiment out of its range.
  case setting(String, found: Double, range: ClosedRange<Double>)
  /// Lists of which one has an entry for each of the other.
  case unequal(String, found: Int, needed: Int)
  /// A probability of a logged choice outside (0, 1].
  case propensity(Double)
  /// An A/B test of fewer than two arms.
  case fewArms(found: Int)
  /// A control that is none of the arms.
  case noControl(String, arms: [String])
  /// The part of all users that sees each arm, when it is none or more than there is.
  case armShare(found: Double, arms: Int)
  /// An arm that too few users see.
  case fewUsers(arm: String, found: Int, users: Int, share: Double)
}
