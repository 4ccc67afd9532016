import ArgumentParser
import Language

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs a script and prints what it shows.")

  @Argument(help: "The script; - is standard input.") var file: String
  @OptionGroup var bounds: Bounds

  func run() throws {
    try Failure.reported { try ScriptRun.run(ScriptFile.read(file), bounds) }
  }
}
