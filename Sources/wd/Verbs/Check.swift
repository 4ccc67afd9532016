import ArgumentParser
import Glibc
import Language
import Notebooks
import REPL

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says what is wrong with scripts, running nothing.")

  @Argument(help: "Scripts, and folders of scripts.") var paths: [String]

  func run() throws {
    try Failure.reported {
      let files = try ScriptFolder.files(at: paths)
      return try LargeStack.run {
        let output = TerminalOutput()
        let statuses = try files.map { try Self.check($0, output) }
        output.flush()
        if let failure = output.failure {
          throw Failure(.failed, "the output could not be written: \(failure)")
        }
        return statuses.first { $0 != .good } ?? .good
      }
    }
  }

  private static func check(_ file: String, _ output: TerminalOutput) throws -> ExitStatus {
    let source = try ScriptFile.read(file)
    let problems: [Diagnostic]
    do {
      problems = Sessions.make(output: output).check(try Document(source).program)
    } catch let refused as Diagnostics {
      problems = refused.all
    }
    output.flush()
    let renderer = DiagnosticRenderer(on: STDERR_FILENO)
    for problem in problems { StandardError.write(renderer.text(problem) + "\n") }
    guard !problems.contains(where: { $0.severity == .error }) else { return .unreadable }
    output.write("ok     \(Visible.escape(source.name))\n")
    return .good
  }
}
