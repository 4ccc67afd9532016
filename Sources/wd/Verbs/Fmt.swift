import ArgumentParser
import Glibc
import Language
import Notebooks
import REPL

struct Fmt: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Formats scripts: indentation, spaces and blank lines.",
    discussion: """
      Line breaks stay where they are; strings, prose, marks and recorded outputs keep every \
      byte. Standard input, written -, is formatted to standard output.
      """)

  @Argument(help: "Scripts, and folders of scripts; - is standard input.") var paths: [String]
  @Flag(help: "Write nothing; say which scripts would change, and exit with 1 if one would.")
  var check = false

  func run() throws {
    try Failure.reported {
      var status = ExitStatus.good
      for file in try ScriptFolder.files(at: paths) {
        let ended = try format(file)
        if ended != .good, status != .unreadable { status = ended }
      }
      return status
    }
  }

  private func format(_ file: String) throws -> ExitStatus {
    let source = try ScriptFile.read(file)
    let text: String
    do {
      text = try LargeStack.run { try Document(source).formatted() }
    } catch let refused as Diagnostics {
      let renderer = DiagnosticRenderer(on: STDERR_FILENO)
      for problem in refused.all { StandardError.write(renderer.text(problem) + "\n") }
      return .unreadable
    }
    let bytes = Array(text.utf8)
    let name = Visible.escape(source.name)
    if file == "-", !check {
      try StandardOutput.print(text)
    } else if bytes == source.bytes {
      try StandardOutput.print("same   \(name)\n")
    } else if check {
      try StandardOutput.print("unformatted  \(name)\n")
      return .failed
    } else {
      try ScriptFile.replace(source, with: bytes)
      try StandardOutput.print("formatted  \(name)\n")
    }
    return .good
  }
}
