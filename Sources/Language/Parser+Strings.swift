/// Strings, with the values inside them.
extension Parser {
  mutating func string() throws(Diagnostic) -> Term {
    let opening = advance()
    var parts: [StringPart] = []
    var height = 0
    while true {
      let part = advance()
      switch part.kind {
      case .stringText:
        parts.append(.text(stream.texts[Int(part.payload)]))
      case .interpolationStart:
        let value = try interpolation(part)
        parts.append(value.tree)
        height = max(height, value.height)
      default:
        return try term(.string(parts), opening.span.union(part.span), over: height)
      }
    }
  }

  private mutating func interpolation(
    _ opening: Token
  ) throws(Diagnostic) -> Measured<StringPart> {
    try enter()
    let (outerLineEnds, outerBrackets) = (lineEnds, isInBrackets)
    (lineEnds, isInBrackets) = (.ignored, false)
    if token.kind == .interpolationEnd || token.kind == .format {
      throw failure(
        .unexpectedToken, "braces in a string hold a value", opening.span.union(token.span),
        "nothing is in these", notes: [#"a brace as such is written \{"#])
    }
    let value = try expression()
    var format = ""
    if token.kind == .format {
      let part = advance()
      format = stream.texts[Int(part.payload)]
      try check(format, part.span)
    }
    guard token.kind == .interpolationEnd else {
      throw unexpectedAfterExpression(
        "braces in a string hold one value and then close", notes: [#"a brace as such is \{"#])
    }
    advance()
    (lineEnds, isInBrackets) = (outerLineEnds, outerBrackets)
    leave()
    return Measured(tree: .value(value.tree, format: format), height: value.height)
  }

  private func check(_ format: String, _ span: Span) throws(Diagnostic) {
    do {
      try NumberFormat.check(format)
    } catch {
      throw failure(.badEscape, error.message, span, notes: error.notes)
    }
  }

  /// A string without values inside.
  mutating func plainString(
    _ what: String, instead: String? = nil
  ) throws(Diagnostic) -> Name {
    let start = token.span
    let parsed = try string().tree
    guard case .string(let parts) = parsed.kind else {
      throw failure(.unexpectedToken, "\(what) is a string", start)
    }
    var text = ""
    for part in parts {
      guard case .text(let piece) = part else {
        throw failure(
          .unexpectedToken, "\(what) is a string without values in it", parsed.span,
          notes: instead.map { [$0] } ?? [])
      }
      text += piece
    }
    return Name(text, parsed.span)
  }
}
