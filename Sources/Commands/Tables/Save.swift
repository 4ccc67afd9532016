import Features
import Language
import Models

struct Save: Command {
  static let name = "save"
  static let summary =
    "Writes a table as CSV, a run as safetensors or a plot as SVG, whole or not at all."
  static let details = """
    `load` reads a table back the same: cells, kinds and names (durations are written as ISO 8601 has
    them, P1DT2H30M); and a run, which then predicts the same bits, goes on where it stopped and can
    be trained further. A file of that name is replaced.

    A run's file holds its weights, the optimisers' memory (unless `slots: false`, which no server
    needs), and as text what encodes a table: vocabularies, boundaries, crosses, layers.

    A spreadsheet takes a cell that begins with = + - or @ for a formula; `spreadsheet_safe` puts a '
    before it.
    """
  static let examples: [Example] = []
  @Argument("A table, a run, or a plot.") var of: Value
  @Argument(
    "The file's path: a table's ends in .csv, a run's in .safetensors, a plot's in .svg.",
    .positional, .file([".csv", ".safetensors", ".svg"]))
  var path: FilePath
  @Argument(
    "Whether cells that a spreadsheet would compute are made harmless.", .label("spreadsheet_safe"))
  var isSpreadsheetSafe = false
  @Argument("Whether a run's file holds what its optimisers remember.") var slots = true

  func run(in context: Context) throws -> Value {
    if let table = of.foreign as? Table {
      try require(".csv", of: "a table")
      try writeCSV(
        table, to: path.path(for: .writing, in: context), isSpreadsheetSafe: isSpreadsheetSafe)
    } else if let run = of.foreign as? Run {
      try require(".safetensors", of: "a run")
      try saveModel(run, to: path.path(for: .writing, in: context), withSlots: slots)
    } else if let plot = of.foreign as? any DrawsSVG {
      try require(".svg", of: "a plot")
      try writeWhole(Array(plot.svg.utf8), to: path.path(for: .writing, in: context))
    } else {
      throw Fault(
        .wrongKind, "`save` takes a table, a run or a plot, found \(Display.phrase(of))",
        notes: of.foreign is Ensemble ? ["save each of its members: save(e.members[0], …)"] : [],
        argument: "of")
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
