import ArgumentParser
import Glibc
import Language
import Notebooks
import REPL

struct Learn: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Opens a lesson, step by step; alone, lists the lessons and your progress.",
    discussion: """
      A lesson is a script with steps (`#%% step`). At its prompt you try things freely; :check, \
      :hint, :solution, :next, :back, :skip, :play and :reset are its verbs. Progress is kept, and \
      your work as a script, in $XDG_STATE_HOME/wd/lessons or ~/.local/state/wd/lessons.

      wd test proves a lesson: solutions pass, untouched starters and wrong answers fail.
      """)

  @Argument(help: "A lesson, or a folder whose lessons are listed.") var path: String?
  @Flag(help: "Begin again, without the progress that is kept.") var again = false
  @OptionGroup var bounds: Bounds

  func run() throws {
    try Failure.reported {
      guard let path, !ScriptFolder.isFolder(path) else {
        try StandardOutput.print(try LargeStack.run { try Course(in: path).text } + "\n")
        return .good
      }
      // What is wrong with the lesson is told before the prompt opens.
      try LargeStack.run { try PageFile.reporting { _ = try LessonFiles.lesson(at: path) } }
      guard Terminal.isTerminal(STDIN_FILENO) else {
        throw Failure(.failed, "a lesson needs a terminal; wd test proves one, wd render shows it")
      }
      let output = TerminalOutput()
      let script = try ScriptFile.read(path)
      let session = bounds.session(try bounds.permissions(for: script), output: output)
      output.stop = session.limits.stop
      let prompt = Prompt(
        session: session, output: output, files: TerminalFiles(permissions: session.permissions))
      let guest = LessonGuest()
      prompt.guests.append(guest)
      try LargeStack.run { guest.open(path, at: prompt, again: again) }
      // Not by returning: freeing a deep value takes a deeper stack than this thread has.
      withExtendedLifetime((prompt, guest)) { Glibc.exit(prompt.run(greets: false)) }
    }
  }
}
