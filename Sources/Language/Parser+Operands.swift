/// What operators stand between: names, literals, columns, groups, and what is attached to them.
extension Parser {
  /// An operand with its fields, calls and indexes: `p.deep.W1`, `f(x)(y)[0]`.
  mutating func postfix() throws(Diagnostic) -> Term {
    var operand = try primary()
    if case .lambda = operand.tree.kind { return operand }
    while !token.hasSpaceBefore {
      switch token.kind {
      case .dot:
        advance()
        let name = try nameAfterDot()
        operand = try term(
          .field(operand.tree, name), operand.tree.span.union(name.span), over: operand.height)
      case .leftParenthesis:
        try checkCallee(operand.tree)
        let arguments = try callArguments()
        operand = try term(
          .call(operand.tree, arguments.tree), operand.tree.span.union(previous.span),
          over: max(operand.height, arguments.height))
      case .leftBracket:
        let arguments = try indexArguments()
        operand = try term(
          .index(operand.tree, arguments.tree), operand.tree.span.union(previous.span),
          over: max(operand.height, arguments.height))
      default:
        return operand
      }
    }
    return operand
  }

  private func checkCallee(_ callee: Expression) throws(Diagnostic) {
    guard case .number = callee.kind else { return }
    throw failure(
      .notCallable, "a number cannot be called", callee.span,
      notes: ["to multiply, write \(shown(callee.span)) * (…)"])
  }

  private mutating func primary() throws(Diagnostic) -> Term {
    let first = token
    switch first.kind {
    case .name:
      return try name()
    case .number:
      advance()
      return try term(.number(stream.numbers[Int(first.payload)]), first.span)
    case .stringStart:
      return try string()
    case .true, .false:
      advance()
      return try term(.bool(first.kind == .true), first.span)
    case .none:
      advance()
      return try term(.none, first.span)
    case .hole:
      advance()
      return try term(.hole, first.span)
    case .dot:
      advance()
      let name = try nameAfterDot()
      return try term(.column(name.text), first.span.union(name.span))
    case .leftParenthesis:
      return try group()
    case .leftBracket:
      return try list()
    case .leftBrace:
      return try record()
    case .fn:
      return try lambda()
    default:
      throw missingOperand()
    }
  }

  private mutating func name() throws(Diagnostic) -> Term {
    let token = advance()
    let text = text(of: token)
    // The shortest and the longest of these words have three and nine letters.
    if text.utf8.count <= 9, let value = ForeignIdioms.values[text] {
      throw idiom("\(value) is how this value is written, not `\(text)`", token.span)
    }
    return try term(.name(text), token.span)
  }

  private mutating func missingOperand() -> Diagnostic {
    let span = token.span
    let isFirst = index == statementStart
    switch token.kind {
    case .equals where !isFirst && previous.kind == .equals:
      return failure(
        .unexpectedToken, "`==` compares, without space inside", previous.span.union(span))
    case .plus:
      return failure(
        .unexpectedToken, "`+` stands between two values", span, "no value is before it",
        notes: ["a positive number has no sign"])
    case .pipe where isFirst:
      return failure(
        .unexpectedToken, "`|>` goes on from a value", span, "no value is before it")
    case .range, .openRange:
      return failure(
        .unexpectedToken, "a range has two ends: 0..9, or 0..<10", span, "no end before it")
    case .else:
      return failure(
        .unexpectedToken, "`else` belongs to an `if` or an `expect`", span, "there is none here")
    case .if:
      return failure(
        .unexpectedToken, "`if` is a statement, not a value", span,
        notes: ["a value is chosen by choose(cond, a, b)"])
    case .comma where previous.kind == .comma:
      return failure(.unexpectedToken, "one comma separates two elements", span, "a second comma")
    case .at where isFirst:
      return unexpected("a statement cannot start with `@`", notes: ["there are no decorators"])
    case .for, .return, .break, .continue, .expect, .use:
      return unexpected("`\(token.kind.rawValue)` starts a statement and is not a value")
    case .rightParenthesis, .rightBracket, .rightBrace, .end, .interpolationEnd:
      let isAfterOperator = BindingPower(previous.kind) != nil || previous.kind == .equals
      if isAfterOperator {
        return unexpected("a value must follow `\(previous.kind.rawValue)`")
      }
      return unexpected("a value must stand here")
    default:
      return unexpected("a value must stand here")
    }
  }

  /// The word or string that touches a dot.
  private mutating func nameAfterDot() throws(Diagnostic) -> Name {
    let dot = previous
    guard !token.hasSpaceBefore else {
      if token.kind == .end { endedEarly = true }
      throw failure(
        .unexpectedToken, "a name touches the dot before it", dot.span, "nothing touches this dot",
        notes: ["a column is written .age or .\"hours-per-week\""])
    }
    if token.kind.isWord {
      let word = advance()
      return Name(text(of: word), word.span)
    }
    if token.kind == .stringStart {
      return try plainString(
        "a column's name", instead: "col(name) is a column whose name is computed")
    }
    throw unexpected(
      "a name follows a dot", notes: ["a column is written .age or .\"hours-per-week\""])
  }

  /// `( … )`: line ends mean nothing inside.
  private mutating func group() throws(Diagnostic) -> Term {
    try enter()
    let opening = advance()
    let (outerLineEnds, outerBrackets) = (lineEnds, isInBrackets)
    (lineEnds, isInBrackets) = (.ignored, false)
    if token.kind == .rightParenthesis {
      throw failure(
        .unexpectedToken, "a value stands in parentheses", opening.span.union(token.span),
        "nothing is in these", notes: ["an empty list is [], nothing is `none`"])
    }
    let inner = try expression()
    guard token.kind == .rightParenthesis else {
      throw unexpectedInGroup()
    }
    advance()
    (lineEnds, isInBrackets) = (outerLineEnds, outerBrackets)
    leave()
    return try term(.group(inner.tree), opening.span.union(previous.span), over: inner.height)
  }

  private mutating func unexpectedInGroup() -> Diagnostic {
    switch token.kind {
    case .comma:
      failure(
        .unexpectedToken, "parentheses hold one value", token.span, "a second one follows",
        notes: ["a list is written [a, b]"])
    case .equals: equalsInExpression()
    case .colon: colonInExpression()
    default:
      unexpectedAfterExpression("parentheses hold one value and then close")
    }
  }

  func equalsInExpression() -> Diagnostic {
    failure(
      .unexpectedToken, "`=` binds a name; `==` compares", token.span, "inside an expression",
      notes: ["to compare, write a == b"])
  }

  func colonInExpression() -> Diagnostic {
    failure(
      .foreignIdiom, "`:` follows a label; a cross is written `a & b`, a range `0..<3`",
      token.span)
  }
}
