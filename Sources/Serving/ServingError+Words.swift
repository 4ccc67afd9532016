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
    case .oneUser(let rows):
      "a request has one user; found a table of \(rows) rows"
    case .bothHave(let column):
      "a column that the model reads is the user's or the candidates'; both have `.\(column)`"
    case .noItem(let row, let count):
      "the items have rows 0 to \(count - 1); found \(row)"
    case .neighbours(let found):
      "`neighbours` must be at least 1; found \(found)"
    case .candidates(let found):
      "`candidates` must be at least 1; found \(found)"
    case .requests(let found):
      "`requests` must be at least 1; found \(found)"
    case .noRequests:
      "requests are made of a table's rows; the table has none"
    case .notEmbedded(let formula, _):
      "a run finds items near others by a column that it embeds; it does not embed `\(formula)`"
    }
  }

  public var notes: [String] {
    switch self {
    case .noThread: ["a smaller `threads`, or a higher limit of processes, lets it start"]
    case .notANumber: ["a model gives NaN when its weights or its inputs are not finite"]
    case .notEmbedded(_, let known):
      [
        known.isEmpty
          ? "the run embeds no single column"
          : "it embeds " + known.map { "`\($0)`" }.joined(separator: ", ")
      ]
    default: []
    }
  }
}
