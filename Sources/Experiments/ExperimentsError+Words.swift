extension ExperimentsError {
  public var message: String {
    switch self {
    case .noArms(let experiment):
      "an experiment needs at least one arm; \(experiment) has none"
    case .sameName(let arm, let experiment):
      "arms of an experiment need different names; \(experiment) has `\(arm)` twice"
    case .share(let arm, let found):
      "a share must be from 0 to 100 percent; that of \(arm) is \(plain(found))"
    case .sharesExceed(let experiment, let found):
      "shares of an experiment add up to at most 100 percent; those of "
        + "\(experiment) to \(plain(found))"
    case .allSharesZero:
      "at least one arm needs a share of more than 0 percent; all are 0"
    case .count(let what, let found):
      "\(what) must be 0 or more; found \(found)"
    case .moreSuccesses(let successes, let trials):
      "there can be no more successes than trials; found \(successes) of \(trials)"
    }
  }
}

/// A number without a needless `.0`.
private func plain(_ x: Double) -> String {
  x == x.rounded() && x.magnitude < 1e15 ? String(Int64(x)) : String(x)
}
