/// Functions with and without a name, and blocks.
extension Parser {
  /// `fn(x) x * x`, or `fn(x) { … }`.
  mutating func lambda() throws(Diagnostic) -> Term {
    let start = advance().span
    if token.kind == .name, token(after: 1).kind == .leftParenthesis {
      throw failure(
        .unexpectedToken, "a function inside an expression has no name", token.span,
        notes: ["write fn(x) x * x, or define fn \(text(of: token))(…) on a line of its own"])
    }
    let function = try function(named: nil, from: start)
    return try term(.lambda(function.tree), function.tree.span, over: function.height)
  }

  /// `fn name(…) …` as a statement.
  mutating func namedFunction() throws(Diagnostic) -> Measured<Statement> {
    let start = advance().span
    guard token.kind == .name else {
      throw unexpected("a function is written `fn name(a, b) { … }`")
    }
    let word = advance()
    let function = try function(named: Name(text(of: word), word.span), from: start)
    return Measured(
      tree: Statement(.function(function.tree), function.tree.span), height: function.height)
  }

  private mutating func function(
    named name: Name?, from start: Span
  ) throws(Diagnostic) -> Measured<FunctionSyntax> {
    let parameters = try parameters()
    let (outerLoops, outerLineEnds) = (loopDepth, lineEnds)
    loopDepth = 0
    functionDepth += 1
    try enter()
    let body = try functionBody()
    leave()
    functionDepth -= 1
    (loopDepth, lineEnds) = (outerLoops, outerLineEnds)
    return Measured(
      tree: FunctionSyntax(
        name: name, parameters: parameters.tree, body: body.tree,
        span: start.union(previous.span)),
      height: max(parameters.height, body.height))
  }

  private mutating func functionBody() throws(Diagnostic) -> Measured<[Statement]> {
    guard !isOnNewLine, token.kind != .end else {
      throw failure(
        .unexpectedToken, "a function's body starts on the line of its parameters", previous.span,
        "the line ends here", notes: ["write fn f(x) { or the whole body on this line"])
    }
    if token.kind == .colon {
      throw idiom("a function's body stands in braces: `fn f(x) { … }`, without `:`", token.span)
    }
    if token.kind == .equals {
      throw idiom("a function's body follows at once: `fn f(x) x * x`, without `=`", token.span)
    }
    if token.kind == .leftBrace, !opensRecord { return try block("a function") }
    let value = try expression()
    let statement = Statement(.expression(value.tree, silenced: false), value.tree.span)
    return Measured(tree: [statement], height: value.height)
  }

  private mutating func parameters() throws(Diagnostic) -> Measured<[Parameter]> {
    guard token.kind == .leftParenthesis else {
      throw unexpected("a function's parameters stand in parentheses", notes: ["write fn(x) x * x"])
    }
    try enter()
    advance()
    let (outerLineEnds, outerBrackets) = (lineEnds, isInBrackets)
    (lineEnds, isInBrackets) = (.separate, true)
    var all: [Parameter] = []
    var height = 0
    while token.kind != .rightParenthesis {
      let next = try parameter()
      all.append(next.tree)
      height = max(height, next.height)
      guard all.count <= limits.parameters else {
        throw failure(
          .tooLarge, "a function may have \(limits.parameters) parameters",
          all[all.count - 1].name.span, "this is one more",
          notes: ["put them in a record and hand over the record"])
      }
      if accept(.comma) || token.kind == .rightParenthesis || token.startsLine { continue }
      throw token.kind == .equals
        ? failure(
          .unexpectedToken, "a parameter's default is written `a: 1`", token.span, "found `=`")
        : unexpected("parameters are separated by commas or line ends")
    }
    advance()
    (lineEnds, isInBrackets) = (outerLineEnds, outerBrackets)
    leave()
    try checkUnique(all.map(\.name), "parameters have different names")
    return Measured(tree: all, height: height)
  }

  private mutating func parameter() throws(Diagnostic) -> Measured<Parameter> {
    guard token.kind == .name else {
      throw unexpected("a parameter is a name, with a default if you like: `fn f(a, b: 1) …`")
    }
    let word = advance()
    let name = Name(text(of: word), word.span)
    guard accept(.colon) else {
      return Measured(tree: Parameter(name: name, defaultValue: nil), height: 0)
    }
    let value = try expression()
    return Measured(tree: Parameter(name: name, defaultValue: value.tree), height: value.height)
  }

  // MARK: Blocks

  /// `{ … }` after `what`, on the same line.
  mutating func block(_ what: String) throws(Diagnostic) -> Measured<[Statement]> {
    guard token.kind == .leftBrace else { throw missingBlock(what) }
    if token.startsLine, lineEnds == .separate {
      throw failure(
        .unexpectedToken, "the `{` of \(what) stands on the same line", token.span,
        "this one starts a line")
    }
    try enter()
    advance()
    let outer = (lineEnds, isInBrackets, statementStart)
    (lineEnds, isInBrackets) = (.separate, false)
    var statements: [Statement] = []
    var height = 0
    while token.kind != .rightBrace {
      statementStart = index
      let next = try statement()
      statements.append(next.tree)
      height = max(height, next.height)
    }
    advance()
    (lineEnds, isInBrackets, statementStart) = outer
    leave()
    return Measured(tree: statements, height: height)
  }

  private mutating func missingBlock(_ what: String) -> Diagnostic {
    switch token.kind {
    case .equals:
      return equalsInExpression()
    case .colon:
      return idiom("a block stands in braces: `{ … }`, without `:`", token.span)
    default:
      let rule = "\(what) needs its block in braces"
      if isOnNewLine || token.kind == .end {
        return failure(
          .unexpectedToken, rule, previous.span, "the line ends here", notes: ["end it with {"])
      }
      return unexpectedAfterExpression(rule, notes: ["write { … }"])
    }
  }
}
