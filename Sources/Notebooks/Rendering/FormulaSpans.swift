/// The formulas of a Markdown text, taken out before Markdown sees their `_` and `*`.
///
/// `$…$` stands in a line: no blank after the first sign or before the last, no digit after it, so
/// that prices stay prices. `$$…$$` is set on a line of its own. Code keeps its dollar signs.
struct FormulaSpans {
  struct Found: Equatable {
    let text: String
    let isDisplayed: Bool
    /// Lines above it in the text.
    let linesAbove: Int
    var written: String { isDisplayed ? "$$\(text)$$" : "$\(text)$" }
  }

  /// The text with a private-use mark for each formula.
  private(set) var text = ""
  private(set) var found: [Found] = []

  private static let opening: Unicode.Scalar = "\u{E000}"
  private static let closing: Unicode.Scalar = "\u{E001}"

  init(_ markdown: String) {
    let scalars = Array(markdown.unicodeScalars)
    var output = String.UnicodeScalarView()
    var place = 0
    var lines = 0
    while place < scalars.count {
      let scalar = scalars[place]
      var end = place + 1
      switch scalar {
      case "\\": end = min(place + 2, scalars.count)
      case "`": end = Self.endOfCode(scalars, from: place)
      case "$":
        if let formula = Self.formula(scalars, from: place, linesAbove: lines) {
          output.append(Self.opening)
          output.append(contentsOf: String(found.count).unicodeScalars)
          output.append(Self.closing)
          found.append(formula.found)
          lines += scalars[place..<formula.end].count { $0 == "\n" }
          place = formula.end
          continue
        }
      default: break
      }
      for part in scalars[place..<end] {
        if part == "\n" { lines += 1 }
        output.append(part == Self.opening || part == Self.closing ? "\u{FFFD}" : part)
      }
      place = end
    }
    text = String(output)
  }

  /// Past the run of backquotes that ends the code, or past those that start none.
  private static func endOfCode(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
    let length = scalars[start...].prefix { $0 == "`" }.count
    var place = start + length
    while place < scalars.count {
      guard scalars[place] == "`" else {
        place += 1
        continue
      }
      let run = scalars[place...].prefix { $0 == "`" }.count
      place += run
      if run == length { return place }
    }
    return start + length
  }

  private static func formula(
    _ scalars: [Unicode.Scalar], from start: Int, linesAbove: Int
  ) -> (found: Found, end: Int)? {
    let isDisplayed = start + 1 < scalars.count && scalars[start + 1] == "$"
    let first = start + (isDisplayed ? 2 : 1)
    let isBlank = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
    guard first < scalars.count, isDisplayed || !isBlank(scalars[first]) else { return nil }
    var place = first
    while place < scalars.count {
      switch scalars[place] {
      case "\\": place += 1
      case "`": return nil
      case "\n" where place + 1 < scalars.count && scalars[place + 1] == "\n": return nil
      case "$":
        let width = isDisplayed ? 2 : 1
        let after = place + width < scalars.count ? scalars[place + width] : " "
        let isClosed =
          isDisplayed
          ? place + 1 < scalars.count && scalars[place + 1] == "$"
          : !isBlank(scalars[place - 1]) && !after.isDigit
        guard isClosed, place > first else { return nil }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[first..<place])
        return (
          Found(text: String(text), isDisplayed: isDisplayed, linesAbove: linesAbove), place + width
        )
      default: break
      }
      place += 1
    }
    return nil
  }

  /// A text of the parsed Markdown with the formulas found again.
  static func parts(of text: String, _ formulas: [Found]) -> [(text: String, formula: Found?)] {
    var parts: [(text: String, formula: Found?)] = []
    var rest = text.unicodeScalars[...]
    while let start = rest.firstIndex(of: opening),
      let end = rest[start...].firstIndex(of: closing)
    {
      let number = Int(String(rest[rest.index(after: start)..<end]))
      parts.append((String(rest[..<start]), nil))
      if let number, formulas.indices.contains(number) { parts.append(("", formulas[number])) }
      rest = rest[rest.index(after: end)...]
    }
    parts.append((String(rest), nil))
    return parts.filter { !$0.text.isEmpty || $0.formula != nil }
  }
}
