/// The names of the columns and where the rows begin.
struct CSVHeader {
  var names: [String] = []
  /// Whether a name stands in quotes that needs none.
  var quotesFreely = false
  /// The scanner, at the first row.
  var scanner: Scanner

  /// Reads the header; throws for names that are empty or come twice.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, file: String, options: CSVOptions)
    throws
  {
    let separator = try separatorByte(bytes, from: start, file: file, options: options)
    scanner = Scanner(
      bytes, from: start, file: file, separator: separator, trims: options.trims,
      maximumFields: CSVOptions.maximumColumns, quotes: options.quotes)
    let opening = scanner
    reading: while true {
      switch try scanner.next() {
      case .blank: continue
      case .record: break reading
      case .broken(let problem):
        throw FeaturesError.cannotRead(file: file, reason: "in the header, \(problem)")
      case .end: throw FeaturesError.emptyFile(file: file)
      }
    }
    guard scanner.fieldCount <= CSVOptions.maximumColumns else {
      throw FeaturesError.tooManyColumns(file: file, limit: CSVOptions.maximumColumns)
    }
    guard options.hasHeader else {
      try takeNames(options.names, cells: scanner.fieldCount, file: file)
      scanner = opening
      scanner.maximumFields = names.count
      return
    }
    for (index, field) in scanner.fields.enumerated() {
      let cell = UnsafeBufferPointer(rebasing: bytes[field.start..<field.end])
      guard let name = String(validating: unescaped(cell, field), as: UTF8.self) else {
        throw FeaturesError.badHeader(file: file, column: index + 1)
      }
      names.append(name)
      if field.isQuoted, !needsQuotes(Array(name.utf8), isName: true) { quotesFreely = true }
    }
    try check(file: file)
    scanner.maximumFields = names.count
  }

  /// The names of a file whose first line is a row.
  private mutating func takeNames(_ given: [String]?, cells: Int, file: String) throws {
    names = given ?? (1...max(cells, 1)).map { "column\($0)" }
    guard names.count == cells else {
      throw FeaturesError.wrongFormat(
        file: file,
        reason: "a name is needed for each column, found \(names.count) for \(cells) columns")
    }
    try check(file: file)
  }

  private func check(file: String) throws {
    let empty = names.indices.filter { names[$0].isEmpty }
    if let first = empty.first {
      let neighbour =
        names.count == 1
        ? "the only one"
        : first + 1 < names.count ? "before `\(names[first + 1])`" : "after `\(names[first - 1])`"
      throw FeaturesError.emptyHeader(
        file: file, columns: empty.map { $0 + 1 }, neighbour: neighbour)
    }
    var seen: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      if let first = seen.updateValue(index, forKey: name) {
        throw FeaturesError.duplicateHeader(
          file: file, name: name, first: first + 1, second: index + 1)
      }
    }
  }
}

/// The bytes of a cell with `""` made one quote.
func unescaped(_ cell: UnsafeBufferPointer<UInt8>, _ field: Scanner.Field) -> [UInt8] {
  guard field.hasEscapes else { return Array(cell) }
  var result: [UInt8] = []
  result.reserveCapacity(cell.count)
  var at = 0
  while at < cell.count {
    result.append(cell[at])
    at += cell[at] == 0x22 ? 2 : 1
  }
  return result
}

/// The separator of the options, or the one that cuts the first lines best: into as many cells as
/// the header, in as many lines as possible, and into as many cells as possible.
private func separatorByte(
  _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, file: String, options: CSVOptions
) throws -> UInt8 {
  if let separator = options.separator {
    guard let byte = separator.asciiValue, byte != 0x22, byte != 0x0A, byte != 0x0D, byte != 0
    else {
      throw FeaturesError.badOption(
        name: "the separator", reason: "must be one ASCII character other than a quote")
    }
    return byte
  }
  // Enough for some lines; a cell cut by the end does no harm to the count of lines before.
  let sample = UnsafeBufferPointer(rebasing: bytes[..<min(bytes.count, start + 1 << 16)])
  var best: (byte: UInt8, share: Double, cells: Int) = (0x2C, 0, 1)
  for byte: UInt8 in [0x2C, 0x3B, 0x09, 0x7C] {
    var scanner = Scanner(
      sample, from: start, file: file, separator: byte, trims: options.trims, maximumFields: 1,
      quotes: options.quotes)
    var (cells, lines, agreeing) = (0, 0, 0)
    while lines < 50, let outcome = try? scanner.next() {
      if case .end = outcome { break }
      if case .blank = outcome { continue }
      if cells == 0 { cells = scanner.fieldCount }
      lines += 1
      if scanner.fieldCount == cells { agreeing += 1 }
    }
    guard cells > 1 else { continue }
    let share = Double(agreeing) / Double(lines)
    if share > best.share || share == best.share && cells > best.cells {
      best = (byte, share, cells)
    }
  }
  return best.byte
}
