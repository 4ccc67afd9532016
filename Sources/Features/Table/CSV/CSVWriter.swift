/// The table as CSV text that `readCSV` reads back the same: cells, kinds and names.
///
/// Numbers are written in the shortest form that reads back exactly. Texts are quoted where they
/// would read otherwise; a missing cell is empty, an empty text is `""`. Two things change: an
/// infinite number reads back as missing, and a column without any cell as one of numbers.
/// - Parameter isSpreadsheetSafe: puts `'` before texts and names that a spreadsheet would take
///   for a formula (OWASP, CSV injection); these do not read back the same.
public func csvBytes(_ table: Table, isSpreadsheetSafe: Bool = false) -> [UInt8] {
  func written(_ text: String, isName: Bool = false) -> [UInt8] {
    var bytes = Array(text.utf8)
    if isSpreadsheetSafe, bytes.first.map(opensFormula) ?? false { bytes.insert(0x27, at: 0) }
    return needsQuotes(bytes, isName: isName) ? quoted(bytes) : bytes
  }
  var output: [UInt8] = []
  for (index, column) in table.columns.enumerated() {
    if index > 0 { output.append(0x2C) }
    output += written(column.name, isName: true)
  }
  output.append(0x0A)
  let texts = table.columns.map { column in
    if case .texts(_, let levels) = column.values {
      levels.map { written($0) }
    } else {
      [] as [[UInt8]]
    }
  }
  let marks = table.columns.map { column in
    if case .lists(let lists) = column.values { needsBars(lists) } else { false }
  }
  for row in 0..<table.rowCount {
    for (index, column) in table.columns.enumerated() {
      if index > 0 { output.append(0x2C) }
      switch column.values {
      case .numbers(let numbers) where !numbers[row].isNaN:
        output += NumberText.readable(numbers[row]).utf8
      case .texts(let codes, _) where codes[row] >= 0: output += texts[index][Int(codes[row])]
      case .truths(let truths) where truths[row] >= 0:
        output += (truths[row] == 1 ? "true" : "false").utf8
      case .lists(let lists):
        let cell = ListText.written(lists.elements(of: row), isMarked: marks[index])
        if row == 0, lists.codes.isEmpty { output.append(ListText.bar) }
        let isFormula = isSpreadsheetSafe && cell.first.map(opensFormula) ?? false
        if isFormula { output.append(0x27) }
        output += cell
      case .times(let times, let kind) where times[row] != Column.missingTime:
        // A name, because quotes would make a text of it; a negative duration opens a formula.
        output += written(TimeText.fileText(times[row], kind), isName: true)
      default: break
      }
    }
    output.append(0x0A)
  }
  return output
}

/// Whether a spreadsheet takes a cell that begins so for a formula.
private func opensFormula(_ byte: UInt8) -> Bool {
  [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(byte)
}

/// Whether lists of one element must have a bar for the column to read back as one of lists.
private func needsBars(_ lists: ListCells) -> Bool {
  let lengths = lists.lengths
  return !ListColumn.isEvident(
    bars: lengths.count { $0 > 1 }, of: lengths.count { $0 > 0 })
}

/// Whether the reader would take these bytes, unquoted, for anything but themselves as text.
/// - Parameter isName: in a header numbers and texts for missing are names like others.
func needsQuotes(_ bytes: [UInt8], isName: Bool) -> Bool {
  guard let first = bytes.first, let last = bytes.last else { return true }
  let isBlankOutside = [0x20, 0x09].contains(first) || [0x20, 0x09].contains(last)
  let isMissing = CSVOptions().missing.contains { Array($0.utf8) == bytes }
  // Any separator that the reader might see is quoted, so that it sees the comma.
  let hasMark = bytes.contains { [0x22, 0x2C, 0x3B, 0x09, 0x7C, 0x0A, 0x0D].contains($0) }
  if isBlankOutside || hasMark { return true }
  if isName { return false }
  if isMissing { return true }
  return bytes.withUnsafeBufferPointer {
    if case .text(.plain) = CellText($0) { false } else { true }
  }
}

private func quoted(_ bytes: [UInt8]) -> [UInt8] {
  [0x22] + bytes.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
}

/// Writes a table to a CSV file, whole or not at all.
public func writeCSV(_ table: Table, to path: String, isSpreadsheetSafe: Bool = false) throws {
  try writeWhole(csvBytes(table, isSpreadsheetSafe: isSpreadsheetSafe), to: path)
}
