extension ServingError {
  public var message: String {
    switch self {
    case .batch(let found):
      "`batch` of a scorer must be at least 1; found \(found)"
    case .threads(let found):
      "`threads` of a scorer must be from \(Self.threadLimits.lowerBound) to "
        + "\(Self.threadLimits.upperBound); found \(found)"
    case .noThread(let wanted, let started, let code):
      "a scorer of \(wanted) threads needs the system to start them all; it started \(started) "
        + "(error \(code))"
    case .take(let found):
      "`take` must be 0 or more; found \(found)"
    case .notANumber(let row):
      "only numbers can be ranked; the score of row \(row) is not a number"
    }
  }

  public var notes: [String] {
    switch self {
    case .noThread: ["a smaller `threads`, or a higher limit of processes, lets it start"]
    case .notANumber: ["a model gives NaN when its weights or its inputs are not finite"]
    default: []
    }
  }
}
