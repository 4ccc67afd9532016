/// Reads a CSV file, compressed by gzip or zstd or not, into a table.
///
/// The first line names the columns. Rows that do not fit the header are left out and reported:
/// rows kept + rejected = rows in the file. Errors name the file and the line.
///
/// A column is of numbers, or of true/false, if all its cells are; else of text. Whole numbers
/// with leading zeros or beyond 2^53 are text, as are numbers that all stand in quotes, unless the
/// file puts even names in quotes that need none. `nan`, `inf`, `0x1p3` and `1e400` are missing cells in a column of numbers,
/// and counted in the notes. An empty cell is missing, an empty text in quotes is an empty text.
public func readCSV(
  path: String, name: String? = nil, options: CSVOptions = CSVOptions()
) throws -> (table: Table, report: ReadReport) {
  let bytes = try readFile(path, maximumBytes: options.maximumBytes)
  return try readCSV(bytes: bytes, name: name ?? tableName(of: path), file: path, options: options)
}

/// The same for bytes at hand; `file` is what errors call them.
public func readCSV(
  bytes: [UInt8], name: String, file: String? = nil, options: CSVOptions = CSVOptions()
) throws -> (table: Table, report: ReadReport) {
  let file = file ?? name
  let (text, wasCompressed) = try decompressed(bytes, file: file, options: options)
  var result = try readText(text, name, file, options)
  result.report.wasCompressed = wasCompressed
  return result
}

func readText(
  _ bytes: [UInt8], _ name: String, _ file: String, _ options: CSVOptions
) throws -> (table: Table, report: ReadReport) {
  guard bytes.count <= options.maximumBytes else {
    throw FeaturesError.tooLarge(file: file, limit: options.maximumBytes)
  }
  let start = try startOfText(bytes, file: file)
  return try bytes.withUnsafeBufferPointer { bytes in
    let header = try CSVHeader(bytes, from: start, file: file, options: options)
    if let wrong = options.kinds.keys.sorted().first(where: { !header.names.contains($0) }) {
      throw FeaturesError.unknownKindColumn(file: file, name: wrong, columns: header.names)
    }
    var builders = header.names.map { name in
      ColumnBuilder(
        name: name, quotesFreely: header.quotesFreely, forced: options.kinds[name])
    }
    var pass = CSVPass(header: header, options: options)
    try pass.fill(&builders, columns: Array(builders.indices))
    for index in builders.indices { builders[index].close() }
    let again = builders.indices.filter { builders[$0].needsAnotherPass }
    if !again.isEmpty {
      for index in again { builders[index] = builders[index].asText() }
      var second = CSVPass(header: header, options: options)
      try second.fill(&builders, columns: again)
    }
    var report = pass.report
    report.separator = Character(Unicode.Scalar(header.scanner.separator))
    report.notes = builders.flatMap { $0.notes(wasForced: options.kinds[$0.name] != nil) }
    return (try Table(name: name, columns: builders.map { $0.column() }), report)
  }
}

/// Where text begins, past a UTF-8 mark. Throws for other encodings and for binary files.
func startOfText(_ bytes: [UInt8], file: String) throws -> Int {
  if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return 3 }
  let isUTF32 =
    bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF])
  if isUTF32 { throw FeaturesError.notUTF8(file: file, encoding: "UTF-32") }
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
    throw FeaturesError.notUTF8(file: file, encoding: "UTF-16")
  }
  let head = bytes.prefix(4_096)
  guard let zero = head.firstIndex(of: 0) else { return 0 }
  // Latin text in UTF-16 has a zero in every other byte.
  let (even, odd) = head.enumerated().reduce((0, 0)) { counts, byte in
    byte.element != 0
      ? counts : byte.offset % 2 == 0 ? (counts.0 + 1, counts.1) : (counts.0, counts.1 + 1)
  }
  if max(even, odd) * 4 > head.count, min(even, odd) * 8 < max(even, odd) {
    throw FeaturesError.notUTF8(file: file, encoding: "UTF-16")
  }
  throw FeaturesError.binaryFile(file: file, offset: zero)
}
