import Language

/// What a document has recorded of a step: its output, then the error that ended it.
public struct Record: Sendable, Equatable {
  /// Line by line, without `#> `.
  public var output: [String]
  public var failure: ExpectedFailure?

  public init(output: [String] = [], failure: ExpectedFailure? = nil) {
    self.output = output
    self.failure = failure
  }

  /// The lines as they stand in the file, without line ends.
  public var text: [String] {
    output.map(Record.text(ofOutput:)) + (failure.map { [$0.text] } ?? [])
  }

  /// One output line as it stands in the file.
  static func text(ofOutput line: String) -> String {
    let line = trimmedAtEnd(line)
    return line.isEmpty ? "#>" : "#> " + line
  }

  /// Adds a `#>` or `#!` line; throws a `Fault` when it may not stand there.
  mutating func add(_ line: String) throws {
    guard failure == nil else {
      throw Fault(.misplaced, "`#!` ends what is recorded of a statement")
    }
    let content = line.dropFirst(2)
    if line.hasPrefix("#!") {
      failure = try ExpectedFailure(reading: trimmed(content))
    } else {
      output.append(String(content.hasPrefix(" ") ? content.dropFirst() : content))
    }
  }
}

/// `#! E0203 census has no column ...`: the statement above is expected to fail so.
public struct ExpectedFailure: Sendable, Equatable {
  /// `nil` for a bare `#!`, which recording fills in.
  public var code: ErrorCode?
  /// The error's message, where `...` elides; `nil` when only the code is compared.
  public var message: String?

  public init(code: ErrorCode?, message: String? = nil) {
    self.code = code
    self.message = message
  }

  /// As it stands in the file.
  public var text: String {
    (["#!"] + [code?.rawValue, message].compactMap { $0 }).joined(separator: " ")
  }

  init(reading text: String) throws {
    guard !text.isEmpty else {
      self.init(code: nil)
      return
    }
    let words = text.split(separator: " ", maxSplits: 1)
    guard let code = words.first.flatMap({ ErrorCode(rawValue: String($0)) }) else {
      throw Fault(
        .misplaced, "`#!` is followed by the code of an error, like `#! E0203`",
        notes: ["found: \(text)"])
    }
    self.init(code: code, message: words.dropFirst().first.map { trimmed($0) })
  }

  /// Whether an error is the expected one.
  public func matches(_ diagnostic: Diagnostic) -> Bool {
    guard code == diagnostic.code else { return false }
    guard let message else { return true }
    let pattern = message.split(separator: "…", omittingEmptySubsequences: false)
      .joined(separator: "...")
    return Comparison.matches(
      expected: pattern, actual: ExpectedFailure(diagnostic).message ?? "")
  }

  /// What recording writes of an error: its code and the first line of its message.
  init(_ diagnostic: Diagnostic) {
    let line = diagnostic.message.split(whereSeparator: \.isNewline).first ?? ""
    self.init(code: diagnostic.code, message: line.isEmpty ? nil : Visible.escape(trimmed(line)))
  }
}
