import ArgumentParser
import Glibc
import Language
import Notebooks
import REPL

struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Converts a Jupyter notebook to a script, or a script to a notebook.",
    discussion: """
      NAME.ipynb becomes NAME.wd, its outputs as recorded ones; NAME.wd becomes NAME.ipynb. An \
      existing file is not replaced unless --force says so.
      """)

  @Argument(help: "A notebook (.ipynb) or a script (.wd).") var file: String
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where it goes; - is standard output.", valueName: "path"))
  var output: String?
  @Flag(help: "Replace the file if there is one.") var force = false

  func run() throws {
    try Failure.reported {
      try LargeStack.run { file.hasSuffix(".ipynb") ? try toScript() : try toNotebook() }
    }
  }

  private func toNotebook() throws -> ExitStatus {
    guard file.hasSuffix(".wd") else {
      throw Failure(.unreadable, "a notebook ends in .ipynb and a script in .wd: which is \(file)?")
    }
    let page = try PageFile.read(file)
    let text = try PageFile.reporting { try page.text(as: .ipynb) }
    return try write(text, to: output ?? page.path(as: .ipynb), [])
  }

  private func toScript() throws -> ExitStatus {
    let source = try ScriptFile.read(file)
    let converted: ConvertedNotebook
    do {
      converted = try ConvertedNotebook(reading: source.bytes)
    } catch let fault as Fault {
      throw Failure(.unreadable, "\(Visible.escape(source.name)): \(fault.message)")
    }
    let place = output ?? String(source.name.dropLast(".ipynb".count)) + ".wd"
    let script = Source(name: place, text: converted.text)
    let status = try write(converted.text, to: place, converted.pictures)
    // Cells of another language come along as they are; say so at once.
    do {
      _ = try Document(script)
    } catch let refused as Diagnostics {
      let renderer = DiagnosticRenderer(on: STDERR_FILENO)
      for problem in refused.all.prefix(3) { StandardError.write(renderer.text(problem) + "\n") }
      StandardError.write("wd: the script is written, and is no wd yet: see above\n")
    }
    return status
  }

  private func write(
    _ text: String, to place: String, _ pictures: [(name: String, bytes: [UInt8])]
  ) throws -> ExitStatus {
    guard place != "-" else {
      try StandardOutput.print(text)
      return .good
    }
    guard force || access(place, F_OK) != 0 else {
      throw Failure(.failed, "\(Visible.escape(place)) is there already: --force replaces it")
    }
    try ScriptFile.write(Array(text.utf8), to: place)
    let script = Source(name: place, text: "")
    let folder = place.lastIndex(of: "/").map { String(place[...$0]) } ?? ""
    for picture in pictures {
      let path = folder + Pictures.folder(of: script) + "/" + picture.name
      try BookFiles.makeFolders(of: path)
      try ScriptFile.write(picture.bytes, to: path)
    }
    try StandardOutput.print("converted  \(Visible.escape(place))\n")
    return .good
  }
}
