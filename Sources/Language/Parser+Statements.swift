/// Statements, and what ends them.
extension Parser {
  /// One statement with the `;` that may follow it.
  mutating func statement() throws(Diagnostic) -> Measured<Statement> {
    try checkKeyword()
    let parsed: Measured<Statement> =
      switch token.kind {
      case .fn where token(after: 1).kind != .leftParenthesis: try namedFunction()
      case .for: try forLoop()
      case .if: try conditional()
      case .break, .continue: try leaveOrRepeat()
      case .return: try returnStatement()
      case .expect: try expectation()
      case .use: try use()
      case .name where isAssignment: try assignment()
      default: try expressionStatement()
      }
    return try ended(parsed)
  }

  /// `none = 3`: words of the language cannot be bound.
  private func checkKeyword() throws(Diagnostic) {
    let next = token(after: 1)
    guard token.kind.isKeyword, next.kind == .equals, !next.startsLine else { return }
    throw failure(
      .unexpectedToken, "a word of the language cannot name a value", token.span,
      "`\(token.kind.rawValue)` is one")
  }

  /// A statement ends with its line, a `;`, or the block around it.
  private mutating func ended(
    _ statement: Measured<Statement>
  ) throws(Diagnostic) -> Measured<Statement> {
    guard statement.height <= limits.height else {
      throw failure(
        .tooDeep, "a statement may have \(NumberFormat.grouped(limits.height)) levels",
        statement.tree.span)
    }
    if token.kind == .semicolon {
      advance()
      guard case .expression(let value, _) = statement.tree.kind else { return statement }
      return Measured(
        tree: Statement(.expression(value, silenced: true), statement.tree.span),
        height: statement.height)
    }
    if token.startsLine || token.kind == .end || token.kind == .rightBrace { return statement }
    throw unexpectedAfterStatement(statement.tree)
  }

  private mutating func unexpectedAfterStatement(_ statement: Statement) -> Diagnostic {
    guard case .expression(let value, _) = statement.kind else {
      return unexpectedAfterWhole(statement)
    }
    switch token.kind {
    case .equals: return assignmentToPart(value)
    case .comma:
      return failure(
        .unexpectedToken, "one value stands on a line; several are bound by `a, b = …`", token.span,
        notes: ["a list is written [a, b]"])
    case .colon: return colonAfterStatement(value)
    default:
      return unexpectedAfterExpression("a statement ends with its line, or with `;`")
    }
  }

  private mutating func unexpectedAfterWhole(_ statement: Statement) -> Diagnostic {
    switch token.kind {
    case .equals:
      return equalsInExpression()
    case .comma:
      guard previous.kind == .number, token(after: 1).kind == .number else { fallthrough }
      return failure(
        .unexpectedToken, "a number is written without commas", token.span,
        notes: ["write 1_000 or 1000; a list is written [1, 0]"])
    default:
      return unexpectedAfterExpression("a statement ends with its line, or with `;`")
    }
  }

  /// The target of `=` is no plain name.
  private func assignmentToPart(_ target: Expression) -> Diagnostic {
    switch target.kind {
    case .field(let base, let name):
      let base = shown(base.span)
      return failure(
        .unexpectedToken, "values never change in place: only a name can be bound", target.span,
        "this is a part of a value",
        notes: ["write \(base) = \(base) with {\(name.text): …}"])
    case .index:
      return failure(
        .unexpectedToken, "values never change in place: only a name can be bound", target.span,
        "this is a part of a value", notes: ["make a new list and bind the name to it"])
    case .column(let name):
      return failure(
        .unexpectedToken, "a name is bound without a dot", target.span, "this is a column",
        notes: ["write \(name) = …"])
    default:
      return failure(
        .unexpectedToken, "`=` binds a name; `==` compares", token.span,
        "`\(shown(target.span))` is no name",
        notes: ["to compare, write a == b"])
    }
  }

  private func colonAfterStatement(_ value: Expression) -> Diagnostic {
    if case .name(let name) = value.kind {
      let foreign = ForeignIdioms.statements[name]
      if let foreign { return idiom(foreign, value.span) }
      return failure(
        .unexpectedToken, "`name: value` stands in brackets; a name is bound by `=`", token.span,
        notes: ["write \(name) = …"])
    }
    return colonInExpression()
  }

