/// The smallest piece of a text that means something, in 16 bytes.
public struct Token: Sendable {
  public let kind: Kind
  /// It is the first token of its line.
  public let startsLine: Bool
  /// White space, a comment or the start of the text is before it.
  public let hasSpaceBefore: Bool
  let lower: UInt32
  let upper: UInt32
  /// Of a number, string text, format or foreign operator: which entry of the stream's lists it
  /// is; of an opening bracket: the token that closes it.
  var payload: UInt32

  public var span: Span { Span(Int(lower), Int(upper)) }

  /// What a token is; the raw value is how a sentence quotes it.
  public enum Kind: String, Sendable, CaseIterable {
    case name = "a name"
    case number = "a number"
    case stringStart = "a string"
    case stringText = "text"
    case stringEnd = "the end of a string"
    case interpolationStart = "{ in a string"
    case format = "a format"
    case interpolationEnd = "} in a string"
    case foreign = "a foreign operator"
    case end = "the end of the text"

    case and, or, not, `in`, with, within, `if`, `else`, `for`, fn, `return`, `break`
    case `continue`, expect, use, `true`, `false`, none

    case plus = "+"
    case minus = "-"
    case star = "*"
    case slash = "/"
    case percent = "%"
    case caret = "^"
    case at = "@"
    case ampersand = "&"
    case equals = "="
    case isEqual = "=="
    case isNotEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case pipe = "|>"
    case range = ".."
    case openRange = "..<"
    case hole = "..."
    case dot = "."
    case comma = ","
    case colon = ":"
    case semicolon = ";"
    case leftParenthesis = "("
    case rightParenthesis = ")"
    case leftBracket = "["
    case rightBracket = "]"
    case leftBrace = "{"
    case rightBrace = "}"

    /// The words that cannot name a variable.
    public static let keywords: [String: Kind] = Dictionary(
      uniqueKeysWithValues: allCases.filter(\.isKeyword).map { ($0.rawValue, $0) })

    /// A word that cannot name a variable.
    var isKeyword: Bool {
      switch self {
      case .and, .or, .not, .in, .with, .within, .if, .else, .for, .fn, .return, .break,
        .continue, .expect, .use, .true, .false, .none:
        true
      default:
        false
      }
    }

    /// A name or a keyword: what may be a label or stand after a dot.
    var isWord: Bool { self == .name || isKeyword }

    var isOpeningBracket: Bool {
      self == .leftParenthesis || self == .leftBracket || self == .leftBrace
    }
  }
}

/// A text as tokens, the last of which is `.end`.
public struct TokenStream: Sendable {
  public let source: Source
  public internal(set) var tokens: [Token] = []
  var numbers: [Double] = []
  var texts: [String] = []
  /// Lines of notebook notation, with the token that follows them.
  var marks: [(next: Int, span: Span)] = []
  /// Where the comments are, for highlighting.
  public internal(set) var comments: [Span] = []
}
