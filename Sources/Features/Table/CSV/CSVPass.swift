/// One walk over the rows of a CSV file, filling some of its columns.
struct CSVPass {
  private(set) var report = ReadReport()
  private let header: CSVHeader
  private let options: CSVOptions
  private let missing: [[UInt8]]
  /// Length and first byte of the texts for missing: most cells are told apart by these.
  private let missingLengths: Set<Int>

  init(header: CSVHeader, options: CSVOptions) {
    self.header = header
    self.options = options
    missing = options.missing.map { Array($0.utf8) }
    missingLengths = Set(missing.map(\.count))
  }

  mutating func fill(_ builders: inout [ColumnBuilder], columns: [Int]) throws {
    var scanner = header.scanner
    let width = header.names.count
    let longestMissing = missingLengths.max() ?? 0
    try builders.withUnsafeMutableBufferPointer { builders in
      while true {
        switch try scanner.next() {
        case .end: return
        case .blank where width > 1:
          report.blankLines += 1
          continue
        case .broken(let problem):
          reject(scanner, problem)
          continue
        case .record, .blank: break
        }
        guard scanner.fieldCount == width else {
          reject(
            scanner,
            "\(scanner.fieldCount) \(scanner.fieldCount == 1 ? "cell" : "cells") found, "
              + "the header has \(width)")
          continue
        }
        let record = scanner.bytes[scanner.recordStart..<scanner.position]
        guard isUTF8(UnsafeBufferPointer(rebasing: record)) else {
          reject(scanner, "the text is not valid UTF-8")
          continue
        }
        report.rowsInFile += 1
        for column in columns {
          let field = scanner.fields[column]
          var cell = UnsafeBufferPointer(rebasing: scanner.bytes[field.start..<field.end])
          if field.hasEscapes {
            unescaped(cell, field).withUnsafeBufferPointer {
              cell = $0
              builders[column].append(
                cell, isQuoted: true, isMissing: false, row: report.rowsInFile)
            }
            continue
          }
          let isMissing =
            !field.isQuoted
            && (cell.isEmpty || cell.count <= longestMissing && isMissingText(cell))
          builders[column].append(
            cell, isQuoted: field.isQuoted, isMissing: isMissing, row: report.rowsInFile)
        }
      }
    }
  }

  private func isMissingText(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    missing.contains { $0.elementsEqual(cell) }
  }

  private mutating func reject(_ scanner: Scanner, _ reason: String) {
    report.rowsInFile += 1
    report.reject(row: report.rowsInFile, line: scanner.recordLine, reason, options)
  }
}

private func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
}
