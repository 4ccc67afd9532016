extension Compiler {
  /// Code that jumps when a condition does not hold; comparisons of two values jump by themselves.
  func jumpUnless(_ condition: Expression) throws -> [Int] {
    try scoped {
      switch condition.kind {
      case .group(let inner): return try jumpUnless(inner)
      case .and(let left, let right) where isPlain(left) && isPlain(right):
        return try jumpUnless(left) + jumpUnless(right)
      case .comparison(let operands, let operators, let spans) where operators.count == 1:
        if let jump = try fused(operands[0], operators[0], operands[1], spans[0]) { return [jump] }
      default: break
      }
      let register = try compile(condition)
      return [emit(.jumpIfFalse, register, at: condition.span)]
    }
  }

  /// Comparisons give true or false, or an error that says what `if` takes; nothing else may be
  /// split at `and` without changing what it means.
  private func isPlain(_ expression: Expression) -> Bool {
    if case .comparison = expression.kind { true } else { false }
  }

  private func fused(
    _ left: Expression, _ operation: ComparisonOperator, _ right: Expression, _ span: Span
  ) throws -> Int? {
    let forms: (Operation, withConstant: Operation?)
    switch operation {
    case .equal: forms = (.unlessEqual, .unlessEqualK)
    case .notEqual: forms = (.unlessNotEqual, nil)
    case .less: forms = (.unlessLess, .unlessLessK)
    case .lessOrEqual: forms = (.unlessLessOrEqual, .unlessLessOrEqualK)
    case .greater: forms = (.unlessGreater, .unlessGreaterK)
    case .greaterOrEqual: forms = (.unlessGreaterOrEqual, .unlessGreaterOrEqualK)
    case .isIn: return nil
    }
    let first = try compile(left)
    if case .number(let number) = right.kind, let form = forms.withConstant {
      return emit(form, first, try constant(.number(number), right.span), at: span)
    }
    let second = try compile(right)
    return emit(forms.0, first, second, at: span)
  }
}
