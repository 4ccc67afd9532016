import ArgumentParser
import Language
import REPL

/// Takes the place of the help that the argument parser would add.
struct Help: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the verbs of the language, or explains one of them.")

  @Argument(help: "A verb of the language, a verb of wd such as run, or an error's code.")
  var name: String?
  @Flag(help: "Print the whole reference as Markdown.") var markdown = false

  func validate() throws {
    if markdown, name != nil { throw ValidationError("--markdown prints the whole reference") }
  }

  func run() throws {
    try Failure.reported {
      try StandardOutput.print(try text() + "\n")
      return .good
    }
  }

  private func text() throws -> String {
    let session = Sessions.make(output: NoOutput())
    guard let name else {
      if markdown { return Reference.markdown(session.catalogue) }
      return Reference.list(session.catalogue)
        + "\n\nwd help NAME explains one of them; wd --help lists the verbs of wd itself."
    }
    let verb = WD.configuration.subcommands.first { $0._commandName == name }
    let texts = [
      verb.map { WD.helpMessage(for: $0) }, HelpText.text(for: name, in: session),
      ErrorCode(written: name)?.explained,
    ].compactMap(\.self)
    guard !texts.isEmpty else {
      throw Failure(
        .failed, HelpText.refusal(of: name, in: session) + "; wd help lists what there is")
    }
    return texts.joined(separator: "\n\n")
  }
}
