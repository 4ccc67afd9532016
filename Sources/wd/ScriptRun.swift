import Glibc
import Language
import Notebooks
import REPL

/// A script from its first statement to its last, shown as it goes.
final class ScriptRun {
  private let session: Session
  private let output: TerminalOutput
  private let cells: CellFolder?
  private var status = ExitStatus.good

  private init(of source: Source, _ bounds: Bounds, keepsCells: Bool) throws {
    output = TerminalOutput()
    let permissions = try bounds.permissions(for: source)
    cells = keepsCells ? CellFolder(of: source) : nil
    session = bounds.session(
      cells?.observing(permissions) ?? permissions, output: output, screen: .on(STDOUT_FILENO))
    output.stop = session.limits.stop
    Interrupts.raise(session.limits.stop, secondEndsProgram: true)
  }

  /// Runs a script on a large stack.
  ///
  /// With `keepsCells`, cells marked `{cache}` take what is kept of them, and are kept.
  static func run(
    _ source: Source, _ bounds: Bounds, keepsCells: Bool = false
  ) throws -> ExitStatus {
    // The session too is made and given up there: freeing a deep value takes a deep stack.
    try LargeStack.run {
      let run = try ScriptRun(of: source, bounds, keepsCells: keepsCells)
      run.run(source)
      return run.end()
    }
  }

  private func run(_ source: Source) {
    do {
      let document = try Document(source)
      let run = try DocumentRun(document, in: session, listener: self, store: cells, note: report)
      run.run()
    } catch {
      status = .unreadable
      if let refused = error as? Diagnostics {
        refused.all.forEach(report)
      } else {
        StandardError.write("wd: \(error)\n")
      }
    }
  }

  /// An error, or a note, that the script is not there to show.
  private func report(_ diagnostic: Diagnostic) {
    output.flush()
    StandardError.write(DiagnosticRenderer(on: STDERR_FILENO).text(diagnostic) + "\n")
  }

  private func end() -> ExitStatus {
    output.flush()
    if let failure = output.failure {
      StandardError.write("wd: the output could not be written: \(failure)\n")
      return .failed
    }
    return status
  }
}

extension ScriptRun: DocumentListener {
  func willRun(_ index: Int) {}
  func didRun(_ index: Int) {}
  func willExecute() { output.begin() }

  func didShow(_ shown: ShownValue) { output.write(shown.text + "\n") }

  func didFail(_ failure: Diagnostic, isExpected: Bool, wasInterrupted: Bool) {
    if isExpected {
      output.write(DiagnosticRenderer(on: STDOUT_FILENO).text(failure) + "\n")
    } else {
      report(failure)
      status = wasInterrupted ? .interrupted : .failed
    }
  }

  func didExecute() -> Bool {
    output.flush()
    // A Ctrl-C that came too late to stop a statement stops the script.
    if Interrupts.isPending { status = .interrupted }
    return output.failure == nil && status != .interrupted
  }

  func note(_ line: String) { StandardError.write(line + "\n") }
}
