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
    case .setting(let name, let found, let range):
      "`\(name)` must be from \(plain(range.lowerBound)) to \(plain(range.upperBound)); "
        + "found \(plain(found))"
    case .unequal(let what, let found, let needed):
      "\(what) must be as many as the values, \(needed); found \(found)"
    case .propensity(let found):
      "the propensity of a logged choice is above 0 and at most 1; found \(plain(found))"
    case .fewArms(let found):
      "an A/B test compares at least 2 arms; found \(found)"
    case .noControl(let control, let arms):
      "the control is one of the arms (\(arms.joined(separator: ", "))); found `\(control)`"
    case .armShare(let found, let arms):
      "`share` is the part of all users that sees each arm, above 0 and at most "
        + "1/\(arms) for \(arms) arms; found \(plain(found))"
    case .fewUsers(let arm, let found, let users, let share):
      "each arm needs at least 2 users; \(arm) has \(found) of \(users) with a share of "
        + "\(plain(share))"
    }
  }
}

/// A number without a needless `.0`.
private func plain(_ x: Double) -> String {
  x == x.rounded() && x.magnitude < 1e15 ? String(Int64(x)) : String(x)
}
