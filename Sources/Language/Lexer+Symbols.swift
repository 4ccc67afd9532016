/// Names, brackets and operators.
extension Lexer {
  mutating func readToken() throws(Diagnostic) {
    let start = offset
    let byte = peek()
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      readWord()
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      readNumber()
    case UInt8(ascii: "\""):
      try openString()
    case UInt8(ascii: "'"):
      try readRawString()
    case UInt8(ascii: "("):
      try openBracket(.leftParenthesis)
    case UInt8(ascii: "["):
      try openBracket(.leftBracket)
    case UInt8(ascii: "{"):
      try openBracket(.leftBrace)
    case UInt8(ascii: ")"):
      try closeBracket(.rightParenthesis, opened: .leftParenthesis)
    case UInt8(ascii: "]"):
      try closeBracket(.rightBracket, opened: .leftBracket)
    case UInt8(ascii: "}"):
      if open.last?.kind == .interpolationStart {
        closeInterpolation()
      } else {
        try closeBracket(.rightBrace, opened: .leftBrace)
      }
    case UInt8(ascii: ":") where open.last?.kind == .interpolationStart:
      try readFormat()
    case 0x80...:
      readWord()
    default:
      readOperator(start)
    }
  }

  // MARK: Words

  private mutating func readWord() {
    let start = offset
    var isPlain = true
    while offset < bytes.count {
      let byte = peek()
      if isWordByte(byte) {
        offset += 1
      } else if byte >= 0x80 {
        let scalar = self.scalar()
        guard isAllowed(scalar, first: offset == start) else {
          refuse(scalar, inNameFrom: start)
          return
        }
        offset += UTF8.width(scalar)
        isPlain = false
      } else {
        break
      }
    }
    guard offset - start <= limits.name else {
      problems.append(
        failure(
          .tooLarge, "a name may have \(NumberFormat.grouped(limits.name)) bytes",
          Span(start, start + 1), "this one has \(NumberFormat.grouped(offset - start))"))
      return
    }
    // The longest keyword has eight letters.
    let keyword =
      isPlain && offset - start <= 8 ? Token.Kind.keywords[text(start, offset)] : nil
    append(keyword ?? .name, from: start)
  }

  func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default:
      false
    }
  }

  /// Names follow Unicode's identifiers (UAX 31) without what cannot be seen.
  private func isAllowed(_ scalar: Unicode.Scalar, first: Bool) -> Bool {
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint { return false }
    return first ? properties.isXIDStart : properties.isXIDContinue
  }

  private mutating func refuse(_ scalar: Unicode.Scalar, inNameFrom start: Int) {
    let span = Span(offset, offset + UTF8.width(scalar))
    let isUnseen =
      scalar.properties.isDefaultIgnorableCodePoint || Visible.isUnseen(scalar)
      || scalar.properties.isWhitespace
    let shown =
      isUnseen ? Visible.escape(scalar) : "`\(scalar)` (\(Visible.escape(scalar)))"
    offset = span.upper
    if isUnseen {
      let inName = span.lower > start ? "in a name" : "outside strings and comments"
      problems.append(
        failure(
          .unexpectedCharacter, "a character that cannot be seen is not allowed \(inName)", span,
          "this is \(shown)"))
    } else {
      problems.append(
        failure(
          .unexpectedCharacter, "this character means nothing here", span,
          "this is \(shown)", notes: ForeignIdioms.characters[String(scalar)].map { [$0] } ?? []))
    }
    while isWordByte(peek()) { offset += 1 }
  }

  /// The scalar at `offset`; the bytes are known to be UTF-8.
  func scalar() -> Unicode.Scalar {
    let end = min(offset + 4, bytes.count)
    var decoder = UTF8()
    var rest = bytes[offset..<end].makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&rest) { return scalar }
    return "\u{FFFD}"
  }

  // MARK: Brackets

  private mutating func openBracket(_ kind: Token.Kind) throws(Diagnostic) {
    let start = offset
    offset += 1
    try push(kind, from: start)
  }

  mutating func push(_ kind: Token.Kind, from start: Int) throws(Diagnostic) {
    let span = Span(start, offset)
    guard open.count < limits.depth else {
      throw failure(
        .tooDeep, "brackets may stand \(limits.depth) deep", span, "this one is deeper",
        notes: ["give a name to an inner part and use the name"])
    }
    open.append(Opening(kind: kind, token: stream.tokens.count, span: span))
    append(kind, from: start)
  }

  private mutating func closeBracket(_ kind: Token.Kind, opened: Token.Kind) throws(Diagnostic) {
    let start = offset
    offset += 1
    guard let opening = open.last else {
      throw failure(
        .unexpectedToken, "every `\(kind.rawValue)` closes a `\(opened.rawValue)`",
        Span(start, offset), "nothing is open here")
    }
    guard opening.kind == opened else {
      let shown = opening.kind == .interpolationStart ? "{" : opening.kind.rawValue
      var error = failure(
        .unexpectedToken, "brackets close in the opposite order of opening", Span(start, offset),
        "this closes `\(opened.rawValue)`, but `\(shown)` is open")
      error.labels.append(.init(source, opening.span, "opened here"))
      throw error
    }
    open.removeLast()
    stream.tokens[opening.token].payload = UInt32(stream.tokens.count)
    append(kind, from: start)
  }

  func unterminated(_ innermost: Opening) -> Diagnostic {
    // A string left open inside an interpolation is nearly always the end of the outer string.
    let inString = open.first { $0.kind == .stringStart }
    let opening = inString ?? innermost
    guard opening.kind == .stringStart else {
      let closer =
        switch opening.kind {
        case .leftParenthesis: ")"
        case .leftBracket: "]"
        default: "}"
        }
      return failure(
        .unterminated, "every `\(opening.kind.rawValue)` needs its `\(closer)`", opening.span,
        "opened here, and not closed before the end of the text")
    }
    let hasInterpolation = open.contains { $0.kind == .interpolationStart }
    return failure(
      .unterminated, "a string ends with the quote it starts with", opening.span,
      "this one does not end",
      notes: hasInterpolation ? [#"`{` in a string starts a value: write \{ for a brace"#] : [])
  }

  // MARK: Operators

  private mutating func readOperator(_ start: Int) {
    if let kind = separator() {
      offset += 1
      append(kind, from: start)
      return
    }
    // Nearly every operator has a space or a word behind it, and no idiom has.
    let isLonger = !isWordByte(peek(1)) && peek(1) > UInt8(ascii: " ") || isAt("%in%")
    if isLonger, let idiom = ForeignIdioms.operators.first(where: { isAt($0.text) }) {
      readForeign(idiom)
      return
    }
    let second = peek(1)
    var length = 1
    var kind: Token.Kind?
    switch peek() {
    case UInt8(ascii: "+"): kind = .plus
    case UInt8(ascii: "-"): kind = .minus
    case UInt8(ascii: "*"): kind = .star
    case UInt8(ascii: "/"): kind = .slash
    case UInt8(ascii: "%"): kind = .percent
    case UInt8(ascii: "^"): kind = .caret
    case UInt8(ascii: "@"): kind = .at
    case UInt8(ascii: "&"): kind = .ampersand
    case UInt8(ascii: ":"): kind = .colon
    case UInt8(ascii: "="):
      (kind, length) = second == UInt8(ascii: "=") ? (.isEqual, 2) : (.equals, 1)
    case UInt8(ascii: "!") where second == UInt8(ascii: "="):
      (kind, length) = (.isNotEqual, 2)
    case UInt8(ascii: "<"):
      (kind, length) = second == UInt8(ascii: "=") ? (.lessOrEqual, 2) : (.less, 1)
    case UInt8(ascii: ">"):
      (kind, length) = second == UInt8(ascii: "=") ? (.greaterOrEqual, 2) : (.greater, 1)
    case UInt8(ascii: "|") where second == UInt8(ascii: ">"):
      (kind, length) = (.pipe, 2)
    case UInt8(ascii: "."):
      (kind, length) = dots()
    default:
      break
    }
    guard let kind else {
      readUnknown()
      return
    }
    offset += length
    if kind == .dot, isDigit(peek()) {
      refuseLeadingDot(start)
      return
    }
    append(kind, from: start)
  }

  private func separator() -> Token.Kind? {
    switch peek() {
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: ";"): .semicolon
    default: nil
    }
  }

  private func dots() -> (Token.Kind, Int) {
    if isAt("...") { return (.hole, 3) }
    if isAt("..<") { return (.openRange, 3) }
    if isAt("..") { return (.range, 2) }
    return (.dot, 1)
  }

  private mutating func readForeign(_ idiom: ForeignIdioms.Operator) {
    let start = offset
    offset += idiom.text.utf8CodeUnitCount
    guard idiom.isComment else {
      addForeign(idiom.hint, from: start)
      return
    }
    problems.append(failure(.foreignIdiom, idiom.hint, Span(start, offset)))
    skipLine()
  }

  /// A single ASCII character that is no operator; the parser says so where it stands.
  private mutating func readUnknown() {
    let start = offset
    guard let hint = ForeignIdioms.characters[String(scalar())] else {
      refuse(scalar(), inNameFrom: start)
      return
    }
    offset += 1
    addForeign(hint, from: start)
  }

  private mutating func addForeign(_ hint: String, from start: Int) {
    stream.texts.append(hint)
    append(.foreign, from: start, payload: stream.texts.count - 1)
  }
}
