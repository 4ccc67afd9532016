/// Makes characters that cannot be seen, or that move others about, visible.
public enum Visible {
  /// The text with control, bidirectional and zero-width characters as `\n`, `\t`, `\e`, `\u{…}`.
  ///
  /// With `keepingNewlines`, line feeds and tabs stay as they are.
  public static func escape(_ text: String, keepingNewlines: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: isUnseen) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      let isKept = keepingNewlines && (scalar == "\n" || scalar == "\t")
      if isKept || !isUnseen(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += escape(scalar)
      }
    }
    return result
  }

  /// One scalar as its escape, whatever it is.
  static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\t": "\\t"
    case "\u{1B}": "\\e"
    default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }

  /// C0, DEL, C1, line separators, bidirectional controls and zero-width characters.
  public static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F: true
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF, 0x061C, 0x180E: true
    default: false
    }
  }
}
