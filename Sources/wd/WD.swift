import ArgumentParser
import Commands
import Language
import REPL

/// The program: its verbs, and what holds for all of them.
@main
struct WD: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wd",
    abstract: "A small language for wide & deep learning.",
    discussion: """
      Without a verb, wd opens its prompt; where standard input is no terminal, it runs that.

      Exit status: 0; 1, a run or an expectation failed; 64, wrong usage; 65, a file could not \
      be read, parsed or checked.
      """,
    version: Catalogue.release,
    // A new verb is a file in Verbs and a word here.
    subcommands: [
      Repl.self, Run.self, Test.self, Promote.self, Render.self, Convert.self, Learn.self,
      Check.self, Fmt.self,
      Explain.self, Help.self,
    ],
    defaultSubcommand: Repl.self)

  static func main() {
    Terminal.guardStandardDescriptors()
    Interrupts.ignoreClosedPipes()
    main(nil)
  }
}

/// Verbs mean this one: Language has an `Argument` too, for the verbs of the language.
typealias Argument = ArgumentParser.Argument
