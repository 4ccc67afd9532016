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
  /// Runs a document in a session.
  ///
  /// `willRun` hears the index of each step before it runs, `note` what is said of kept cells.
  /// Throws `Diagnostics` when the checker refuses what is not expected to fail.
  public init(
    running document: Document, in session: Session, store: (any CellStore)? = nil,
    note: @escaping (String) -> Void = { _ in }, willRun: @escaping (Int) -> Void = { _ in }
  ) throws {
    let writer = TranscriptWriter(document, session, note: note, willRun: willRun)
    try DocumentRun(document, in: session, listener: writer, store: store).run()
    self.init(entries: writer.entries)
  }
}

/// Writes down what each step of a run shows.
private final class TranscriptWriter: DocumentListener {
  private(set) var entries: [Transcript.Entry]
  private let document: Document
  private let session: Session
  private let heardNote: (String) -> Void
  private let heardStep: (Int) -> Void
  private let clock = ContinuousClock()
  private var start = ContinuousClock.now
  private var captured = CapturedOutput()
  private var entry = Transcript.Entry()
  /// The pictures that the step's record names and no value has drawn yet.
  private var pictures: ArraySlice<String> = []
  private var output: any Output

  init(
    _ document: Document, _ session: Session, note: @escaping (String) -> Void,
    willRun: @escaping (Int) -> Void
  ) {
    self.document = document
    self.session = session
    heardNote = note
    heardStep = willRun
    output = session.output
    entries = Array(
      repeating: Transcript.Entry(isReached: false), count: document.steps.count)
  }

  func willRun(_ index: Int) {
    heardStep(index)
    captured = CapturedOutput()
    output = session.output
    session.output = captured
    entry = Transcript.Entry()
    pictures = (document.steps[index].record?.pictures ?? [])[...]
    start = clock.now
  }

  func didRun(_ index: Int) {
    entry.seconds = (clock.now - start) / .seconds(1)
    entry.lines = captured.lines
    entries[index] = entry
    session.output = output
  }

  func willExecute() {}

  func didShow(_ shown: ShownValue) {
    if let svg = shown.svg, let name = pictures.popFirst() {
      entry.drawings.append(Transcript.Entry.Drawing(name: name, svg: svg))
      captured.writeLine(Record.text(ofPicture: name))
    } else {
      captured.writeLine(shown.text)
    }
  }

  func didFail(_ failure: Diagnostic, isExpected: Bool, wasInterrupted: Bool) {
    entry.failure = failure
  }

  func didExecute() -> Bool { true }

  func note(_ line: String) { heardNote(line) }
}
