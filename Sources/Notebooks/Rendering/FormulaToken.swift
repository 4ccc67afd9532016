import Language

/// What a formula is made of.
enum FormulaToken: Equatable {
  case character(Unicode.Scalar)
  case number(String)
  /// `\name`, or a backslash with one sign: `\{`.
  case command(String)
  /// A command whose group is words, not mathematics: `\text{if }`.
  case text(String, String)
  case open, close, below, above, align
  /// What cannot be read, in words.
  case bad(String)

  static let textCommands: Set<String> = [
    "text", "mathrm", "mathbf", "mathbb", "mathcal", "operatorname",
  ]

  static func read(_ text: String) -> [FormulaToken] {
    var scalars = Array(text.unicodeScalars)[...]
    var tokens: [FormulaToken] = []
    while let next = scalars.popFirst() {
      switch next {
      case " ", "\t", "\n", "\r", "~": continue
      case "{": tokens.append(.open)
      case "}": tokens.append(.close)
      case "_": tokens.append(.below)
      case "^": tokens.append(.above)
      case "&": tokens.append(.align)
      case "\\": tokens.append(readCommand(&scalars))
      case "0"..."9":
        var digits = String(next)
        while let digit = scalars.first, isPartOfNumber(digit, in: scalars) {
          digits.unicodeScalars.append(digit)
          scalars = scalars.dropFirst()
        }
        tokens.append(.number(digits))
      case "#", "%", "$": tokens.append(.bad("a formula writes `\(next)` as `\\\(next)`"))
      default: tokens.append(.character(next))
      }
    }
    return tokens
  }

  /// A digit, or a point that has one after it.
  private static func isPartOfNumber(
    _ scalar: Unicode.Scalar, in rest: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    scalar.isDigit || scalar == "." && rest.dropFirst().first?.isDigit ?? false
  }

  private static func readCommand(_ scalars: inout ArraySlice<Unicode.Scalar>) -> FormulaToken {
    let isAsciiLetter = { (scalar: Unicode.Scalar) in
      ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
    var name = ""
    while let letter = scalars.first, isAsciiLetter(letter) {
      name.unicodeScalars.append(letter)
      scalars = scalars.dropFirst()
    }
    guard !name.isEmpty else {
      guard let sign = scalars.popFirst() else { return .bad("a formula ends with `\\`") }
      return .command(String(sign))
    }
    guard textCommands.contains(name) else { return .command(name) }
    let rest = scalars.drop { $0 == " " }
    guard rest.first == "{", let end = rest.firstIndex(of: "}") else {
      return .bad("`\\\(name)` is followed by words in braces")
    }
    let words = rest[rest.startIndex + 1..<end]
    guard !words.contains("{"), !words.contains("\\") else {
      return .bad("`\\\(name)` holds plain words or letters")
    }
    scalars = scalars[(end + 1)...]
    var text = ""
    text.unicodeScalars.append(contentsOf: words)
    return .text(name, text)
  }
}
