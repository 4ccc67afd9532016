/// Colours for a line of code at the prompt.
package struct Highlighter {
  /// Longer lines stay plain.
  private static let longestLine = 4_000

  /// The lines above, of the same entry.
  private let above: LooseScan

  package init(above: String = "") { self.above = LooseScan(above.isEmpty ? "" : above + "\n") }

  /// The line with escape sequences of colour, and nothing else changed; `nil` to leave it plain.
  package func coloured(_ line: String) -> String? {
    guard line.utf8.count <= Self.longestLine else { return nil }
    let bytes = Array(line.utf8)
    if let first = bytes.first, first == UInt8(ascii: ":") || first == UInt8(ascii: "?") {
      return Self.command(bytes)
    }
    var scan = above
    scan.scan(line)
    let unclosed = Set(scan.open.compactMap(\.word))
    var result = ""
    var end = 0
    for (index, word) in scan.words.enumerated() where word.range.lowerBound >= end {
      result += String(decoding: bytes[end..<word.range.lowerBound], as: UTF8.self)
      let text = String(decoding: bytes[word.range], as: UTF8.self)
      let code = unclosed.contains(index) ? "1;33" : Self.code(word.kind)
      result += code.map { "\u{1B}[\($0)m\(text)\u{1B}[0m" } ?? text
      end = word.range.upperBound
    }
    return result + String(decoding: bytes[end...], as: UTF8.self)
  }

  /// `:time f(x)`: the word, then plain text.
  private static func command(_ bytes: [UInt8]) -> String {
    let end = bytes.firstIndex(of: UInt8(ascii: " ")) ?? bytes.count
    let word = String(decoding: bytes[..<end], as: UTF8.self)
    return "\u{1B}[1m\(word)\u{1B}[0m" + String(decoding: bytes[end...], as: UTF8.self)
  }

  /// The eight colours that every terminal has, in the user's own shades.
  private static func code(_ kind: LooseScan.Kind) -> String? {
    switch kind {
    case .keyword: "35"
    case .label: "34"
    case .column: "36"
    case .number: "33"
    case .string: "32"
    case .comment: "90"
    case .stray: "1;31"
    case .name, .opening, .closing, .symbol: nil
    }
  }
}
