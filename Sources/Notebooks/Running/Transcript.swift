import Language

/// What became of a document's steps when they ran.
public struct Transcript: Sendable {
  public internal(set) var entries: [Entry]

  /// What one step showed, and how it ended.
  public struct Entry: Sendable {
    /// What was printed and the values shown, line by line.
    public var lines: [String]
    public var failure: Diagnostic?
    /// Pictures that the step's record names, as it draws them now.
    public internal(set) var drawings: [Drawing] = []
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

    /// A picture by its file name.
    public struct Drawing: Sendable, Equatable {
      public let name: String
      public let svg: String
    }

    /// What recording writes of this step.
    public var record: Record {
      Record(output: lines, failure: failure.map { ExpectedFailure($0) })
    }
  }

  /// One entry for each step of the document.
  public init(entries: [Entry]) { self.entries = entries }

  public var seconds: Double { entries.reduce(0) { $0 + $1.seconds } }
}

extension Transcript {
  /// Runs a document in a session, statement by statement.
  ///
  /// A step that `#!` expects to fail may fail, in the checker already; the run then goes on. So
  /// it does after a claim that does not hold. Any other error ends the run.
  /// `willRun` hears the index of each step before it runs.
  /// Throws `Diagnostics` when the checker refuses what is not expected to fail.
  public init(
    running document: Document, in session: Session, willRun: (Int) -> Void = { _ in }
  ) throws {
    if let seed = document.frontMatter.seed { session.seed = seed }
    let program = document.program
    let problems = session.check(program).filter { $0.severity == .error }
    guard problems.isEmpty else { throw Diagnostics(all: problems) }

    entries = []
    var hasEnded = false
    for (index, step) in document.steps.enumerated() {
      guard !hasEnded, step.isRun else {
        entries.append(Entry(isReached: false))
        continue
      }
      willRun(index)
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
    var pictures = (step.record?.pictures ?? [])[...]
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
      if let drawing = outcome.value?.foreign as? any DrawsSVG, outcome.text != nil,
        let name = pictures.popFirst()
      {
        entry.drawings.append(Transcript.Entry.Drawing(name: name, svg: drawing.svg))
        captured.writeLine(Record.text(ofPicture: name))
      } else if let text = outcome.text {
        captured.writeLine(text)
      }
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

extension Statement {
  /// True for `expect`: what it claims binds nothing, so a run goes on when it does not hold.
  var isClaim: Bool { if case .expect = kind { true } else { false } }
}
