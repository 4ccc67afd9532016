import Features
import Testing

/// Random texts in the alphabet of each format: an error or a table, never a trap, and rows kept +
/// rejected = rows in the file.
@Suite struct FileSoupTests {
  static let alphabets: [FileFormat: [String]] = [
    .csv: [
      "a", "b", ",", ";", "|", "\"", "\n", "\r", " ", "1", "-", ".", "e9", "2024-03-01", "T10:00",
      ":", "0.5", "\\x7c", "\\x", "?", "true", "nan", "é", "\t",
    ],
    .jsonl: [
      "{", "}", "[", "]", ":", ",", "\"a\"", "\"b\"", "\"", "\\", "\\u00e9", "\\ud83d", "1", "-",
      "0", ".5", "e", "true", "null", "\n", " ", "\r\n", "é", "{\"a\":1}\n", "9007199254740993",
    ],
    .libsvm: ["1", " ", ":", "0.5", "+", "-", "qid", "#", "\n", "7:1", "a", "\t", "1e999", "\r"],
  ]

  @Test(arguments: [FileFormat.csv, .jsonl, .libsvm]) func anyText(_ format: FileFormat) throws {
    let alphabet = try #require(Self.alphabets[format])
    var random = SplitMix(11)
    for _ in 0..<2_000 {
      let parts = (0..<Int.random(in: 0..<40, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? ""
      }
      do {
        let (table, report) = try readTable(text: parts.joined(), format: format)
        #expect(report.rowsKept == table.rowCount)
        #expect(report.rowsInFile == report.rowsKept + report.rejected.count)
        for column in table.columns where table.rowCount > 0 { _ = column.cell(0).description }
        let (back, _) = try readCSV(bytes: csvBytes(table), name: "t")
        #expect(table.columns.isEmpty || back.rowCount == table.rowCount)
        // A column without any cell reads back as one of numbers, or of no weights.
        for column in table.columns where column.hasCells {
          #expect(try back.column(named: column.name) == column)
        }
      } catch let error as FeaturesError {
        #expect(!error.message.isEmpty)
      }
    }
  }
}

extension Column {
  fileprivate var hasCells: Bool {
    (0..<count).contains { row in
      switch cell(row) {
      case .missing: false
      case .list(let elements): !elements.isEmpty
      default: true
      }
    }
  }
}
