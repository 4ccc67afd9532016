import Language

/// What a step showed and was not to show, or the other way round.
public struct Difference: Sendable {
  /// The file's name and the step's first line.
  public let file: String
  public let line: Int
  /// The first line of the step's code.
  public let code: String
  /// What is wrong, in a few words.
  public let summary: String
  /// What is recorded beside what was shown.
  public let changes: [LineChange]
  /// The error that nobody expected.
  public let diagnostic: Diagnostic?

  init(file: String, line: Int, code: String, summary: String, changes: [LineChange]) {
    self.file = file
    self.line = line
    self.code = code
    self.summary = summary
    self.changes = changes
    diagnostic = nil
  }

  /// A step against its record; `nil` when they agree.
  ///
  /// `isRecorded` is false for a document without any record: there only errors count.
  init?(
    _ step: Document.Step, of document: Document, shows entry: Transcript.Entry, isRecorded: Bool
  ) {
    guard entry.isReached else { return nil }
    let expected = step.record ?? Record()
    let comparesOutput = isRecorded && !step.isTimed
    let comparison = RecordComparison(
      expected: expected, entry: entry, numbers: .toTheDigitsWritten)
    let outputDiffers = comparesOutput && !comparison.outputMatches
    guard outputDiffers || !comparison.failureMatches else { return nil }

    file = document.source.name
    line = step.lines.lowerBound
    code = trimmed(document.firstCodeLine(of: step))
    summary = comparison.summary
    changes = comparesOutput ? comparison.changes : comparison.failureChanges
    diagnostic = expected.failure == nil ? entry.failure : nil
  }

  /// The difference as text: the place, the lines, and the error that nobody expected.
  public func text(colour: Bool = false) -> String {
    let paint = { (code: String, text: String) in colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
    var lines = [paint("1", "\(file):\(line)") + "  " + code, "  " + summary]
    lines += changes.map { change in
      switch change {
      case .same(_, let actual): "    " + actual
      case .missing(let text): paint("31", "  - " + text)
      case .extra(let text): paint("32", "  + " + text)
      }
    }
    if let diagnostic {
      let error = DiagnosticRenderer(hasColour: colour).text(diagnostic)
      lines += error.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
    }
    return lines.map { trimmedAtEnd($0) }.joined(separator: "\n")
  }
}

/// A record beside what a step showed.
struct RecordComparison {
  let expected: Record
  let entry: Transcript.Entry
  /// The output's lines, without the error.
  let outputChanges: [LineChange]

  init(expected: Record, entry: Transcript.Entry, numbers: Comparison.Numbers) {
    self.expected = expected
    self.entry = entry
    outputChanges = Alignment.align(expected: expected.output, actual: entry.record.output) {
      Comparison.matches(expected: $0, actual: $1, numbers: numbers)
    }
  }

  var outputMatches: Bool {
    outputChanges.allSatisfy { if case .same = $0 { true } else { false } }
  }

  var failureMatches: Bool {
    switch (expected.failure, entry.failure) {
    case (nil, nil): true
    case (let expected?, let actual?): expected.matches(actual)
    default: false
    }
  }

  /// The error's line as recorded and as it came, where they differ.
  var failureChanges: [LineChange] {
    let wanted = expected.failure?.text
    let found = entry.failure.map { ExpectedFailure($0).text }
    if failureMatches {
      guard let wanted, let found else { return [] }
      return [.same(expected: wanted, actual: found)]
    }
    return [wanted.map(LineChange.missing), found.map(LineChange.extra)].compactMap { $0 }
  }

  var changes: [LineChange] { outputChanges + failureChanges }

  var summary: String {
    if !failureMatches {
      guard expected.failure != nil else { return "an error that is not recorded" }
      return entry.failure == nil
        ? "an error is recorded, and there was none" : "another error than the recorded one"
    }
    if expected.output.isEmpty { return "what it shows is not recorded" }
    if entry.lines.isEmpty { return "an output is recorded, and it shows nothing" }
    return "the output is not the recorded one"
  }
}
