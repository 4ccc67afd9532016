/// Errors: the rule, what was found, what to write instead.
extension Parser {
  func failure(
    _ code: ErrorCode, _ message: String, _ span: Span, _ label: String = "", notes: [String] = []
  ) -> Diagnostic {
    Diagnostic(code, message, at: .init(stream.source, span, label), notes: notes)
  }

  func idiom(_ hint: String, _ span: Span) -> Diagnostic { failure(.foreignIdiom, hint, span) }

  /// Just behind the last token.
  var endOfText: Span { Span(previous.span.upper, previous.span.upper) }

  /// The text of a span for use in a sentence: on one line, and short.
  func shown(_ span: Span) -> String {
    let text = stream.source.text(Span(span.lower, min(span.upper, span.lower + 200)))
    let short = Visible.escape(String(text.prefix(40)))
    return text.count > 40 ? short + "…" : short
  }

  /// How a sentence says what was found.
  func described(_ token: Token) -> String {
    switch token.kind {
    case .stringStart: return "found a string"
    case .format: return "found a format"
    default: break
    }
    let text = shown(token.span)
    return token.kind == .name ? "found the name `\(text)`" : "found `\(text)`"
  }

  /// The token at hand does not fit; words of other languages get their own sentence.
  mutating func unexpected(_ rule: String, notes: [String] = []) -> Diagnostic {
    if token.kind == .foreign {
      return idiom(stream.texts[Int(token.payload)], token.span)
    }
    if let hint = foreignWord() { return hint }
    guard token.kind == .end else {
      return failure(.unexpectedToken, rule, token.span, described(token), notes: notes)
    }
    endedEarly = true
    return failure(.unexpectedToken, rule, endOfText, "the text ends here", notes: notes)
  }

  /// A word of another language just before the token at hand, or at the statement's start.
  private func foreignWord() -> Diagnostic? {
    for place in [index - 1, statementStart, index] where place >= 0 {
      guard place < stream.tokens.count - 1, stream.tokens[place].kind == .name else { continue }
      let word = stream.tokens[place]
      let text = text(of: word)
      guard let hint = ForeignIdioms.statements[text] else { continue }
      if isForeignStatement(text, before: stream.tokens[place + 1]) {
        return idiom(hint, word.span)
      }
    }
    return nil
  }

  /// Whether what follows such a word shows that it is not the name of a value.
  private func isForeignStatement(_ word: String, before next: Token) -> Bool {
    switch next.kind {
    case .leftParenthesis where !next.hasSpaceBefore:
      ForeignIdioms.touchedByBrackets.contains(word)
    case .name, .number, .stringStart, .leftBrace, .leftParenthesis, .colon, .star:
      true
    default:
      next.kind.isKeyword && BindingPower(next.kind) == nil
    }
  }

  /// What follows an expression and cannot go on from it.
  mutating func unexpectedAfterExpression(_ rule: String, notes: [String] = []) -> Diagnostic {
    let span = token.span
    let onSameLine = !token.startsLine || lineEnds == .ignored
    switch token.kind {
    case .leftParenthesis where onSameLine, .leftBracket where onSameLine:
      let isForeign = previous.kind == .name && ForeignIdioms.statements[text(of: previous)] != nil
      if isForeign { break }
      let bracket = token.kind.rawValue
      return failure(
        .unexpectedToken, "`\(bracket)` touches what it belongs to", span,
        "there is space before it",
        notes: [
          bracket == "("
            ? "a call is written f(x); elements have a comma between them"
            : "an element is written xs[0]; elements have a comma between them"
        ])
    case .dot where onSameLine && token(after: 1).kind.isWord && !token(after: 1).hasSpaceBefore:
      return failure(
        .unexpectedToken, "a field's dot touches the value before it", span,
        "with space before it, this is a column",
        notes: ["a field is written a.b; elements have a comma between them"])
    case .if where onSameLine:
      return idiom("a choice is written `choose(cond, a, b)`, not `a if cond else b`", span)
    case .for where onSameLine:
      return idiom("a list from a list is written `map(xs, fn(x) x * x)`", span)
    case .not where onSameLine && token(after: 1).kind == .in:
      return idiom("\"not in\" is written `not (a in b)`", span.union(token(after: 1).span))
    case .stringStart where onSameLine && !token.hasSpaceBefore && previous.kind == .name:
      return failure(
        .foreignIdiom, "a string has no letter before it: \"{x}\" puts a value in, '…' is raw",
        previous.span)
    case .stringStart where onSameLine && !token.hasSpaceBefore && previous.kind == .stringEnd:
      return failure(
        .foreignIdiom, "one quote opens a string, also one of several lines", span)
    case .name where onSameLine && text(of: token) == "is":
      return idiom("equality is written `a == b`, not `a is b`", span)
    default:
      break
    }
    return unexpected(rule, notes: notes)
  }
}
