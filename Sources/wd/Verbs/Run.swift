import ArgumentParser
import Language

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs a script and prints what it shows.",
    discussion: """
      A cell marked `#%% name {cache}` runs only if its code, its inputs, the seed, the files it \
      reads or wd itself have changed since its result was kept; a line on standard error says \
      which. Results are kept in $XDG_CACHE_HOME/wd/cells or ~/.cache/wd/cells.
      """)

  @Argument(help: "The script; - is standard input.") var file: String
  @Flag(help: "Run cells marked {cache} too, and keep nothing.") var noCache = false
  @OptionGroup var bounds: Bounds

  func run() throws {
    try Failure.reported { try ScriptRun.run(ScriptFile.read(file), bounds, keepsCells: !noCache) }
  }
}
