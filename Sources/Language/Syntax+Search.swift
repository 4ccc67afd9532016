/// Looking for an expression in a tree.
extension Expression {
  /// The expressions that stand directly in it.
  var parts: [Expression] {
    switch kind {
    case .number, .bool, .none, .hole, .column, .name: []
    case .string(let parts):
      parts.compactMap { if case .value(let value, _) = $0 { value } else { nil } }
    case .field(let base, _): [base]
    case .list(let elements): elements
    case .record(let items):
      items.flatMap { item -> [Expression] in
        if case .computed(let key) = item.key { [key, item.value] } else { [item.value] }
      }
    case .call(let callee, let arguments), .index(let callee, let arguments):
      [callee] + arguments.map(\.value)
    case .unary(_, let operand), .group(let operand): [operand]
    case .binary(_, let left, let right, _), .and(let left, let right), .or(let left, let right),
      .pipe(let left, let right), .with(let left, let right), .range(let left, let right, _):
      [left, right]
    case .comparison(let operands, _, _): operands
    case .lambda(let function): function.expressions
    }
  }

  /// The first expression, from the outside in, that fits.
  func first(where fits: (Expression) -> Bool) -> Expression? {
    if fits(self) { return self }
    for part in parts { if let found = part.first(where: fits) { return found } }
    return nil
  }
}

extension FunctionSyntax {
  /// Its parameters' defaults and the expressions of its body.
  var expressions: [Expression] {
    parameters.compactMap(\.defaultValue) + body.flatMap(\.expressions)
  }
}

extension Statement {
  /// The expressions that stand directly in it and in its blocks.
  var expressions: [Expression] {
    switch kind {
    case .expression(let expression, _), .assignment(_, let expression): [expression]
    case .function(let function): function.expressions
    case .forLoop(_, let sequence, let body): [sequence] + body.flatMap(\.expressions)
    case .conditional(let condition, let then, let otherwise):
      [condition] + (then + (otherwise ?? [])).flatMap(\.expressions)
    case .breakLoop, .continueLoop, .use: []
    case .returnValue(let value): value.map { [$0] } ?? []
    case .expect(let claim, let tolerance, let reason):
      [claim] + [tolerance, reason].compactMap(\.self)
    }
  }
}

extension [Statement] {
  /// The first expression, in the order of the text and from the outside in, that fits.
  func first(where fits: (Expression) -> Bool) -> Expression? {
    for expression in lazy.flatMap(\.expressions) {
      if let found = expression.first(where: fits) { return found }
    }
    return nil
  }
}
