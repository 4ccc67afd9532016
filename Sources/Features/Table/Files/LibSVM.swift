/// Rows of a libsvm file, `label index:value index:value … # comment`: columns `label`, `qid` where
/// the file has it, and `features`, a weighted list of indexes.
struct LibSVM: RecordSource {
  let columnNames = ["label", "features"]
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
      let text = bytes[range].prefix { $0 != 0x23 }
      let parts = text.split { $0 == 0x20 || $0 == 0x09 }
      guard let label = parts.first else {
        blankLines += 1
        continue
      }
      return record(label, parts.dropFirst())
    }
    return nil
  }

  private func record(
    _ label: ArraySlice<UInt8>, _ parts: ArraySlice<ArraySlice<UInt8>>
  ) -> SourceRecord {
    guard let number = number(label.first == 0x2B ? label.dropFirst() : label) else {
      return .broken("the label is a number, found `\(shown(label))`")
    }
    var cells: [(name: String, cell: SourceCell)] = [("label", .number(number))]
    var elements: [ListElement] = []
    for part in parts {
      guard let colon = part.firstIndex(of: 0x3A), colon > part.startIndex,
        let value = self.number(part[(colon + 1)...])
      else { return .broken("a feature is index:value, found `\(shown(part))`") }
      let index = part[..<colon]
      if index.elementsEqual("qid".utf8) {
        cells.append(("qid", .number(value)))
      } else if index.allSatisfy(NumberText.isDigit) {
        elements.append(ListElement(String(decoding: index, as: UTF8.self), weight: value))
      } else {
        return .broken("a feature's index is a whole number, found `\(shown(part))`")
      }
    }
    if cells.count > 2 { return .broken("`qid` stands twice") }
    cells.append(("features", .list(elements, isWeighted: true)))
    return .cells(cells)
  }

  private func number(_ bytes: ArraySlice<UInt8>) -> Double? {
    let text = Array(bytes).withUnsafeBufferPointer { CellText($0) }
    if case .number(let number) = text { return number }
    return nil
  }

  private func shown(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.prefix(40), as: UTF8.self)
  }
}
