/// Why a line is no row.
struct JSONProblem: Error {
  let reason: String
}

/// Reads one flat object of JSON (RFC 8259) from bytes that are valid UTF-8.
struct JSONParser {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The members of the object that the bytes are.
  mutating func row() throws(JSONProblem) -> [(name: String, cell: SourceCell)] {
    skipBlanks()
    guard peek == 0x7B else { throw wrong("an object { … } is needed") }
    var cells: [(name: String, cell: SourceCell)] = []
    var names: Set<String> = []
    try members { (parser, name) throws(JSONProblem) in
      guard names.insert(name).inserted else {
        throw JSONProblem(reason: "the key \(Formula.quoted(name)) stands twice")
      }
      guard !name.isEmpty else { throw JSONProblem(reason: "a key is empty") }
      cells.append((name, try parser.cell(of: name)))
    }
    skipBlanks()
    guard at == bytes.count else { throw wrong("there is text after the object") }
    return cells
  }

  private mutating func cell(of name: String) throws(JSONProblem) -> SourceCell {
    switch peek {
    case 0x5B:
      var elements: [ListElement] = []
      try items { (parser) throws(JSONProblem) in
        switch try parser.scalar() {
        case .missing: break
        case .text(let text), .digits(let text):
          if !text.isEmpty { elements.append(ListElement(text)) }
        case .number(let number): elements.append(ListElement(NumberText.readable(number)))
        case .truth(let truth): elements.append(ListElement(truth ? "true" : "false"))
        default: throw JSONProblem(reason: "\(Formula.quoted(name)) nests deeper than a list")
        }
      }
      return .list(elements, isWeighted: false)
    case 0x7B:
      var elements: [ListElement] = []
      try members { (parser, element) throws(JSONProblem) in
        guard case .number(let weight) = try parser.scalar(), !element.isEmpty else {
          throw JSONProblem(
            reason: "an object in a cell holds weights, \(Formula.quoted(name)) does not")
        }
        elements.append(ListElement(element, weight: weight))
      }
      return .list(elements, isWeighted: true)
    default: return try scalar()
    }
  }

  private mutating func scalar() throws(JSONProblem) -> SourceCell {
    switch peek {
    case 0x22: return .text(try string())
    case 0x74: return try word("true", .truth(true))
    case 0x66: return try word("false", .truth(false))
    case 0x6E: return try word("null", .missing)
    case 0x5B, 0x7B: throw JSONProblem(reason: "a list or object stands within another")
    default: return try number()
    }
  }

  private mutating func word(
    _ word: StaticString, _ cell: SourceCell
  ) throws(JSONProblem) -> SourceCell {
    for index in 0..<word.utf8CodeUnitCount {
      guard peek == word.utf8Start[index] else { throw wrong("a value is needed") }
      at += 1
    }
    return cell
  }

  private mutating func number() throws(JSONProblem) -> SourceCell {
    let start = at
    if peek == 0x2D { at += 1 }
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[at - whole] != 0x30 else {
      at = start
      throw wrong("a value is needed")
    }
    var isWhole = true
    if peek == 0x2E {
      at += 1
      isWhole = false
      guard digits() > 0 else { throw wrong("a digit is needed after the point") }
    }
    if peek.map({ $0 | 0x20 }) == 0x65 {
      at += 1
      isWhole = false
      if peek == 0x2B || peek == 0x2D { at += 1 }
      guard digits() > 0 else { throw wrong("a digit is needed in the exponent") }
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    guard let value = Double(text), value.isFinite else { return .unusable }
    let isExact = Int(text).map { $0.magnitude <= 1 << 53 } ?? false
    return isWhole && !isExact ? .digits(text) : .number(value)
  }

  private mutating func digits() -> Int {
    let start = at
    while let byte = peek, NumberText.isDigit(byte) { at += 1 }
    return at - start
  }

  private mutating func string() throws(JSONProblem) -> String {
    at += 1
    var result: [UInt8] = []
    while let byte = peek {
      at += 1
      switch byte {
      case 0x22: return String(decoding: result, as: UTF8.self)
      case 0x5C: try escape(into: &result)
      case 0..<0x20: throw wrong("a control character stands in a string")
      default: result.append(byte)
      }
    }
    throw wrong("a string is not closed")
  }

  private mutating func escape(into result: inout [UInt8]) throws(JSONProblem) {
    guard let byte = peek else { throw wrong("a string is not closed") }
    at += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: result.append(byte)
    case 0x62: result.append(0x08)
    case 0x66: result.append(0x0C)
    case 0x6E: result.append(0x0A)
    case 0x72: result.append(0x0D)
    case 0x74: result.append(0x09)
    case 0x75:
      var value = try hexadecimal()
      if (0xD800..<0xDC00).contains(value), peek == 0x5C, at + 1 < bytes.count,
        bytes[at + 1] == 0x75
      {
        at += 2
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw wrong("half a character is escaped") }
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else { throw wrong("half a character is escaped") }
      result += Array(String(Character(scalar)).utf8)
    default: throw wrong("no escape is written so")
    }
  }

  private mutating func hexadecimal() throws(JSONProblem) -> UInt32 {
    guard at + 4 <= bytes.count,
      let value = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16),
      bytes[at] != 0x2B
    else { throw wrong("four hexadecimal digits are needed after \\u") }
    at += 4
    return value
  }

  /// Goes through `{ "name": …, }`, from the brace to past its end.
  private mutating func members(
    _ body: (inout JSONParser, String) throws(JSONProblem) -> Void
  ) throws(JSONProblem) {
    try items(closing: 0x7D) { (parser) throws(JSONProblem) in
      guard parser.peek == 0x22 else { throw parser.wrong("a key in quotes is needed") }
      let name = try parser.string()
      parser.skipBlanks()
      guard parser.peek == 0x3A else { throw parser.wrong("a colon is needed after a key") }
      parser.at += 1
      parser.skipBlanks()
      try body(&parser, name)
    }
  }

  private mutating func items(
    closing: UInt8 = 0x5D, _ body: (inout JSONParser) throws(JSONProblem) -> Void
  ) throws(JSONProblem) {
    at += 1
    skipBlanks()
    if peek == closing {
      at += 1
      return
    }
    while true {
      skipBlanks()
      try body(&self)
      skipBlanks()
      guard let byte = peek, byte == 0x2C || byte == closing else {
        throw wrong("a comma or the end of what is open is needed")
      }
      at += 1
      if byte == closing { return }
    }
  }

  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x09 { at += 1 }
  }

  private func wrong(_ reason: String) -> JSONProblem {
    JSONProblem(
      reason: at < bytes.count ? "\(reason) at byte \(at + 1)" : "\(reason) at the end of the line")
  }
}
