import Glibc
import Language
import Notebooks
import REPL

/// A script from its first statement to its last, shown as it goes.
///
/// It runs as `wd test` runs it: with the seed of its front matter, on after a claim that does not
/// hold, and on after an error that `#!` expects.
final class ScriptRun {
  private let session: Session
  private let output: TerminalOutput
  private var status = ExitStatus.good
  /// What a statement may take, whatever its cell says.
  private let seconds: Double?

  private init(of source: Source, _ bounds: Bounds) throws {
    output = TerminalOutput()
    session = bounds.session(
      try bounds.permissions(for: source), output: output, screen: .on(STDOUT_FILENO))
    seconds = session.limits.seconds
    output.stop = session.limits.stop
    Interrupts.raise(session.limits.stop, secondEndsProgram: true)
  }

  /// Runs a script on a large stack.
  static func run(_ source: Source, _ bounds: Bounds) throws -> ExitStatus {
    // The session too is made and given up there: freeing a deep value takes a deep stack.
    try LargeStack.run {
      let run = try ScriptRun(of: source, bounds)
      run.run(source)
      return run.end()
    }
  }

  private func run(_ source: Source) {
    do {
      let document = try Document(source)
      let program = document.program
      let problems = session.check(program)
      let errors = problems.filter { $0.severity == .error }
      guard errors.isEmpty else { throw Diagnostics(all: errors) }
      problems.forEach(report)
      if let seed = document.frontMatter.seed { session.seed = seed }
      for step in document.steps where step.isRun {
        guard run(step, of: program) == .goOn else { return }
      }
    } catch {
      status = .unreadable
      if let refused = error as? Diagnostics {
        refused.all.forEach(report)
      } else {
        StandardError.write("wd: \(error)\n")
      }
    }
  }

  private func run(_ step: Document.Step, of program: Program) -> Session.Flow {
    if let refusal = step.refusal {
      show(refusal)
      return .goOn
    }
    session.limits.seconds = [seconds, step.cell?.timeout].compactMap(\.self).min()
    session.cell = step.cell?.name
    for statement in step.statements {
      let alone = Program(source: program.source, statements: [statement])
      let problem =
        step.isExpectedToFail
        ? session.check(alone, before: program.statements)
          .first { $0.severity == .error } : nil
      if let problem {
        show(problem)
        return .goOn
      }
      output.begin()
      let outcome = session.execute(statement, of: program)
      if let text = outcome.text { output.write(text + "\n") }
      output.flush()
      if output.failure != nil { return .stop }
      if outcome.wasInterrupted || Interrupts.isPending {
        status = .interrupted
        if let diagnostic = outcome.diagnostic { report(diagnostic) }
        return .stop
      }
      guard let diagnostic = outcome.diagnostic else { continue }
      if step.isExpectedToFail {
        show(diagnostic)
        return .goOn
      }
      report(diagnostic)
      status = .failed
      if !statement.isClaim { return .stop }
    }
    return .goOn
  }

  /// An error that the script is there to show.
  private func show(_ diagnostic: Diagnostic) {
    output.write(DiagnosticRenderer(on: STDOUT_FILENO).text(diagnostic) + "\n")
    output.flush()
  }

  /// An error that it is not.
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

extension Statement {
  fileprivate var isClaim: Bool { if case .expect = kind { true } else { false } }
}
