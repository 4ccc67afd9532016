import Features
import Language
import Models

struct Load: Command {
  static let name = "load"
  static let summary =
    "Reads a table from a file: CSV, JSON lines, libsvm or SQLite; or a run: safetensors."
  static let details = """
    The format goes by the file's ending (.csv .tsv .txt .jsonl .json .libsvm .svm .db .sqlite) and its
    first bytes, or is told by `format`. Files may be compressed by gzip or zstd.
    CSV: the first line names the columns, what separates cells is seen. JSON lines: an object a
    line. libsvm: columns label and features, a weighted list. SQLite: `sql` is one query.
    A run as `save` wrote it (.safetensors) predicts the same bits again; reading it runs no code.
    Kinds of columns are seen from all cells and can be told: types: {id: "text"}. Cells a|b|c make
    a list, a:0.5|b:2 a weighted one. Rows that do not fit are left out and counted: rejected(t)
    lists them.
    """
  static let examples = [
    Example(
      #"load(text: "app,shown,tags\nmaps,2024-03-01,a|b\nzoom,2024-03-02,b\n")"#,
      gives: """
        ╭──────┬────────────┬──────╮
        │ app  │ shown      │ tags │
        │ text │ date       │ list │
        ├──────┼────────────┼──────┤
        │ maps │ 2024-03-01 │ a|b  │
        │ zoom │ 2024-03-02 │ b    │
        ├──────┴────────────┴──────┤
        │ 2 rows × 3 columns       │
        ╰──────────────────────────╯
        """),
    Example(
      #"load(text: "id\n7\n", types: {id: "text"})[.id]"#,
      gives: #"column of 1 (text): "7""#),
  ]
  @Argument("The file's path.", .file([])) var path: FilePath? = nil
  @Argument("The contents of a file, in the place of a path.") var text: String? = nil
  @Argument("What the file is written in.", .choices(FileFormat.allCases.map(\.rawValue)))
  var format: String? = nil
  @Argument("Kinds of columns by their names: {id: \"text\", day: \"date\"}.")
  var types: Labelled<KindName>? = nil
  @Argument("Cells that are missing, besides empty ones.") var missing = ["?", "NA"]
  @Argument("What stands between cells, if it is not seen.") var separator: String? = nil
  @Argument("Whether a CSV file's first line names the columns.") var header = true
  @Argument("The columns' names, for a file without a header.") var columns: [String]? = nil
  @Argument("Whether \" opens a CSV cell that may hold separators.") var quotes = true
  @Argument("A query of an SQLite database.") var sql: String? = nil

  func run(in context: Context) throws -> Value {
    if let path, path.written.lowercased().hasSuffix(".safetensors") {
      return .foreign(try loadModel(from: path.path(for: .reading, in: context)))
    }
    var options = CSVOptions(
      hasHeader: header && columns == nil, names: columns, quotes: quotes, missing: missing)
    for (name, kind) in types?.arguments ?? [] { options.kinds[name] = kind.kind }
    if let separator {
      guard let character = separator.first, separator.count == 1, ",;\t| ".contains(character)
      else {
        throw Fault(
          .wrongValue,
          "a separator is one of , ; | \\t or a space, found \(Display.quoted(separator))",
          argument: "separator")
      }
      options.separator = character
    }
    let format = try self.format.map { name in
      guard let format = FileFormat(rawValue: name) else {
        throw Fault(
          .wrongValue,
          "a format is one of \(FileFormat.allCases.map(\.rawValue).joined(separator: ", ")), "
            + "found \(Display.quoted(name))", argument: "format")
      }
      return format
    }
    let (table, report) = try read(format, options, in: context)
    for line in words(for: report) { context.print(Visible.escape(line)) }
    return .foreign(table)
  }

  private func read(
    _ format: FileFormat?, _ options: CSVOptions, in context: Context
  ) throws -> (table: Table, report: ReadReport) {
    switch (path, text) {
    case (let path?, nil):
      return try readTable(
        path: path.path(for: .reading, in: context), format: format, query: sql, options: options,
        check: { try context.tick() })
    case (nil, let text?):
      return try readTable(text: text, format: format, options: options)
    default:
      throw Fault(
        path == nil ? .missingArgument : .tooManyArguments,
        "`load` takes a path or `text`, found \(path == nil ? "neither" : "both")",
        notes: ["load(\"data.csv\")"])
    }
  }

  private func words(for report: ReadReport) -> [String] {
    var lines: [String] = []
    if report.rowsRejected > 0 {
      lines.append(
        "\(Display.count(report.rowsRejected, "row")) of "
          + "\(NumberFormat.grouped(report.rowsInFile)) left out:")
      lines += report.rejected.prefix(5).map { "  line \($0.line): \($0.reason)" }
      if report.rowsRejected > 5 {
        lines.append(
          "  … \(NumberFormat.grouped(report.rowsRejected - 5)) more, listed by rejected(t)")
      }
    }
    return lines + report.notes.map { "note: \($0)" }
  }
}

/// A kind of column by its name, as the head of a table shows it.
struct KindName: Convertible {
  static let wantedKind = Kind("the name of a kind of column")
  let kind: ColumnKind

  static func convert(_ value: Value) throws -> KindName? {
    guard let name = value.string else { return nil }
    guard let kind = ColumnKind.allCases.first(where: { $0.rawValue == name }) else {
      let names = ColumnKind.allCases.map { Display.quoted($0.rawValue) }
      throw Fault(
        .wrongValue,
        "a kind of column is one of \(names.joined(separator: ", ")), found "
          + Display.quoted(name))
    }
    return KindName(kind: kind)
  }
}

struct RejectedRows: Command {
  static let name = "rejected"
  static let summary =
    "The rows that a file has and the table loaded from it has not, with reasons."
  static let details = """
    Rows kept + rejected = rows in the file. `row` counts from 1, the header aside; `line` is where
    the row starts. Up to 100,000 are listed.
    """
  static let examples = [
    Example(
      #"rejected(load(text: "a,b\n1,2\n3\n"))"#,
      gives: """
        1 row of 2 left out:
          line 3: 1 cell found, the header has 2
        ╭────────┬────────┬────────────────────────────────╮
        │    row │   line │ reason                         │
        │ number │ number │ text                           │
        ├────────┼────────┼────────────────────────────────┤
        │      2 │      3 │ 1 cell found, the header has 2 │
        ├────────┴────────┴────────────────────────────────┤
        │ 1 row × 3 columns                                │
        ╰──────────────────────────────────────────────────╯
        """)
  ]
  @Argument("A table as `load` gave it.") var of: Table

  func run(in context: Context) throws -> Value {
    guard let report = of.report else {
      throw Fault(
        .wrongValue, "a table that `load` gave is needed, this one was made of others",
        argument: "of")
    }
    return .foreign(
      try Table(
        name: "rejected",
        columns: [
          Column(name: "row", numbers: report.rejected.map { Double($0.row) }),
          Column(name: "line", numbers: report.rejected.map { Double($0.line) }),
          Column(name: "reason", texts: report.rejected.map(\.reason)),
        ]))
  }
}
