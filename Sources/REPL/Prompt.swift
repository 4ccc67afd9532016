import Glibc
import Language

/// `wd> `: reads entries at a terminal, runs each in the session and shows what it gives.
public final class Prompt {
  public let session: Session
  private let output: TerminalOutput
  private let history: History
  private var count = 0

  private static let first = "wd> "
  private static let continuation = "..> "

  /// The session must write to `output`.
  public init(session: Session, output: TerminalOutput) {
    self.session = session
    self.output = output
    history = History { StandardError.write("wd: \($0)\n") }
    Interrupts.raise(session.limits.stop, secondEndsProgram: false)
  }

  /// Reads and runs entries until the user ends; the exit status is then 0.
  ///
  /// Returns 1 when the output could not be written.
  public func run() -> Int32 {
    say("wd: ?  lists the commands, :help says what else can be typed, Ctrl-D ends.")
    let names = ColonCommand.all.map(\.name)
    let reader = LineReader(firstPrompt: Self.first) { [session] pending, line, word in
      Completer(session: session, colonCommands: names)
        .candidates(pending: pending, line: line, word: word)
    }
    while output.failure == nil, let entry = read(with: reader) {
      history.add(entry)
      if obey(entry) == .quit { return 0 }
    }
    if let failure = output.failure {
      StandardError.write("wd: the output could not be written: \(failure)\n")
      return 1
    }
    return 0
  }

  /// The next entry, over as many lines as it takes; `nil` when the user ends.
  private func read(with reader: LineReader) -> String? {
    var entry = ""
    while true {
      let prompt = entry.isEmpty ? Self.first : Self.continuation
      let input = reader.read(prompt: prompt, pending: entry)
      if reader.wasRestarted { entry = "" }
      switch input {
      case .end:
        // Within an entry Ctrl-D gives up that entry only.
        if entry.isEmpty { return nil }
        entry = ""
      case .line(let line):
        entry += entry.isEmpty ? line : "\n" + line
        if entry.allSatisfy(\.isWhitespace) {
          entry = ""
        } else if isComplete(entry) {
          return entry
        }
      }
    }
  }

  private func isComplete(_ entry: String) -> Bool {
    if entry.first == ":" || entry.first == "?" { return true }
    // The parser needs the large stack as much as the evaluator does.
    let isIncomplete = try? LargeStack.run { Completeness.of(entry) == .incomplete }
    return isIncomplete != true
  }

  /// Does what an entry says, whichever kind it is.
  private func obey(_ entry: String) -> ColonCommand.Flow {
    let line = entry.trimmed
    if line.hasPrefix(":") { return ColonCommand.run(line, at: self) }
    if line.hasPrefix("?") {
      explain(String(line.dropFirst()).trimmed)
    } else {
      execute(entry)
    }
    return .goOn
  }

  /// `?name`, or `?` alone.
  private func explain(_ name: String) {
    if name.isEmpty {
      say(Reference.list(session.catalogue) + "\n\n?name explains one of them.")
    } else if let text = HelpText.text(for: name, in: session) {
      say(text)
    } else {
      say(HelpText.refusal(of: name, in: session) + "; ? lists what there is")
    }
  }

  /// Runs the text of an entry and shows what each of its statements gives.
  func execute(_ entry: String) {
    count += 1
    let continuesAns = entry.trimmed.hasPrefix("|>")
    if continuesAns, session.value(of: "ans") == nil {
      say("there is no `ans` yet for `|>` to go on with: show a value first")
      return
    }
    let source = Source(name: "prompt \(count)", text: continuesAns ? "ans " + entry : entry)
    session.screen = Screen(
      width: Terminal.width(STDOUT_FILENO), hasColour: Terminal.allowsColour(STDOUT_FILENO))
    output.begin()
    do {
      _ = try LargeStack.run { try session.run(source, note: show, handle: show) }
    } catch let failed as Diagnostics {
      failed.all.forEach(show)
    } catch let error as LargeStackError {
      say(error.message)
    } catch {
      say("this could not be run: \(error)")
    }
    output.flush()
    // A Ctrl-C that came too late to stop anything must not drop the next line.
    _ = Interrupts.take()
  }

  private func show(_ outcome: Session.Outcome) -> Session.Flow {
    if let text = outcome.text {
      output.write(text + "\n")
      if let value = outcome.value { session.bind("ans", value) }
    }
    if outcome.wasInterrupted {
      output.write(interrupted(outcome) + "\n")
      return .stop
    }
    if let diagnostic = outcome.diagnostic {
      show(diagnostic)
      return diagnostic.severity == .error ? .stop : .goOn
    }
    output.begin()
    return .goOn
  }

  /// What Ctrl-C stopped; work that had come to something is kept, as `ans` if it has no name.
  private func interrupted(_ outcome: Session.Outcome) -> String {
    guard let partial = outcome.partial else { return "interrupted" }
    if outcome.keptAs == nil { session.bind("ans", .foreign(partial.value)) }
    let name = outcome.keptAs ?? "ans"
    return "interrupted: \(partial.place); `\(name)` is what there is so far, and "
      + "\(partial.continuation)(\(name)) goes on"
  }

  private func show(_ diagnostic: Diagnostic) {
    let renderer = DiagnosticRenderer(
      width: session.screen.width, hasColour: session.screen.hasColour)
    output.write(renderer.text(diagnostic) + "\n")
  }

  /// Writes a line of the prompt's own.
  func say(_ text: String) {
    output.write(text + "\n")
    output.flush()
  }
}

extension String {
  /// Without the blanks at both ends.
  fileprivate var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
