/// The width of text in terminal cells, and fitting text to a width.
///
/// East Asian wide characters and emoji take 2 cells, combining marks none. The widths are those of
/// Unicode Standard Annex 11, read as the usual `wcwidth` does (ambiguous characters take 1).
public enum CellWidth {
  /// The number of cells that `text` takes on one line.
  public static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The number of cells (0, 1, 2 or more) that one character takes.
  public static func of(_ character: Character) -> Int {
    var sum = 0
    var isPicture = false
    var isJoined = false
    for scalar in character.unicodeScalars {
      // What joins, tints or restyles an emoji makes one picture with it, two cells wide.
      if isPicture && scalar.value == 0x200D {
        isJoined = true
      } else if isPicture && scalar.value == 0xFE0F {
        sum += sum == 1 ? 1 : 0
      } else if !isJoined && !(isPicture && scalar.properties.isEmojiModifier) {
        let cells = of(scalar)
        if cells > 0 { isPicture = scalar.properties.isEmoji }
        sum += cells
      }
    }
    return sum
  }

  /// `text` shortened to at most `width` cells, its end replaced by `…` where it is too long.
  public static func elided(_ text: String, to width: Int) -> String {
    if of(text) <= width { return text }
    if width < 1 { return "" }
    var kept = ""
    var used = 0
    for character in text {
      let cells = of(character)
      if used + cells > width - 1 { break }
      kept.append(character)
      used += cells
    }
    return kept + "…"
  }

  /// `text` with blanks added on its right until it takes `width` cells.
  public static func padded(_ text: String, to width: Int) -> String {
    text + blanks(width - of(text))
  }

  /// `text` with blanks added on its left until it takes `width` cells.
  public static func rightAligned(_ text: String, to width: Int) -> String {
    blanks(width - of(text)) + text
  }

  /// `text` broken between words into lines of at most `width` cells; longer words are elided.
  public static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if of(longer) <= width {
        line = longer
      } else {
        if !line.isEmpty { lines.append(line) }
        line = elided(String(word), to: width)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// `text` with each control character replaced by `�`, so that a stray newline or escape in the
  /// data can neither break a picture's lines nor reach the terminal.
  static func printable(_ text: String) -> String {
    func isControl(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.generalCategory == .control
        || scalar.value == 0x2028 || scalar.value == 0x2029
    }
    if !text.unicodeScalars.contains(where: isControl) { return text }
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { clean.append(isControl(scalar) ? "\u{FFFD}" : scalar) }
    return String(clean)
  }

  static func blanks(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }
}
