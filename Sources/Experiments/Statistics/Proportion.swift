/// Successes among trials: installs among impressions, say.
public struct Proportion: Sendable, Equatable {
  public let successes: Int
  public let trials: Int

  /// Throws `ExperimentsError.count` below 0 and `.moreSuccesses` for more successes than trials.
  public init(_ successes: Int, of trials: Int) throws {
    guard successes >= 0 else {
      throw ExperimentsError.count(what: "successes", found: successes)
    }
    guard trials >= 0 else { throw ExperimentsError.count(what: "trials", found: trials) }
    guard successes <= trials else {
      throw ExperimentsError.moreSuccesses(successes: successes, trials: trials)
    }
    self.successes = successes
    self.trials = trials
  }

  /// Successes by trials, or `nil` without trials.
  public var rate: Double? { trials > 0 ? Double(successes) / Double(trials) : nil }
}
