/// Numbers: `1`, `1.5`, `1e-3`, `1_000`.
extension Lexer {
  func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  mutating func readNumber() {
    let start = offset
    var whole = 0
    var digits = readDigits(into: &whole)
    var isWhole = true
    if peek() == UInt8(ascii: "."), isDigit(peek(1)) {
      offset += 1
      isWhole = false
      digits += readDigits(into: &whole)
    }
    if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
      let signs = peek(1) == UInt8(ascii: "-") || peek(1) == UInt8(ascii: "+") ? 1 : 0
      if isDigit(peek(1 + signs)) {
        offset += 1 + signs
        isWhole = false
        digits += readDigits(into: &whole)
      }
    }
    guard endsProperly(from: start) else { return }
    let span = Span(start, offset)
    if digits > limits.digits {
      problems.append(
        failure(
          .badNumber, "a number may have \(NumberFormat.grouped(limits.digits)) digits",
          Span(start, start + 1), "this one has \(NumberFormat.grouped(digits))"))
      return
    }
    // Up to 15 digits a sum in whole numbers is exact.
    if isWhole, digits <= 15 {
      addNumber(Double(whole), span)
      return
    }
    let plain = bytes[start..<offset].filter { $0 != UInt8(ascii: "_") }
    guard let value = Double(String(decoding: plain, as: UTF8.self)), value.isFinite else {
      problems.append(
        failure(
          .badNumber, "a number may be as large as 1.797e308", span, "this one is larger",
          notes: ["write `inf` for infinity"]))
      return
    }
    let hasDigits = plain.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
      .contains { $0 >= UInt8(ascii: "1") && $0 <= UInt8(ascii: "9") }
    if value == 0, hasDigits {
      problems.append(
        failure(
          .badNumber, "a number other than 0 may be as small as 4.941e-324", span,
          "this one is smaller"))
      return
    }
    addNumber(value, span)
  }

  private mutating func addNumber(_ value: Double, _ span: Span) {
    stream.numbers.append(value)
    append(.number, from: span.lower, payload: stream.numbers.count - 1)
  }

  /// Skips digits with single underscores between them; how many there are.
  private mutating func readDigits(into whole: inout Int) -> Int {
    var count = 0
    while true {
      let byte = peek()
      if isDigit(byte) {
        count += 1
        whole = whole &* 10 &+ Int(byte - UInt8(ascii: "0"))
        offset += 1
      } else if byte == UInt8(ascii: "_"), isDigit(peek(1)) {
        offset += 1
      } else {
        return count
      }
    }
  }

  /// A number may not touch a letter, an underscore or a second point.
  private mutating func endsProperly(from start: Int) -> Bool {
    let numberEnd = offset
    let touchesWord = isWordByte(peek()) || peek() >= 0x80
    let touchesPoint = peek() == UInt8(ascii: ".") && peek(1) != UInt8(ascii: ".")
    guard touchesWord || touchesPoint else { return true }
    let number = numberEnd - start <= 40 ? text(start, numberEnd) : "the number"
    if touchesPoint {
      offset += 1
      let hasSecondPoint = isDigit(peek())
      while isWordByte(peek()) { offset += 1 }
      problems.append(
        failure(
          .badNumber, "a number has digits after its point, and one point at most",
          Span(start, offset), hasSecondPoint ? "a second point" : "no digits after the point",
          notes: hasSecondPoint ? [] : ["write \(number) or \(number).0"]))
      return false
    }
    while isWordByte(peek()) || peek() >= 0x80 { offset += 1 }
    let first = bytes[numberEnd]
    let rest = text(numberEnd, min(offset, numberEnd + 40))
    var notes: [String] = []
    if number == "0", first == UInt8(ascii: "x") || first == UInt8(ascii: "b") {
      notes = ["numbers are written in tens: 255, not 0xff"]
    } else if first == UInt8(ascii: "_") {
      notes = ["underscores stand between digits: 1_000"]
    } else if first != UInt8(ascii: "e"), first != UInt8(ascii: "E"), first < 0x80 {
      notes = ["to multiply, write \(number) * \(rest)"]
    }
    problems.append(
      failure(
        .badNumber, "a number may not touch a word", Span(start, offset),
        "`\(Visible.escape(rest))` touches it", notes: notes))
    return false
  }

  /// `.5`: called with the offset behind the dot.
  mutating func refuseLeadingDot(_ start: Int) {
    while isWordByte(peek()) { offset += 1 }
    let digits = text(start + 1, min(offset, start + 40))
    problems.append(
      failure(
        .badNumber, "a number starts with a digit", Span(start, offset), "starts with a point",
        notes: ["write 0.\(digits); a column whose name starts with a digit is .\"\(digits)\""]))
  }
}
