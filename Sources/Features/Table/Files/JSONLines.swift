/// Rows of a file of JSON lines (jsonlines.org): an object a line, a column for each key.
///
/// A value is a number, a string, true, false or null; an array of strings or numbers is a list,
/// an object of numbers a weighted list. A line that is anything else is a rejected row.
struct JSONLines: RecordSource {
  let columnNames: [String] = []
  private(set) var line = 0
  private(set) var blankLines = 0
  private let bytes: [UInt8]
  private let start: Int
  private var position: Int

  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    self.start = start
    position = start
  }

  mutating func rewind() {
    position = start
    line = 0
    blankLines = 0
  }

  mutating func next() -> SourceRecord? {
    while let range = nextLine(bytes, from: &position) {
      line += 1
      if bytes[range].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
        blankLines += 1
        continue
      }
      return bytes.withUnsafeBufferPointer { bytes in
        let text = UnsafeBufferPointer(rebasing: bytes[range])
        guard String(validating: text, as: UTF8.self) != nil else {
          return .broken("the text is not valid UTF-8")
        }
        var parser = JSONParser(text)
        do throws(JSONProblem) {
          return .cells(try parser.row())
        } catch {
          return .broken(error.reason)
        }
      }
    }
    return nil
  }
}

/// The next line without its end; `\r\n` and `\r` end one too.
func nextLine(_ bytes: [UInt8], from position: inout Int) -> Range<Int>? {
  guard position < bytes.count else { return nil }
  let start = position
  let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
  position = end + 1
  if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { position += 1 }
  return start..<end
}
