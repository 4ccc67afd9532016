import Language

/// What the statements of a cell come to while they run, to be kept.
final class CellRecording {
  /// What one statement came to.
  struct Entry {
    let statement: Statement
    let printed: String
    let outcome: Session.Outcome
    /// The names it gave, with their values then.
    let names: [(name: String, value: Value)]
    let seconds: Double
  }

  private let session: Session
  private(set) var entries: [Entry] = []

  init(_ session: Session) { self.session = session }

  /// Runs a statement by `execute`.
  func record(
    _ statement: Statement, _ execute: () -> Session.Outcome
  ) -> Session.Outcome {
    let output = session.output
    let copy = CopyingOutput(output)
    session.output = copy
    defer { session.output = output }
    let clock = ContinuousClock()
    let start = clock.now
    let outcome = execute()
    let names = statement.namesGiven.compactMap { name in
      session.value(of: name).map { (name, $0) }
    }
    entries.append(
      Entry(
        statement: statement, printed: copy.text, outcome: outcome, names: names,
        seconds: (clock.now - start) / .seconds(1)))
    return outcome
  }
}

extension CellRecording.Entry {
  /// What can be kept of it.
  var result: KeptResult {
    KeptResult(printed: printed, names: names, shown: shown)
  }

  private var shown: KeptResult.Shown? {
    guard let value = outcome.value, outcome.text != nil else { return nil }
    if let picture = value.foreign as? any DrawsSVG {
      return .text(Display.shown(value, for: .plain), svg: picture.svg)
    }
    var trial = KeptWriter()
    let isKeepable = (try? trial.write(value)) != nil
    return isKeepable ? .value(value) : .text(Display.shown(value, for: .plain), svg: nil)
  }
}

/// Passes text on and remembers it.
private final class CopyingOutput: Output {
  private let output: any Output
  private(set) var text = ""

  init(_ output: any Output) { self.output = output }

  func write(_ text: String) {
    self.text += text
    output.write(text)
  }

  func progress(_ fraction: Double, _ text: () -> String) { output.progress(fraction, text) }
}
