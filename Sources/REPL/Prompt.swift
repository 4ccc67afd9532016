import Glibc
import Language

/// `wd> `: reads entries at a terminal, runs each in the session and shows what it gives.
public final class Prompt {
  public let session: Session
  /// What other parts of the program add.
  public var guests: [any PromptGuest] = []
  /// The last entry of the language, for `:edit`.
  private(set) var lastEntry = ""
  private(set) var lastError: Diagnostic?
  let files: any PromptFiles
  /// The files that `:save` wrote.
  var savedPaths: Set<String> = []
  /// The line of work at hand, and those that `:switch` can go to.
  var workspace = Workspace()
  var forkName = "main"
  var forks: [String: (Workspace, Session.Snapshot)] = [:]

  private let output: TerminalOutput
  private let recorder: Recorder
  private let history: History
  private var count = 0
  private var hasEnded = false

  /// The session must write to `output`.
  public init(session: Session, output: TerminalOutput, files: any PromptFiles) {
    self.session = session
    self.output = output
    self.files = files
    recorder = Recorder(output)
    session.output = recorder
    history = History { StandardError.write("wd: \($0)\n") }
    Interrupts.raise(session.limits.stop, secondEndsProgram: false)
  }

  /// The prompt's own commands and those of its guests, sorted by name.
  var commands: [ColonCommand] {
    let others = guests.flatMap(\.commands)
    let names = Set(others.map(\.name))
    return (ColonCommand.own.filter { !names.contains($0.name) } + others)
      .sorted { $0.name < $1.name }
  }

  /// What stands before `> `.
  private var label: String {
    guests.lazy.compactMap(\.label).first ?? (forkName == "main" ? "wd" : "wd \(forkName)")
  }

  // MARK: The loop

  /// Reads and runs entries until the user ends; the exit status is then 0.
  ///
  /// Returns 1 when the output could not be written.
  ///
  /// - Parameter greets: whether it says first how to begin.
  public func run(greets: Bool = true) -> Int32 {
    if greets {
      say("wd: ?  lists the commands, :help says what else can be typed, Ctrl-D ends.")
    }
    let reader = LineReader { [unowned self] pending, line, word in
      Completer(session: session, commands: commands, forks: Array(forks.keys))
        .candidates(pending: pending, line: line, word: word)
    }
    while output.failure == nil, let entry = read(with: reader) {
      history.add(entry)
      obey(entry)
      if hasEnded { return 0 }
    }
    if let failure = output.failure {
      StandardError.write("wd: the output could not be written: \(failure)\n")
      return 1
    }
    return 0
  }

  /// The next entry, over as many lines as it takes; `nil` when the user ends.
  private func read(with reader: LineReader) -> String? {
    let first = label + "> "
    let continuation = String(repeating: ".", count: label.count) + "> "
    var entry = ""
    while true {
      let input = reader.read(
        prompt: entry.isEmpty ? first : continuation, firstPrompt: first, pending: entry)
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

  /// Does what an entry says, whichever kind it is, on a large stack.
  private func obey(_ entry: String) {
    let line = entry.trimmed
    do {
      try LargeStack.run {
        if line.hasPrefix(":") {
          ColonCommand.run(line, at: self)
        } else if line.hasPrefix("?") {
          say(HelpText.answer(to: line, in: session))
        } else {
          execute(entry)
        }
      }
    } catch {
      say(message(of: error))
    }
  }

  // MARK: Running

  /// Runs the text of an entry and shows what each of its statements gives.
  public func execute(_ entry: String) {
    count += 1
    lastEntry = entry
    let continuesAns = entry.trimmed.hasPrefix("|>")
    if continuesAns, session.value(of: "ans") == nil {
      say("there is no `ans` yet for `|>` to go on with: show a value first")
      return
    }
    let source = Source(name: "prompt \(count)", text: continuesAns ? "ans " + entry : entry)
    do {
      let program = try session.parse(source)
      if program.statements.isEmpty, entry.isProse {
        workspace.notes.append(Note(code: entry, isProse: true))
      }
      execute(program)
    } catch {
      report(refused: source, error)
    }
  }

  /// Runs a program that was read, as an entry.
  func execute(_ program: Program) {
    let source = program.source
    if source.uses("ans"), let last = workspace.notes.lastIndex(where: \.showsValue) {
      workspace.notes[last].isAns = true
    }
    workspace.begin(source.wholeText, in: session)
    session.screen = Screen(width: width, hasColour: hasColour)
    var outcomes: [Session.Outcome] = []
    var cutter = NoteCutter(source)
    _ = recorder.take()
    output.begin()
    do {
      try session.run(program, note: show) { outcome in
        outcomes.append(outcome)
        let flow = show(outcome)
        let lines = recorder.take()
        if outcome.diagnostic == nil || outcome.keptAs != nil {
          cutter.add(outcome.statement, output: outcome.diagnostic == nil ? lines : [])
        }
        return flow
      }
    } catch {
      workspace.forgetLast()
      return report(refused: source, error)
    }
    workspace.notes += cutter.notes
    if !outcomes.contains(where: { $0.diagnostic == nil || $0.partial != nil }) {
      workspace.forgetLast()
    }
    end(PromptEntry(source: source, outcomes: outcomes, refusals: []))
  }

  private func report(refused source: Source, _ error: any Error) {
    let refusals = (error as? Diagnostics)?.all ?? []
    refusals.forEach(show)
    if refusals.isEmpty { say("this could not be run: \(error)") }
    end(PromptEntry(source: source, outcomes: [], refusals: refusals))
  }

  private func end(_ entry: PromptEntry) {
    output.flush()
    // A Ctrl-C that came too late to stop anything must not drop the next line.
    _ = Interrupts.take()
    for guest in guests { guest.didRun(entry, at: self) }
  }

  // MARK: Showing

  private func show(_ outcome: Session.Outcome) -> Session.Flow {
    if let text = outcome.text, let value = outcome.value {
      output.write(text + "\n")
      let isPlain = session.screen.width == Screen.plain.width && !session.screen.hasColour
      recorder.keep((isPlain ? text : Display.shown(value, for: .plain)) + "\n")
      session.bind("ans", value)
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
    if diagnostic.severity == .error { lastError = diagnostic }
    output.write(text(of: diagnostic) + "\n")
  }

  func text(of diagnostic: Diagnostic) -> String {
    DiagnosticRenderer(width: width, hasColour: hasColour).text(diagnostic)
  }

  func message(of error: any Error) -> String {
    (error as? LargeStackError)?.message ?? files.message(of: error)
  }

  /// Of the screen as it is now.
  public var width: Int { Terminal.width(STDOUT_FILENO) }
  private var hasColour: Bool { Terminal.allowsColour(STDOUT_FILENO) }

  /// Writes a line of the prompt's own.
  public func say(_ text: String) {
    output.write(text + "\n")
    output.flush()
  }

  /// Ends the session after this entry.
  public func end() { hasEnded = true }

  /// Adds an entry that was not typed here to the history.
  func remember(_ entry: String) { history.add(entry) }
}

extension Note {
  /// It shows the value that `ans` then stands for.
  fileprivate var showsValue: Bool { !isProse && !output.isEmpty && names.isEmpty }
}

extension String {
  /// Without the blanks at both ends.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }

  /// Only lines of `# …`, which a notebook shows as text.
  fileprivate var isProse: Bool {
    split(whereSeparator: \.isNewline).allSatisfy {
      $0 == "#" || $0.hasPrefix("# ") || $0.hasPrefix("##")
    }
  }
}
