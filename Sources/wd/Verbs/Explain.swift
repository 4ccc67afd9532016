import ArgumentParser
import Language
import REPL

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says what an error means, with an example of it and the way out.")

  @Argument(help: "The error's code, such as E0203; without one, all of them.")
  var code = ""

  func run() throws {
    try Failure.reported {
      guard let text = ErrorCode.explaining(code) else {
        throw Failure(
          .failed, "no error has the code \(Display.quoted(code)); wd explain lists them")
      }
      try StandardOutput.print(text + "\n")
      return .good
    }
  }
}
