/// Numbers as text, and the bytes that tell one.
enum NumberText {
  /// The shortest decimal that reads back as the same number: `18`, `0.1`, `1e+20`.
  static func shortest(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The same, but past 2^53 the `.0` stays, which tells a number from an id.
  static func readable(_ value: Double) -> String {
    value.magnitude > 0x1p53 ? value.description : shortest(value)
  }

  /// `1,234,567`.
  static func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0, index % 3 == 0, digit != "-" { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// A letter, a digit or `_`, of ASCII.
  static func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20) &- 0x61 < 26 || byte == 0x5F
  }
}
