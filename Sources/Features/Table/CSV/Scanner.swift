/// Cuts the bytes of a CSV file into records and cells (RFC 4180, any line ends).
struct Scanner {
  /// Where a cell lies; for a quoted cell, what stands between the quotes.
  struct Field {
    var start: Int
    var end: Int
    var isQuoted = false
    /// Whether `""` stands in it for one quote.
    var hasEscapes = false
  }

  enum Outcome {
    case record
    /// A line without anything but blanks.
    case blank
    /// A record that cannot be read; what is wrong with it.
    case broken(String)
    case end
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let file: String
  let separator: UInt8
  let trims: Bool
  /// Whether `"` opens a quoted cell.
  let quotes: Bool
  /// Cells beyond these are counted and not kept.
  var maximumFields: Int
  private(set) var position: Int
  /// The line that comes next, counted from 1.
  private(set) var line = 1

  /// The cells of the record last read.
  private(set) var fields: [Field] = []
  /// How many cells it has, those not kept included.
  private(set) var fieldCount = 0
  private(set) var recordLine = 1
  private(set) var recordStart = 0

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, from position: Int, file: String, separator: UInt8,
    trims: Bool, maximumFields: Int, quotes: Bool = true
  ) {
    self.bytes = bytes
    self.position = position
    self.file = file
    self.separator = separator
    self.trims = trims
    self.quotes = quotes
    self.maximumFields = maximumFields
  }

  /// Reads the next record. Throws for one that is too long and for a quote never closed.
  mutating func next() throws -> Outcome {
    guard position < bytes.count else { return .end }
    fields.removeAll(keepingCapacity: true)
    fieldCount = 0
    recordLine = line
    recordStart = position
    var problem: String?
    while true {
      let field = try readField(&problem)
      guard position - recordStart <= CSVOptions.maximumRecord else {
        throw FeaturesError.recordTooLong(
          file: file, line: recordLine, limit: CSVOptions.maximumRecord)
      }
      if fields.count < maximumFields { fields.append(field) }
      fieldCount += 1
      guard position < bytes.count else { break }
      if bytes[position] == separator {
        position += 1
        // A separator at the very end opens one more cell, an empty one.
        continue
      }
      skipLineEnd()
      break
    }
    if let problem { return .broken(problem) }
    if fieldCount == 1, let only = fields.first, !only.isQuoted, only.start == only.end {
      return .blank
    }
    return .record
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 && separator != 0x09
  }

  private mutating func skipLineEnd() {
    if bytes[position] == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A {
      position += 1
    }
    position += 1
    line += 1
  }

  /// Reads one cell; stops at the separator or line end after it.
  private mutating func readField(_ problem: inout String?) throws -> Field {
    var start = position
    if trims { while start < bytes.count, isBlank(bytes[start]) { start += 1 } }
    if start < bytes.count, bytes[start] == 0x22, quotes {
      return try readQuoted(from: start, &problem)
    }
    var at = start
    while at < bytes.count {
      let byte = bytes[at]
      if byte == separator || byte == 0x0A || byte == 0x0D { break }
      at += 1
    }
    position = at
    if trims { while at > start, isBlank(bytes[at - 1]) { at -= 1 } }
    return Field(start: start, end: at)
  }

  private mutating func readQuoted(from open: Int, _ problem: inout String?) throws -> Field {
    let openLine = line
    var field = Field(start: open + 1, end: open + 1, isQuoted: true)
    var at = open + 1
    while true {
      guard at < bytes.count else {
        let lineStart = bytes[..<open].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
        throw FeaturesError.openQuote(file: file, line: openLine, column: open - lineStart + 1)
      }
      guard at - recordStart <= CSVOptions.maximumRecord else {
        throw FeaturesError.recordTooLong(
          file: file, line: recordLine, limit: CSVOptions.maximumRecord)
      }
      let byte = bytes[at]
      if byte == 0x22 {
        guard at + 1 < bytes.count, bytes[at + 1] == 0x22 else { break }
        field.hasEscapes = true
        at += 2
        continue
      }
      if byte == 0x0A || byte == 0x0D,
        !(byte == 0x0D && at + 1 < bytes.count && bytes[at + 1] == 0x0A)
      {
        line += 1
      }
      at += 1
    }
    field.end = at
    at += 1
    while at < bytes.count, isBlank(bytes[at]) { at += 1 }
    let after = at
    while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0A, bytes[at] != 0x0D {
      at += 1
    }
    if at > after { problem = "there is text after the closing quote of cell \(fieldCount + 1)" }
    position = at
    return field
  }
}
