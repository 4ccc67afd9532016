import ArgumentParser
import Glibc
import Language
import Notebooks
import REPL

struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes pages of scripts: HTML, Markdown or ipynb.",
    discussion: """
      A script becomes one file beside it; a folder becomes a small book in FOLDER.book, with \
      contents. What is shown is what the script has recorded; with --run, what it shows now.

      The HTML needs no network and no scripts. Prose is Markdown; formulas between $ signs are \
      TeX, of which a subset is known. A page's place in a book is its front matter's order, then \
      its name; index.wd introduces the book.
      """)

  @Argument(help: "A script or a folder; - is standard input.") var path: String
  @Option(help: "The form of the result: html, markdown or ipynb.") var to = PageForm.html
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where it goes; - is standard output.", valueName: "path"))
  var output: String?
  @Flag(name: .customLong("run"), help: "Run the script first, and show what it shows now.")
  var runs = false
  @OptionGroup var bounds: Bounds

  func run() throws {
    try Failure.reported {
      try LargeStack.run {
        if ScriptFolder.isFolder(path) {
          return try BookFiles.write(path, as: to, to: output, running: runs ? bounds : nil)
        }
        let page = try PageFile.read(path, running: runs ? bounds : nil)
        let text = try PageFile.reporting { try page.text(as: to) }
        let place = output ?? (path == "-" ? "-" : page.path(as: to))
        if place == "-" {
          try StandardOutput.print(text)
        } else {
          try ScriptFile.write(Array(text.utf8), to: place)
          try StandardOutput.print("rendered  \(Visible.escape(place))\n")
        }
        return .good
      }
    }
  }
}
