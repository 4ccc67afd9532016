/// Operators, from `or` to `^`.
extension Parser {
  /// An expression whose operators bind at least as tightly as given.
  mutating func expression(_ minimum: BindingPower = .or) throws(Diagnostic) -> Term {
    try continued(try operand(minimum), minimum)
  }

  /// What operators and further operands make of a first operand.
  mutating func continued(
    _ first: Term, _ minimum: BindingPower = .or
  ) throws(Diagnostic) -> Term {
    var left = first
    while let power = try binaryOperator(), power >= minimum {
      left =
        switch power {
        case .comparison: try comparison(left)
        case .pipe: try pipe(left)
        case .power: try raised(left)
        case .range: try range(left)
        default: try binary(left, power)
        }
    }
    return left
  }

  /// What stands before the first binary operator: `not`, a sign, or a postfix chain.
  private mutating func operand(_ minimum: BindingPower) throws(Diagnostic) -> Term {
    switch token.kind {
    case .not:
      let operatorSpan = token.span
      guard minimum <= .not else {
        throw failure(
          .unexpectedToken, "`not` binds more loosely than the operator before it", operatorSpan,
          notes: ["put it in parentheses: (not x)"])
      }
      try enter()
      advance()
      let operand = try expression(.not)
      leave()
      return try term(
        .unary(.not, operand.tree), operatorSpan.union(operand.tree.span), over: operand.height)
    case .minus:
      let operatorSpan = token.span
      try enter()
      advance()
      let operand = try expression(.unary)
      leave()
      return try term(
        .unary(.minus, operand.tree), operatorSpan.union(operand.tree.span), over: operand.height)
    default:
      return try postfix()
    }
  }

  private mutating func binary(_ left: Term, _ power: BindingPower) throws(Diagnostic) -> Term {
    let operation = advance()
    if operation.kind == .percent { try checkPercent(after: left.tree, operation) }
    let right = try expression(power.tighter)
    let kind: Expression.Kind
    switch operation.kind {
    case .or: kind = .or(left.tree, right.tree)
    case .and: kind = .and(left.tree, right.tree)
    case .with: kind = .with(left.tree, right.tree)
    default:
      let symbol = BinaryOperator(rawValue: operation.kind.rawValue) ?? .add
      if symbol == .cross { try checkCross([left.tree, right.tree], operation.span) }
      kind = .binary(symbol, left.tree, right.tree, operatorSpan: operation.span)
    }
    return try join(kind, left, right)
  }

  private func join(
    _ kind: Expression.Kind, _ left: Term, _ right: Term
  ) throws(Diagnostic) -> Term {
    try term(kind, left.tree.span.union(right.tree.span), over: max(left.height, right.height))
  }

  /// `^` groups to the right, and its right side may have a sign: `2 ^ -x ^ 2`.
  private mutating func raised(_ left: Term) throws(Diagnostic) -> Term {
    let operation = advance()
    try enter()
    let right = try expression(.unary)
    leave()
    return try join(
      .binary(.power, left.tree, right.tree, operatorSpan: operation.span), left, right)
  }

  private mutating func range(_ left: Term) throws(Diagnostic) -> Term {
    if case .range = left.tree.kind {
      throw failure(
        .unexpectedToken, "a range has two ends", token.span, "a third end")
    }
    let operation = advance()
    let right = try expression(BindingPower.range.tighter)
    return try join(
      .range(left.tree, right.tree, closed: operation.kind == .range), left, right)
  }

  /// `50%` is no number; `a % b` is a remainder.
  private func checkPercent(after left: Expression, _ operation: Token) throws(Diagnostic) {
    guard case .number(let value) = left.kind, !operation.hasSpaceBefore else { return }
    let next = token
    let ends: [Token.Kind] = [
      .comma, .rightParenthesis, .rightBracket, .rightBrace, .semicolon, .end, .leftBrace,
      .interpolationEnd, .within, .else,
    ]
    guard next.startsLine || ends.contains(next.kind) else { return }
    throw failure(
      .foreignIdiom, "`%` is the remainder of a division, not a hundredth",
      left.span.union(operation.span),
      notes: ["write \(NumberFormat.general(value / 100)); \"{x:.1%}\" shows a number in percent"])
  }

  /// `&` stands beside columns, calls and parentheses only.
  private func checkCross(_ operands: [Expression], _ span: Span) throws(Diagnostic) {
    for operand in operands {
      guard case .binary(let symbol, _, _, let inner) = operand.kind else { continue }
      switch symbol {
      case .add, .subtract, .multiply, .divide, .remainder, .product:
        throw crossNeedsParentheses(beside: symbol.rawValue, inner, cross: span)
      case .power, .cross:
        continue
      }
    }
  }

  func crossNeedsParentheses(beside text: String, _ span: Span, cross: Span) -> Diagnostic {
    var error = failure(
      .crossNeedsParentheses, "beside `&`, `\(text)` needs parentheses", span,
      notes: ["write (a \(text) b) & c, or a \(text) (b & c)"])
    error.labels.append(.init(stream.source, cross, "the `&`"))
    return error
  }

  /// The right side is a name, or a chain that ends in a call.
  mutating func pipe(_ left: Term) throws(Diagnostic) -> Term {
    let operation = advance()
    let right = try expression(BindingPower.pipe.tighter)
    switch right.tree.kind {
    case .name, .call:
      return try join(.pipe(left.tree, right.tree), left, right)
    default:
      var notes = ["write x |> f(y) for f(x, y)"]
      if case .binary(let symbol, _, _, _) = right.tree.kind {
        notes = [
          "`\(symbol.rawValue)` binds more tightly than `|>`: write (x |> f) \(symbol.rawValue) y"
        ]
      } else if case .field = right.tree.kind {
        notes = ["write \(shown(right.tree.span))()"]
      }
      throw failure(
        .unexpectedToken, "the right side of `|>` is a name or ends in a call",
        right.tree.span.lower >= operation.span.upper ? right.tree.span : operation.span,
        "this is neither", notes: notes)
    }
  }
}
