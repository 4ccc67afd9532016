import Features
import Language

struct Load: Command {
  static let name = "load"
  static let summary = "Reads a table from a CSV file, compressed by gzip or not."
  static let details = """
    The first line names the columns; their kinds are seen from the cells. Rows that do not fit
    the header are left out, counted and listed.
    """
  static let examples: [Example] = []
  @Argument("The file's path.") var path: FilePath
  @Argument("What stands between cells, if it is not seen.") var separator: String? = nil
  @Argument("Cells that are missing, besides empty ones.") var missing = ["?", "NA"]

  func run(in context: Context) throws -> Value {
    var options = CSVOptions()
    options.missing = missing
    if let separator {
      guard let character = separator.first, separator.count == 1, ",;\t|".contains(character)
      else {
        throw Fault(
          .wrongValue, "a separator is one of , ; | or \\t, found \(Display.quoted(separator))",
          argument: "separator")
      }
      options.separator = character
    }
    let (table, report) = try readCSV(path: path.path(for: .reading, in: context), options: options)
    for line in words(for: report) { context.print(Visible.escape(line)) }
    return .foreign(table)
  }

  private func words(for report: CSVReport) -> [String] {
    var lines: [String] = []
    if report.rowsRejected > 0 {
      lines.append(
        "\(Display.count(report.rowsRejected, "row")) of "
          + "\(NumberFormat.grouped(report.rowsInFile)) left out:")
      lines += report.rejected.prefix(5).map { "  line \($0.line): \($0.reason)" }
      if report.rowsRejected > 5 {
        lines.append("  … \(NumberFormat.grouped(report.rowsRejected - 5)) more")
      }
    }
    return lines + report.notes.map { "note: \($0)" }
  }
}
