/// What stands in brackets: arguments, indexes, lists, records.
extension Parser {
  /// Elements up to the closing bracket, separated by commas or line ends.
  private mutating func elements<Element>(
    until closer: Token.Kind, rule: String,
    _ element: (inout Parser) throws(Diagnostic) -> Measured<Element>
  ) throws(Diagnostic) -> Measured<[Element]> {
    try enter()
    advance()
    let (outerLineEnds, outerBrackets) = (lineEnds, isInBrackets)
    (lineEnds, isInBrackets) = (.separate, true)
    var all: [Element] = []
    var height = 0
    while token.kind != closer {
      let next = try element(&self)
      all.append(next.tree)
      height = max(height, next.height)
      if accept(.comma) || token.kind == closer || token.startsLine { continue }
      throw unexpectedInElements(rule)
    }
    advance()
    (lineEnds, isInBrackets) = (outerLineEnds, outerBrackets)
    leave()
    return Measured(tree: all, height: height)
  }

  private mutating func unexpectedInElements(_ rule: String) -> Diagnostic {
    switch token.kind {
    case .equals where previous.kind == .name:
      let name = text(of: previous)
      return failure(
        .unexpectedToken, "in brackets a name has a colon after it", token.span,
        "`=` binds a name in a statement", notes: ["write \(name): value", "to compare, write =="])
    case .equals: return equalsInExpression()
    case .colon: return colonInExpression()
    default:
      return unexpectedAfterExpression(
        rule, notes: ["put a comma or a line end between two elements"])
    }
  }

  // MARK: Calls and indexes

  mutating func callArguments() throws(Diagnostic) -> Measured<[CallArgument]> {
    let arguments = try elements(
      until: .rightParenthesis, rule: "arguments are separated by commas or line ends"
    ) { (parser: inout Parser) throws(Diagnostic) in try parser.argument() }
    try checkLabels(arguments.tree)
    return arguments
  }

  mutating func indexArguments() throws(Diagnostic) -> Measured<[CallArgument]> {
    let opening = token
    let arguments = try elements(
      until: .rightBracket, rule: "indexes are separated by commas or line ends"
    ) { (parser: inout Parser) throws(Diagnostic) in try parser.argument(isIndex: true) }
    guard !arguments.tree.isEmpty else {
      throw failure(
        .unexpectedToken, "an index stands in the brackets", opening.span.union(previous.span),
        "nothing is in these", notes: ["write xs[0], xs[1..3] or t[.age]"])
    }
    try checkLabels(arguments.tree)
    return arguments
  }

  private mutating func argument(
    isIndex: Bool = false
  ) throws(Diagnostic) -> Measured<CallArgument> {
    guard isLabel else {
      let value = try expression()
      if isIndex, token.kind == .colon { throw sliceInIndex(value.tree) }
      return Measured(
        tree: CallArgument(label: nil, value: value.tree), height: value.height)
    }
    let word = advance()
    advance()
    let value = try expression()
    return Measured(
      tree: CallArgument(label: Name(text(of: word), word.span), value: value.tree),
      height: value.height)
  }

  private func sliceInIndex(_ first: Expression) -> Diagnostic {
    guard case .number = first.kind else { return colonInExpression() }
    return failure(
      .foreignIdiom, "a part is written `xs[0..<3]`, where `0..3` includes 3; a cross is `a & b`",
      token.span)
  }

  private func checkLabels(_ arguments: [CallArgument]) throws(Diagnostic) {
    try checkUnique(arguments.compactMap(\.label), "a label is given once")
  }

  func checkUnique(_ names: [Name], _ rule: String) throws(Diagnostic) {
    guard names.count > 1 else { return }
    var seen: [String: Span] = [:]
    for name in names {
      guard let first = seen.updateValue(name.span, forKey: name.text) else { continue }
      var error = failure(.duplicateName, rule, name.span, "`\(name.text)` again")
      error.labels.append(.init(stream.source, first, "first here"))
      throw error
    }
  }

  // MARK: Lists

  mutating func list() throws(Diagnostic) -> Term {
    let opening = token
    let items = try elements(
      until: .rightBracket, rule: "elements are separated by commas or line ends"
    ) { (parser: inout Parser) throws(Diagnostic) in
      if parser.isLabel {
        parser.advance()
        throw parser.colonInList()
      }
      return try parser.expression()
    }
    return try term(.list(items.tree), opening.span.union(previous.span), over: items.height)
  }

  private func colonInList() -> Diagnostic {
    failure(
      .foreignIdiom, "`:` does not cross columns: write `.education & .occupation`", token.span,
      notes: ["a record is written {a: 1}; a range is written 0..<3"])
  }

  // MARK: Records

  mutating func record() throws(Diagnostic) -> Term {
    let opening = token
    try checkFirstItem()
    let items = try elements(
      until: .rightBrace, rule: "items of a record are separated by commas or line ends"
    ) { (parser: inout Parser) throws(Diagnostic) in try parser.recordItem() }
    let names = items.tree.compactMap { item in
      if case .name(let name) = item.key { name } else { nil }
    }
    try checkUnique(names, "a record has each name once")
    return try term(.record(items.tree), opening.span.union(previous.span), over: items.height)
  }

  /// Whether the brace at hand opens a record: its first item has a key.
  var opensRecord: Bool {
    guard token.kind == .leftBrace else { return false }
    let first = token(after: 1)
    switch first.kind {
    case .stringStart, .leftParenthesis:
      let closer = Int(first.payload)
      return closer + 1 < stream.tokens.count && stream.tokens[closer + 1].kind == .colon
    default:
      return first.kind.isWord && token(after: 2).kind == .colon
    }
  }

  private func checkFirstItem() throws(Diagnostic) {
    let first = token(after: 1)
    if opensRecord || first.kind == .rightBrace { return }
    if first.kind.isWord, token(after: 2).kind == .equals {
      throw failure(
        .unexpectedToken, "a record's items are written `name: value`", token(after: 2).span,
        "found `=`", notes: ["write {\(text(of: first)): …}"])
    }
    throw failure(
      .unexpectedToken, "a brace here opens a record, whose items are `name: value`", token.span,
      "its first item has no name",
      notes: ["a list is written [a, b]", "a block stands after fn(…), if, else and for … in …"])
  }

  private mutating func recordItem() throws(Diagnostic) -> Measured<RecordItem> {
    let key: RecordItem.Key
    var keyHeight = 0
    if token.kind.isWord {
      let word = advance()
      key = .name(Name(text(of: word), word.span))
    } else if token.kind == .stringStart {
      key = .name(
        try plainString(
          "a record's name", instead: "a computed name stands in parentheses: {(name): value}"))
    } else if token.kind == .leftParenthesis {
      let computed = try postfix()
      key = .computed(computed.tree)
      keyHeight = computed.height
    } else {
      throw unexpected(
        "a record's items are written `name: value`",
        notes: ["a computed name stands in parentheses: {(key): value}"])
    }
    guard token.kind == .colon else {
      throw unexpected(
        "a record's items are written `name: value`",
        notes: ["write {a: a} to take the value of `a`"])
    }
    advance()
    let value = try expression()
    return Measured(
      tree: RecordItem(key: key, value: value.tree), height: max(keyHeight, value.height))
  }
}
