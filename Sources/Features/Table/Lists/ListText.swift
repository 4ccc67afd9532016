/// Lists as the text of one cell: `netflix|spotify`, with weights `netflix:0.5|spotify:2`.
///
/// In a file a byte of an element that would read otherwise is written `\x7c`, so a list never
/// needs quotes; a bar at the end is none but says that the cell is a list: `netflix|`.
enum ListText {
  static let bar: UInt8 = 0x7C
  private static let backslash: UInt8 = 0x5C

  /// A list as a table shows it.
  static func text(_ elements: [ListElement]) -> String {
    elements.map { element in
      element.weight.map { "\(element.text):\(NumberText.shortest($0))" } ?? element.text
    }.joined(separator: "|")
  }

  /// A list as a file holds it.
  /// - Parameter isMarked: whether a list of one element gets its bar.
  static func written(_ elements: [ListElement], isMarked: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(bar) }
      bytes += escaped(element)
      if let weight = element.weight {
        bytes.append(0x3A)
        bytes += NumberText.readable(weight).utf8
      }
    }
    let isAlone = elements.count == 1
    let isMissing = CSVOptions().missing.contains { Array($0.utf8) == bytes }
    if isAlone, isMarked || isMissing { bytes.append(bar) }
    return bytes
  }

  private static func escaped(_ element: ListElement) -> [UInt8] {
    let bytes = Array(element.text.utf8)
    let looksWeighted = element.weight == nil && weighted(bytes[...]) != nil
    let lastColon = bytes.lastIndex(of: 0x3A)
    return bytes.enumerated().flatMap { at, byte -> [UInt8] in
      let isOutside = at == 0 || at == bytes.count - 1
      let isSpecial =
        switch byte {
        case bar, backslash, 0x22, 0x2C, 0x3B, 0x09, 0x0A, 0x0D: true
        case 0x20: isOutside
        case 0x3A: looksWeighted && at == lastColon
        default: false
        }
      guard isSpecial else { return [byte] }
      return [backslash, 0x78, digit(byte >> 4), digit(byte & 15)]
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

  private static func value(ofDigit byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x61...0x66: byte - 0x57
    case 0x41...0x46: byte - 0x37
    default: nil
    }
  }

  /// The bytes of an element with `\x7c` and the like as what they stand for; nil if that is no
  /// text.
  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.contains(backslash) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    var at = bytes.startIndex
    while at < bytes.endIndex {
      if bytes[at] == backslash, at + 3 < bytes.endIndex, bytes[at + 1] == 0x78,
        let high = value(ofDigit: bytes[at + 2]), let low = value(ofDigit: bytes[at + 3])
      {
        result.append(high << 4 | low)
        at += 4
      } else {
        result.append(bytes[at])
        at += 1
      }
    }
    return String(validating: result, as: UTF8.self)
  }

  /// Where the last colon stands and the finite number after it.
  private static func weighted(_ bytes: ArraySlice<UInt8>) -> (end: Int, weight: Double)? {
    guard let colon = bytes.lastIndex(of: 0x3A), colon > bytes.startIndex else { return nil }
    let number = bytes[(colon + 1)...]
    let read = Array(number).withUnsafeBufferPointer { CellText($0) }
    guard case .number(let weight) = read else { return nil }
    return (colon, weight)
  }

  /// What splitting the text of one cell gives.
  struct Reading {
    var elements: [ListElement] = []
    /// Whether there is a bar.
    var hasBar = false
    /// Whether there is no empty element, and no blank beside a bar.
    var isClean = true
    /// Whether each element has a weight.
    var isWeighted = true
  }

  /// - Parameter weights: whether what follows the last colon of an element is its weight, where
  ///   it is a number.
  static func read(_ bytes: [UInt8], weights: Bool) -> Reading {
    var reading = Reading()
    var start = 0
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    for at in 0...bytes.count where at == bytes.count || bytes[at] == bar {
      let isLast = at == bytes.count
      if !isLast { reading.hasBar = true }
      var part = bytes[start..<at]
      start = at + 1
      while let first = part.first, isBlank(first) {
        part.removeFirst()
        reading.isClean = false
      }
      while let last = part.last, isBlank(last) {
        part.removeLast()
        reading.isClean = false
      }
      guard !part.isEmpty else {
        // Nothing after the last bar is no element.
        if !isLast && bytes.count > 1 { reading.isClean = false }
        continue
      }
      let weight = weighted(part)
      if weight == nil { reading.isWeighted = false }
      let text = weights ? weight.map { part[..<$0.end] } ?? part : part
      guard let text = unescaped(text) else {
        reading.isClean = false
        continue
      }
      reading.elements.append(ListElement(text, weight: weights ? weight?.weight ?? 1 : nil))
    }
    return reading
  }
}
