/// Comparisons, alone and in chains: `18 <= .age <= 65`.
extension Parser {
  /// All comparisons of a chain at once, after its first operand.
  mutating func comparison(_ first: Term) throws(Diagnostic) -> Term {
    var operands = [first.tree]
    var operators: [ComparisonOperator] = []
    var spans: [Span] = []
    var height = first.height
    while try binaryOperator() == .comparison {
      let token = advance()
      let symbol = ComparisonOperator(rawValue: token.kind.rawValue) ?? .equal
      if let last = operators.last { try checkChain(last, symbol, token.span) }
      let right = try expression(BindingPower.comparison.tighter)
      operands.append(right.tree)
      operators.append(symbol)
      spans.append(token.span)
      height = max(height, right.height)
    }
    for operand in operands {
      guard case .binary(.cross, _, _, let cross) = operand.kind else { continue }
      throw crossNeedsParentheses(beside: operators[0].rawValue, spans[0], cross: cross)
    }
    let span = first.tree.span.union(operands[operands.count - 1].span)
    return try term(
      .comparison(operands, operators, operatorSpans: spans), span, over: height)
  }

  private func checkChain(
    _ last: ComparisonOperator, _ next: ComparisonOperator, _ span: Span
  ) throws(Diagnostic) {
    guard let direction = last.direction, direction == next.direction else {
      let shown = "a \(last.rawValue) b and b \(next.rawValue) c"
      throw failure(
        .chainedComparison, "comparisons chain in one direction: a < b <= c, or a > b >= c", span,
        "`\(last.rawValue)` is before it", notes: ["write \(shown)"])
    }
  }
}

extension ComparisonOperator {
  /// Whether it says "rising"; `nil` where that means nothing.
  fileprivate var direction: Bool? {
    switch self {
    case .less, .lessOrEqual: true
    case .greater, .greaterOrEqual: false
    case .equal, .notEqual, .isIn: nil
    }
  }
}
