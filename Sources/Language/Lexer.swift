/// Turns a text into tokens; brackets and strings are balanced when it succeeds.
///
/// It keeps the open brackets and strings in a list of its own, so no text can exhaust the stack.
public struct Lexer {
  /// An open bracket, string or interpolation.
  struct Opening {
    let kind: Token.Kind
    let token: Int
    let span: Span
  }

  let source: Source
  let bytes: [UInt8]
  let limits: SyntaxLimits
  var stream: TokenStream
  var offset = 0
  var open: [Opening] = []
  var problems: [Diagnostic] = []
  private var atLineStart = true
  private var sawSpace = true

  private init(_ source: Source, _ limits: SyntaxLimits) {
    self.source = source
    self.limits = limits
    bytes = source.bytes
    stream = TokenStream(source: source)
  }

  /// The tokens of a text, or what is wrong with its characters, strings and brackets.
  public static func tokens(of source: Source, limits: SyntaxLimits = SyntaxLimits())
    throws(Diagnostics) -> TokenStream
  {
    var lexer = Lexer(source, limits)
    do throws(Diagnostic) {
      try lexer.checkBytes()
      try lexer.run()
    } catch {
      let endedEarly = error.code == .unterminated && lexer.problems.isEmpty
      throw Diagnostics(all: lexer.problems + [error], endedEarly: endedEarly)
    }
    guard lexer.problems.isEmpty else { throw Diagnostics(all: lexer.problems) }
    return lexer.stream
  }

  private mutating func run() throws(Diagnostic) {
    while problems.count < limits.problems {
      if open.last?.kind == .stringStart {
        try readStringText()
        continue
      }
      try skipTrivia()
      if offset >= bytes.count { break }
      try readToken()
    }
    if problems.isEmpty, let unclosed = open.last { throw unterminated(unclosed) }
    append(.end, from: bytes.count)
  }

  // MARK: Bytes

  /// The byte so far from here, or 0 past the end: the text itself holds no 0.
  func peek(_ distance: Int = 0) -> UInt8 {
    let place = offset + distance
    return place < bytes.count ? bytes[place] : 0
  }

  func isAt(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { wanted in
      guard offset + wanted.count <= bytes.count else { return false }
      for (distance, byte) in wanted.enumerated() where bytes[offset + distance] != byte {
        return false
      }
      return true
    }
  }

  func text(_ lower: Int, _ upper: Int) -> String {
    String(decoding: bytes[lower..<upper], as: UTF8.self)
  }

  mutating func append(_ kind: Token.Kind, from lower: Int, payload: Int = 0) {
    stream.tokens.append(
      Token(
        kind: kind, startsLine: atLineStart, hasSpaceBefore: sawSpace, lower: UInt32(lower),
        upper: UInt32(offset), payload: UInt32(payload)))
    atLineStart = false
    sawSpace = false
  }

  func failure(
    _ code: ErrorCode, _ message: String, _ span: Span, _ label: String = "", notes: [String] = []
  ) -> Diagnostic {
    Diagnostic(code, message, at: .init(source, span, label), notes: notes)
  }

  // MARK: White space and comments

  private mutating func skipTrivia() throws(Diagnostic) {
    while true {
      switch peek() {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B, 0x0C:
        offset += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        offset += 1
        atLineStart = true
      case UInt8(ascii: "#"):
        skipComment()
      default:
        return
      }
      sawSpace = true
    }
  }

  private mutating func skipComment() {
    let start = offset
    let isShebang = start <= 3 && stream.tokens.isEmpty && stream.comments.isEmpty && isAt("#!/")
    let isMark = isAt("#>") || isAt("#!") || isAt("#%%")
    skipLine()
    let span = Span(start, offset)
    stream.comments.append(span)
    if atLineStart, isMark, !isShebang { stream.marks.append((stream.tokens.count, span)) }
  }

  mutating func skipLine() {
    while offset < bytes.count, peek() != UInt8(ascii: "\n"), peek() != UInt8(ascii: "\r") {
      offset += 1
    }
  }
}

/// What bounds a text that is parsed.
public struct SyntaxLimits: Sendable {
  /// Brackets, blocks, signs and powers within one another.
  public var depth = 200
  /// Levels of the tree that an expression becomes.
  public var height = 1_000
  public var parameters = 255
  /// Of the source.
  public var bytes = 64 << 20
  /// Digits of a number.
  public var digits = 4_000
  /// Bytes of a name.
  public var name = 1_000
  /// Problems to report before giving up.
  public var problems = 10

  public init() {}
}