  // MARK: Names and values

  /// `a =`, `a, b =`.
  private var isAssignment: Bool {
    var distance = 0
    while token(after: distance).kind == .name {
      switch token(after: distance + 1).kind {
      case .equals: return !token(after: distance + 1).startsLine
      case .comma: distance += 2
      default: return false
      }
    }
    return false
  }

  private mutating func names() throws(Diagnostic) -> [Name] {
    var names: [Name] = []
    repeat {
      guard token.kind == .name else { throw unexpected("a name must stand here") }
      let word = advance()
      names.append(Name(text(of: word), word.span))
    } while accept(.comma)
    try checkUnique(names, "names bound together are different")
    return names
  }

  private mutating func assignment() throws(Diagnostic) -> Measured<Statement> {
    let start = token.span
    let targets = try names()
    advance()
    let value = try expression()
    return Measured(
      tree: Statement(.assignment(targets, value.tree), start.union(value.tree.span)),
      height: value.height)
  }

  private mutating func expressionStatement() throws(Diagnostic) -> Measured<Statement> {
    let value = try expression()
    return Measured(
      tree: Statement(.expression(value.tree, silenced: false), value.tree.span),
      height: value.height)
  }

  /// A text that starts with `|>` at the prompt.
  mutating func pipedStatement(
    from answer: String
  ) throws(Diagnostic) -> Measured<Statement> {
    let start = token.span.lower
    let value = try continued(try term(.name(answer), Span(start, start)))
    let statement = Statement(.expression(value.tree, silenced: false), value.tree.span)
    return try ended(Measured(tree: statement, height: value.height))
  }

  // MARK: Leaving

  private mutating func leaveOrRepeat() throws(Diagnostic) -> Measured<Statement> {
    let word = advance()
    guard loopDepth > 0 else {
      throw failure(
        .misplaced, "`\(word.kind.rawValue)` stands inside a `for`", word.span,
        "no `for` is around it")
    }
    return Measured(
      tree: Statement(word.kind == .break ? .breakLoop : .continueLoop, word.span), height: 0)
  }

  private mutating func returnStatement() throws(Diagnostic) -> Measured<Statement> {
    let word = advance()
    guard functionDepth > 0 else {
      throw failure(
        .misplaced, "`return` stands inside a function", word.span, "no function is around it")
    }
    if token.startsLine || [.semicolon, .rightBrace, .end].contains(token.kind) {
      return Measured(tree: Statement(.returnValue(nil), word.span), height: 0)
    }
    let value = try expression()
    if token.kind == .comma {
      throw failure(
        .unexpectedToken, "a function returns one value", token.span, "a second one follows",
        notes: ["return a list: return [a, b]"])
    }
    return Measured(
      tree: Statement(.returnValue(value.tree), word.span.union(value.tree.span)),
      height: value.height)
  }

  // MARK: Claims and scripts

  private mutating func expectation() throws(Diagnostic) -> Measured<Statement> {
    let word = advance()
    let claim = try expression()
    var within: Term?
    var reason: Term?
    if accept(.within) { within = try expression() }
    if accept(.else) { reason = try expression() }
    if token.kind == .within {
      throw failure(.unexpectedToken, "`within` stands before `else`", token.span)
    }
    if token.kind == .equals { throw equalsInExpression() }
    return Measured(
      tree: Statement(
        .expect(claim.tree, within: within?.tree, reason: reason?.tree),
        word.span.union(previous.span)),
      height: max(claim.height, within?.height ?? 0, reason?.height ?? 0))
  }

  private mutating func use() throws(Diagnostic) -> Measured<Statement> {
    let word = advance()
    guard token.kind == .stringStart else {
      throw unexpected("a script is brought in by `use \"file.wd\" as name`")
    }
    let path = try plainString("a script's path")
    var alias: Name?
    if token.kind == .name, !token.startsLine, text(of: token) == "as" {
      advance()
      guard token.kind == .name, !token.startsLine else {
        throw unexpected("a name follows `as`")
      }
      let name = advance()
      alias = Name(text(of: name), name.span)
    }
    return Measured(
      tree: Statement(
        .use(path: path.text, alias: alias), word.span.union(alias?.span ?? path.span)),
      height: 0)
  }
}
