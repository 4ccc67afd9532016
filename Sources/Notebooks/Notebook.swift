import Language

/// Runs `.wd` texts as tests and records them; pure functions from a text and a session.
///
/// Each takes a fresh session: what a file sees is what its own statements made.
public enum Notebook {
  /// Runs a text and compares what it shows with what it has recorded.
  ///
  /// Given its pictures, one that is recorded and not there is a difference.
  public static func test(
    _ source: Source, in session: Session, pictures: Pictures? = nil
  ) -> FileResult {
    run(source, in: session, pictures: pictures).result
  }

  /// Runs a text and rewrites what it has recorded; `bytes` is `nil` when it could not run.
  ///
  /// Given a store, cells marked `{cache}` may take what it keeps; `note` hears of it.
  public static func promote(
    _ source: Source, in session: Session, store: (any CellStore)? = nil,
    note: @escaping (String) -> Void = { _ in }
  ) -> Promoted {
    let (result, document, transcript) = run(source, in: session, store: store, note: note)
    guard let document, let transcript else {
      return Promoted(result: result, bytes: nil, drawings: [])
    }
    return Promoted(
      result: result, bytes: document.promoting(transcript),
      drawings: transcript.entries.flatMap(\.drawings))
  }

  /// The new text of a file, and how the old one did.
  public struct Promoted: Sendable {
    public let result: FileResult
    public let bytes: [UInt8]?
    /// For the folder of its pictures.
    public let drawings: [Transcript.Entry.Drawing]
  }

  private static func run(
    _ source: Source, in session: Session, pictures: Pictures? = nil,
    store: (any CellStore)? = nil, note: @escaping (String) -> Void = { _ in }
  ) -> (result: FileResult, document: Document?, transcript: Transcript?) {
    let clock = ContinuousClock()
    let start = clock.now
    let seconds = { (clock.now - start) / .seconds(1) }
    do {
      let document = try Document(source)
      let proof = try Lesson(document).map { LessonProof($0, in: session) }
      let transcript = try Transcript(running: document, in: session, store: store, note: note) {
        proof?.willRun($0)
      }
      let missing = pictures.map { document.missing($0) } ?? []
      let result = FileResult(
        document, transcript, seconds: seconds(), proof: proof, missing: missing)
      return (result, document, transcript)
    } catch let refused as Diagnostics {
      let result = FileResult(name: source.name, refusals: refused.all, seconds: seconds())
      return (result, nil, nil)
    } catch {
      let diagnostic = Diagnostic(.unreadable, "\(error)")
      let result = FileResult(name: source.name, refusals: [diagnostic], seconds: seconds())
      return (result, nil, nil)
    }
  }
}

/// How one file did as a test.
public struct FileResult: Sendable {
  public let name: String
  public let statements: Int
  /// `expect` statements.
  public let claims: Int
  public let seconds: Double
  /// Why it could not be parsed or checked; nothing ran then.
  public let refusals: [Diagnostic]
  public let differences: [Difference]
  /// Starters and wrong answers of a lesson, tried against its checks.
  public let attempts: Int
  /// Steps that did not run because one above them ended the run.
  public let stepsNotReached: Int

  public var isRefused: Bool { !refusals.isEmpty }
  public var passed: Bool { refusals.isEmpty && differences.isEmpty }

  init(name: String, refusals: [Diagnostic], seconds: Double) {
    self.name = name
    statements = 0
    claims = 0
    self.seconds = seconds
    self.refusals = refusals
    differences = []
    attempts = 0
    stepsNotReached = 0
  }

  /// Compares a run with its document.
  ///
  /// A document with no record at all passes if it runs without an error; one with any record
  /// needs one for every statement that shows something.
  public init(_ document: Document, _ transcript: Transcript, seconds: Double) {
    self.init(document, transcript, seconds: seconds, proof: nil)
  }

  /// The same with what a lesson's proof has found.
  init(
    _ document: Document, _ transcript: Transcript, seconds: Double, proof: LessonProof?,
    missing: [Difference] = []
  ) {
    let isRecorded = document.steps.contains { $0.record != nil && !$0.isTimed }
    let count = StatementCount(document)
    name = document.source.name
    statements = count.statements
    claims = count.claims
    self.seconds = seconds
    refusals = []
    let shown = zip(document.steps, transcript.entries).compactMap { step, entry in
      Difference(step, of: document, shows: entry, isRecorded: isRecorded)
    }
    differences = shown + missing + (proof?.differences ?? [])
    attempts = proof?.attempts ?? 0
    stepsNotReached = zip(document.steps, transcript.entries).count { step, entry in
      step.isRun && !entry.isReached
    }
  }

  /// What is wrong, as text; empty when it passed.
  public func problems(colour: Bool = false) -> String {
    var parts = refusals.map { DiagnosticRenderer(hasColour: colour).text($0) }
    parts += differences.map { $0.text(colour: colour) }
    if stepsNotReached > 0 {
      parts.append("\(name): the run ended there; \(counted(stepsNotReached, "step")) not reached")
    }
    return parts.joined(separator: "\n\n")
  }
}

/// `1 statement`, `2 statements`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
