import ArgumentParser
import Glibc
import Language
import Notebooks
import REPL

struct Promote: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs scripts and records what they show, after printing what changes.",
    discussion: """
      A script whose run ends in an error that it does not expect stays as it is. Cells marked \
      {cache} may take what is kept of them, as in wd run.
      """)

  @Argument(help: "Scripts, and folders of scripts.") var paths: [String]
  @Flag(help: "Run cells marked {cache} too, and keep nothing.") var noCache = false
  @OptionGroup var bounds: Bounds

  func run() throws {
    try Failure.reported {
      var status = ExitStatus.good
      for file in try ScriptFolder.files(at: paths) {
        let ended = try LargeStack.run { try self.promote(file) }
        if ended != .good { status = ended }
      }
      return status
    }
  }

  private func promote(_ file: String) throws -> ExitStatus {
    guard file != "-" else {
      throw Failure(.unreadable, "standard input cannot be promoted: it is no file to write")
    }
    let source = try ScriptFile.read(file)
    let name = Visible.escape(source.name)
    let promoted = try Self.run(source, bounds, keepsCells: !noCache)
    let result = promoted.result
    let hasError = result.differences.contains { $0.diagnostic != nil }
    guard let bytes = promoted.bytes, !hasError else {
      let problems = result.problems(colour: Terminal.allowsColour(STDERR_FILENO))
      StandardError.write("\(problems)\n\nwd: \(name) stays as it is: its run failed\n")
      return result.isRefused ? .unreadable : .failed
    }
    for drawing in promoted.drawings {
      let folder = source.name.lastIndex(of: "/").map { String(source.name[...$0]) } ?? ""
      let path = folder + Pictures.folder(of: source) + "/" + drawing.name
      try BookFiles.makeFolders(of: path)
      try ScriptFile.write(Array(drawing.svg.utf8), to: path)
      try Self.print("drawn  \(Visible.escape(path))\n")
    }
    guard bytes != source.bytes else {
      try Self.print("same   \(name)\n")
      return .good
    }
    let hasColour = Terminal.allowsColour(STDOUT_FILENO)
    let changes = result.differences.map { $0.text(colour: hasColour) }
    try Self.print((changes + ["promoted  \(name)"]).joined(separator: "\n\n") + "\n")
    try ScriptFile.replace(source, with: bytes)
    return .good
  }

  /// Runs a script to record it; what is said of kept cells goes to standard error.
  static func run(
    _ source: Source, _ bounds: Bounds, keepsCells: Bool
  ) throws -> Notebook.Promoted {
    let permissions = try bounds.permissions(for: source)
    let cells = keepsCells ? CellFolder(of: source) : nil
    let session = bounds.session(cells?.observing(permissions) ?? permissions, output: NoOutput())
    return Notebook.promote(source, in: session, store: cells) {
      StandardError.write($0 + "\n")
    }
  }

  private static func print(_ text: String) throws {
    if let reason = StandardOutput.write(text) {
      throw Failure(.failed, "the output could not be written: \(reason)")
    }
  }
}
