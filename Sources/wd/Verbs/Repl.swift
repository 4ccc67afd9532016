import ArgumentParser
import Glibc
import Language
import REPL

struct Repl: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Opens the prompt (what wd does without a verb).")

  @Argument(help: .hidden) var rest: [String] = []
  @OptionGroup var bounds: Bounds

  func validate() throws {
    guard let word = rest.first else { return }
    throw ValidationError("wd has no verb '\(word)'; to run a script: wd run \(word)")
  }

  func run() throws {
    guard Terminal.isTerminal(STDIN_FILENO) else {
      return try Failure.reported { try ScriptRun.run(ScriptFile.read("-"), bounds) }
    }
    let output = TerminalOutput()
    try Failure.reported {
      let session = bounds.session(try bounds.permissions(for: nil), output: output)
      output.stop = session.limits.stop
      let prompt = Prompt(
        session: session, output: output, files: TerminalFiles(permissions: session.permissions))
      prompt.guests.append(LessonGuest())
      // Not by returning: freeing a deep value takes a deeper stack than this thread has.
      return withExtendedLifetime(prompt) { Glibc.exit(prompt.run()) }
    }
  }
}
