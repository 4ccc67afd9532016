/// Strings: `"loss {l:.4}"` with escapes and values inside, and `'raw'`.
extension Lexer {
  mutating func openString() throws(Diagnostic) {
    let start = offset
    offset += 1
    try push(.stringStart, from: start)
  }

  /// Reads what follows up to the end of the string or the next interpolation.
  mutating func readStringText() throws(Diagnostic) {
    let start = offset
    var decoded: [UInt8] = []
    while true {
      guard offset < bytes.count, let opening = open.last else {
        throw unterminated(
          open.last
            ?? Opening(kind: .stringStart, token: 0, span: Span(bytes.count, bytes.count)))
      }
      switch peek() {
      case UInt8(ascii: "\""):
        addText(decoded, from: start)
        open.removeLast()
        offset += 1
        stream.tokens[opening.token].payload = UInt32(stream.tokens.count)
        append(.stringEnd, from: offset - 1)
        return
      case UInt8(ascii: "{"):
        addText(decoded, from: start)
        offset += 1
        try push(.interpolationStart, from: offset - 1)
        return
      case UInt8(ascii: "\\"):
        readEscape(into: &decoded)
      case UInt8(ascii: "\r"):
        readLineEnd(into: &decoded)
      case let byte:
        decoded.append(byte)
        offset += 1
      }
    }
  }

  private mutating func addText(_ decoded: [UInt8], from start: Int) {
    guard !decoded.isEmpty else { return }
    stream.texts.append(String(decoding: decoded, as: UTF8.self))
    append(.stringText, from: start, payload: stream.texts.count - 1)
  }

  /// Every line end in a string is `\n`, whatever the file's are.
  private mutating func readLineEnd(into decoded: inout [UInt8]) {
    offset += peek(1) == UInt8(ascii: "\n") ? 2 : 1
    decoded.append(UInt8(ascii: "\n"))
  }

  private mutating func readEscape(into decoded: inout [UInt8]) {
    let start = offset
    let byte = peek(1)
    offset += 2
    switch byte {
    case UInt8(ascii: "n"): decoded.append(UInt8(ascii: "\n"))
    case UInt8(ascii: "t"): decoded.append(UInt8(ascii: "\t"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      decoded.append(byte)
    case UInt8(ascii: "u"):
      readScalarEscape(from: start, into: &decoded)
    default:
      offset -= 1
      if offset < bytes.count { offset += UTF8.width(scalar()) }
      problems.append(
        failure(
          .badEscape, #"after `\` stands one of n t " \ { } u"#, Span(start, offset),
          "no such escape",
          notes: [#"write \\ for a backslash, or the whole text as '…', which has no escapes"#]))
    }
  }

  /// `\u{1F600}`, with the offset behind the `u`.
  private mutating func readScalarEscape(from start: Int, into decoded: inout [UInt8]) {
    var value: UInt32 = 0
    var digits = 0
    var length = 1
    if peek() == UInt8(ascii: "{") {
      while digits < 7, let digit = hexDigit(peek(length)) {
        value = value * 16 + digit
        digits += 1
        length += 1
      }
    }
    let isClosed = digits > 0 && digits < 7 && peek(length) == UInt8(ascii: "}")
    if isClosed, let scalar = Unicode.Scalar(value) {
      offset += length + 1
      decoded.append(contentsOf: Array(String(scalar).utf8))
      return
    }
    if isClosed { offset += length + 1 }
    problems.append(
      failure(
        .badEscape, #"`\u` is followed by a character's number in braces: \u{E9}"#,
        Span(start, offset), isClosed ? "no character has this number" : ""))
  }

  private func hexDigit(_ byte: UInt8) -> UInt32? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt32.init)
  }

  mutating func readRawString() throws(Diagnostic) {
    let start = offset
    offset += 1
    let token = stream.tokens.count
    append(.stringStart, from: start)
    let textStart = offset
    var decoded: [UInt8] = []
    while offset < bytes.count, peek() != UInt8(ascii: "'") {
      if peek() == UInt8(ascii: "\r") {
        readLineEnd(into: &decoded)
      } else {
        decoded.append(peek())
        offset += 1
      }
    }
    guard offset < bytes.count else {
      open.append(Opening(kind: .stringStart, token: token, span: Span(start, start + 1)))
      throw unterminated(open[open.count - 1])
    }
    addText(decoded, from: textStart)
    offset += 1
    stream.tokens[token].payload = UInt32(stream.tokens.count)
    append(.stringEnd, from: offset - 1)
  }

  // MARK: Interpolations

  mutating func closeInterpolation() {
    offset += 1
    if let opening = open.popLast() {
      stream.tokens[opening.token].payload = UInt32(stream.tokens.count)
    }
    append(.interpolationEnd, from: offset - 1)
  }

  /// `:.4` up to the closing brace, with the offset on the colon.
  mutating func readFormat() throws(Diagnostic) {
    let start = offset
    offset += 1
    while peek() != UInt8(ascii: "}") {
      if offset >= bytes.count, let opening = open.last { throw unterminated(opening) }
      if [UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(peek()) {
        throw failure(
          .badEscape, "a value in a string ends with `}`", Span(start, offset),
          "this format has no end", notes: [#"a brace as such is \{"#])
      }
      offset += 1
    }
    stream.texts.append(text(start + 1, offset))
    append(.format, from: start, payload: stream.texts.count - 1)
  }
}
