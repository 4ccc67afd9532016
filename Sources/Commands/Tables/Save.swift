import Features
import Language

struct Save: Command {
  static let name = "save"
  static let summary = "Writes a table to a CSV file or a plot to an SVG file, whole or not at all."
  static let details = """
    `load` reads a table back the same: cells, kinds and names. A file of that name is replaced.
    A spreadsheet takes a cell that begins with = + - or @ for a formula; `spreadsheet_safe` puts a '
    before it.
    """
  static let examples: [Example] = []
  @Argument("A table, or a plot.") var of: Value
  @Argument(
    "The file's path: a table's ends in .csv, a plot's in .svg.", .positional,
    .file([".csv", ".svg"]))
  var path: FilePath
  @Argument(
    "Whether cells that a spreadsheet would compute are made harmless.", .label("spreadsheet_safe"))
  var isSpreadsheetSafe = false

  func run(in context: Context) throws -> Value {
    if let table = of.foreign as? Table {
      try require(".csv", of: "a table")
      try writeCSV(
        table, to: path.path(for: .writing, in: context), isSpreadsheetSafe: isSpreadsheetSafe)
    } else if let plot = of.foreign as? any DrawsSVG {
      try require(".svg", of: "a plot")
      try writeWhole(Array(plot.svg.utf8), to: path.path(for: .writing, in: context))
    } else {
      throw Fault(
        .wrongKind, "`save` takes a table or a plot, found \(Display.phrase(of))", argument: "of")
    }
    return .none
  }

  private func require(_ ending: String, of what: String) throws {
    guard path.written.lowercased().hasSuffix(ending) else {
      throw Fault(
        .wrongValue,
        "\(what) is saved as a \(ending) file, found \(Display.quoted(path.written))",
        argument: "path")
    }
  }
}
