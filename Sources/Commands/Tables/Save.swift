import Features
import Language

struct Save: Command {
  static let name = "save"
  static let summary = "Writes a table to a CSV file, whole or not at all."
  static let details = """
    `load` reads it back the same: cells, kinds and names. A file of that name is replaced.
    A spreadsheet takes a cell that begins with = + - or @ for a formula; `spreadsheet_safe` puts a '
    before it.
    """
  static let examples: [Example] = []
  @Argument("The table.") var of: Table
  @Argument("The file's path, which ends in .csv.", .positional, .file([".csv"]))
  var path: FilePath
  @Argument(
    "Whether cells that a spreadsheet would compute are made harmless.", .label("spreadsheet_safe"))
  var isSpreadsheetSafe = false

  func run(in context: Context) throws -> Value {
    guard path.written.lowercased().hasSuffix(".csv") else {
      throw Fault(
        .wrongValue, "a table is saved as a .csv file, found \(Display.quoted(path.written))",
        argument: "path")
    }
    try writeCSV(
      of, to: path.path(for: .writing, in: context), isSpreadsheetSafe: isSpreadsheetSafe)
    return .none
  }
}
