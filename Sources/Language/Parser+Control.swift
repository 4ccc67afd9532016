/// `for` and `if`.
extension Parser {
  mutating func forLoop() throws(Diagnostic) -> Measured<Statement> {
    let word = advance()
    var names: [Name] = []
    repeat {
      guard token.kind == .name else {
        if token.kind == .leftParenthesis {
          throw idiom("a repetition is written `for x in xs { … }`, without `( )`", token.span)
        }
        throw unexpected("a repetition is written `for x in xs { … }`")
      }
      let name = advance()
      names.append(Name(text(of: name), name.span))
    } while accept(.comma)
    try checkUnique(names, "names bound together are different")
    guard token.kind == .in else {
      throw unexpected("a repetition is written `for x in xs { … }`", notes: ["`in` is missing"])
    }
    advance()
    let source = try expression()
    loopDepth += 1
    let body = try block("`for`")
    loopDepth -= 1
    return Measured(
      tree: Statement(
        .forLoop(names, in: source.tree, body: body.tree), word.span.union(previous.span)),
      height: max(source.height, body.height + 1))
  }

  /// `if … { … } else if … { … } else { … }`, read in a loop and folded from its end.
  mutating func conditional() throws(Diagnostic) -> Measured<Statement> {
    var branches: [(start: Span, condition: Term, body: Measured<[Statement]>)] = []
    var otherwise: Measured<[Statement]>?
    repeat {
      let start = advance().span
      let condition = try expression()
      branches.append((start, condition, try branch("`if`")))
      guard accept(.else) else { break }
      guard token.kind == .if, !token.startsLine else {
        otherwise = try branch("`else`")
        break
      }
    } while true
    let end = previous.span
    var result: Measured<Statement>?
    for part in branches.reversed() {
      let rest = result.map { Measured(tree: [$0.tree], height: $0.height) } ?? otherwise
      let span = part.start.union(end)
      let height = max(part.condition.height, part.body.height, rest?.height ?? 0) + 1
      guard height <= limits.height else {
        throw failure(
          .tooDeep,
          "a statement may have \(NumberFormat.grouped(limits.height)) levels, and each `else if` is "
            + "one", part.start)
      }
      result = Measured(
        tree: Statement(
          .conditional(part.condition.tree, then: part.body.tree, otherwise: rest?.tree), span),
        height: height)
    }
    guard let result else { throw unexpected("an `if` has a condition") }
    return result
  }

  /// A block, or a record as the branch's value.
  private mutating func branch(_ what: String) throws(Diagnostic) -> Measured<[Statement]> {
    guard opensRecord, !isOnNewLine else { return try block(what) }
    let value = try record()
    let statement = Statement(.expression(value.tree, silenced: false), value.tree.span)
    return Measured(tree: [statement], height: value.height)
  }
}
