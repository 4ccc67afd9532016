/// What a file that holds a table is written in.
public enum FileFormat: String, Sendable, CaseIterable {
  case csv
  /// JSON lines.
  case jsonl
  case libsvm
  case sqlite

  /// The format that the first bytes of a text tell: `{`, and `[{`, begin JSON.
  static func seen(in text: [UInt8]) -> FileFormat {
    let marks = text.prefix(256).filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }.prefix(2)
    return marks.first == 0x7B || marks.elementsEqual([0x5B, 0x7B]) ? .jsonl : .csv
  }

  /// The format that a path's ending names: `data.jsonl.gz` is JSON lines.
  static func named(by path: String) -> FileFormat? {
    var parts = (path.split(separator: "/").last ?? "").split(separator: ".").dropFirst()
    if let last = parts.last, ["gz", "zst"].contains(last.lowercased()) { parts.removeLast() }
    return switch parts.last?.lowercased() {
    case "csv", "tsv", "tab", "txt": .csv
    case "jsonl", "ndjson", "json": .jsonl
    case "libsvm", "svm", "svmlight": .libsvm
    case "db", "sqlite", "sqlite3": .sqlite
    default: nil
    }
  }
}

/// Reads a table from a file of any format, compressed by gzip or zstd or not.
///
/// rows kept + rejected = rows in the file. The table remembers the report.
/// - Parameters:
///   - format: nil goes by the ending of the path, then by the first bytes, and else takes CSV.
///   - query: for a database of several tables.
///   - check: called now and then while a database works; what it throws ends the reading.
public func readTable(
  path: String, format: FileFormat? = nil, query: String? = nil,
  options: CSVOptions = CSVOptions(), check: @escaping () throws -> Void = {}
) throws -> (table: Table, report: ReadReport) {
  var result: (table: Table, report: ReadReport)
  let name = tableName(of: path)
  let named = format ?? (query == nil ? FileFormat.named(by: path) : .sqlite)
  if named == .sqlite {
    result = try readDatabase(path, name: name, query: query, options: options, check: check)
  } else {
    let bytes = try readFile(path, maximumBytes: options.maximumBytes)
    if named == nil, Database.begins(bytes) {
      result = try readDatabase(path, name: name, query: query, options: options, check: check)
    } else {
      let (text, wasCompressed) = try decompressed(bytes, file: path, options: options)
      result = try readTable(
        text, as: named ?? FileFormat.seen(in: text), name: name, file: path,
        options: options)
      result.report.wasCompressed = wasCompressed
    }
  }
  result.table.report = result.report
  return result
}

/// The same for a text at hand, which errors call `text`.
public func readTable(
  text: String, format: FileFormat? = nil, options: CSVOptions = CSVOptions()
) throws -> (table: Table, report: ReadReport) {
  let bytes = Array(text.utf8)
  var result = try readTable(
    bytes, as: format ?? FileFormat.seen(in: bytes), name: "table", file: "text",
    options: options)
  result.table.report = result.report
  return result
}

/// The same for the bytes of a file, which are not compressed.
private func readTable(
  _ text: [UInt8], as format: FileFormat, name: String, file: String, options: CSVOptions
) throws -> (table: Table, report: ReadReport) {
  switch format {
  case .csv: return try readText(text, name, file, options)
  case .jsonl:
    let start = try startOfText(text, file: file)
    if text[start...].first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) == 0x5B {
      throw FeaturesError.wrongFormat(
        file: file, reason: "JSON is read an object a line, this is one array")
    }
    var source = JSONLines(text, from: start)
    return try readRecords(&source, name: name, file: file, options: options)
  case .libsvm:
    var source = LibSVM(text, from: try startOfText(text, file: file))
    return try readRecords(&source, name: name, file: file, options: options)
  case .sqlite:
    throw FeaturesError.wrongFormat(file: file, reason: "this is no SQLite database")
  }
}

private func readDatabase(
  _ path: String, name: String, query: String?, options: CSVOptions,
  check: @escaping () throws -> Void
) throws -> (table: Table, report: ReadReport) {
  // Only an existing file of the right kind: SQLite would make an empty one of a name.
  let head = try readHead(of: path)
  guard Database.begins(head) else {
    throw FeaturesError.wrongFormat(file: path, reason: "this is no SQLite database")
  }
  var source = try Database(path: path, query: query, check: check)
  return try readRecords(&source, name: name, file: path, options: options)
}

/// The bytes of a compressed file as its contents, others as they are.
func decompressed(
  _ bytes: [UInt8], file: String, options: CSVOptions
) throws -> (text: [UInt8], wasCompressed: Bool) {
  if isGzip(bytes) {
    return (try gunzip(bytes, file: file, maximumBytes: options.maximumBytes), true)
  }
  if isZstd(bytes) {
    return (try unzstd(bytes, file: file, maximumBytes: options.maximumBytes), true)
  }
  return (bytes, false)
}

/// What a table is called by default: its file's name up to the first dot.
func tableName(of path: String) -> String {
  let file = path.split(separator: "/").last.map(String.init) ?? path
  return file.split(separator: ".").first.map(String.init) ?? file
}
