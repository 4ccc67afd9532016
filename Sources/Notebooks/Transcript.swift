import Language

/// What became of a document's steps when they ran.
public struct Transcript: Sendable {
  public internal(set) var entries: [Entry]

  /// What one step showed, and how it ended.
  public struct Entry: Sendable {
    /// What was printed and the values shown, line by line.
    public var lines: [String]
    public var failure: Diagnostic?
    public var seconds: Double
    /// False for the steps below one that ended the run.
    public var isReached: Bool

    public init(
      lines: [String] = [], failure: Diagnostic? = nil, seconds: Double = 0, isReached: Bool = true
    ) {
      self.lines = lines
      self.failure = failure
      self.seconds = seconds
      self.isReached = isReached
    }

    /// What recording writes of this step.
    public var record: Record {
      Record(output: lines, failure: failure.map { ExpectedFailure($0) })
    }
  }

  /// One entry for each step of the document.
  public init(entries: [Entry]) { self.entries = entries }

  public var seconds: Double { entries.reduce(0) { $0 + $1.seconds } }
  /// The index of the step that ended the run before the end of the document.
  public var endedAt: Int? {
    guard let next = entries.firstIndex(where: { !$0.isReached }), next > 0 else { return nil }
    return next - 1
  }
}

extension Transcript {
  /// Runs a document in a session, statement by statement.
  ///
  /// A step that `#!` expects to fail may fail, in the checker already; the run then goes on. So
  /// it does after a claim that does not hold. Any other error ends the run.
  /// Throws `Diagnostics` when the checker refuses what is not expected to fail.
  public init(running document: Document, in session: Session) throws {
    if let seed = document.frontMatter.seed { session.seed = seed }
    let program = document.program
    let problems = session.check(program).filter { $0.severity == .error }
    guard problems.isEmpty else { throw Diagnostics(all: problems) }

    entries = []
    var hasEnded = false
    for step in document.steps {
      guard !hasEnded else {
        entries.append(Entry(isReached: false))
        continue
      }
      let run = StepRun(step, of: program, in: session)
      entries.append(run.entry)
      hasEnded = run.endsTheRun
    }
  }
}

/// The run of one step.
private struct StepRun {
  private(set) var entry = Transcript.Entry()
  private(set) var endsTheRun = false

  init(_ step: Document.Step, of program: Program, in session: Session) {
    if let refusal = step.refusal {
      entry.failure = refusal
      return
    }
    let captured = CapturedOutput()
    let (output, seconds) = (session.output, session.limits.seconds)
    session.output = captured
    session.cell = step.cell?.name
    if let timeout = step.cell?.timeout {
      session.limits.seconds = min(timeout, seconds ?? timeout)
    }
    let clock = ContinuousClock()
    let start = clock.now
    for statement in step.statements {
      let alone = Program(source: program.source, statements: [statement])
      if step.isExpectedToFail,
        let problem = session.check(alone, before: program.statements).first(where: {
          $0.severity == .error
        })
      {
        entry.failure = problem
        break
      }
      let outcome = session.execute(statement, of: program)
      if let text = outcome.text { captured.writeLine(text) }
      if let failure = outcome.diagnostic {
        entry.failure = failure
        endsTheRun = outcome.wasInterrupted || !(step.isExpectedToFail || statement.isClaim)
        break
      }
    }
    entry.seconds = (clock.now - start) / .seconds(1)
    entry.lines = captured.lines
    session.output = output
    session.limits.seconds = seconds
  }
}

/// Keeps what a step prints; no progress, so that every run shows the same.
private final class CapturedOutput: Output {
  private var text = ""
  private var isFull = false
  private static let limit = 4_000_000

  func write(_ text: String) {
    guard self.text.utf8.count + text.utf8.count <= Self.limit else {
      if !isFull { self.text += "\n… more than \(Self.limit) bytes of output" }
      isFull = true
      return
    }
    self.text += text
  }

  func progress(_ fraction: Double, _ text: () -> String) {}

  /// Writes a value's text on lines of its own.
  func writeLine(_ line: String) {
    if !text.isEmpty, !text.hasSuffix("\n") { write("\n") }
    write(line + "\n")
  }

  var lines: [String] {
    // After escaping, the only line end left is the newline.
    var lines = Visible.escape(text, keepingNewlines: true)
      .split(separator: "\n", omittingEmptySubsequences: false).map { trimmedAtEnd($0) }
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}

extension Statement {
  /// True for `expect`: what it claims binds nothing, so a run goes on when it does not hold.
  var isClaim: Bool { if case .expect = kind { true } else { false } }
}
