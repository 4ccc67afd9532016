extension Compiler {
  /// Compiles a function and emits the code that makes it.
  func closure(_ function: FunctionSyntax, into target: Int, span: Span) throws {
    let isScriptFunction = isScript && function.name != nil
    let inner = Compiler(unit: unit, function: function, enclosing: isScriptFunction ? nil : self)
    try inner.compileBody()
    let index = prototypes.count
    prototypes.append(inner.finish())
    guard index < Int(UInt16.max) else {
      throw error(.tooLarge, "one function may hold 65,000 others", span)
    }
    try scoped {
      let first = try inner.captures.map { name in
        let register = try temporary(span)
        _ = try load(name, into: register, at: span)
        return register
      }.first
      emit(.closure, target, index, first ?? 0, at: span)
    }
  }

  private func compileBody() throws {
    guard let function else { return }
    for parameter in function.parameters {
      definite.insert(try declareLocal(parameter.name.text, parameter.name.span))
    }
    for name in function.body.assignedNames { _ = try declareLocal(name.text, name.span) }
    for parameter in function.parameters {
      guard let value = parameter.defaultValue, let register = locals[parameter.name.text] else {
        continue
      }
      let given = emit(.jumpIfSet, register, at: value.span)
      _ = try compile(value, into: register)
      try land(given)
    }
    try result(function.body, function.span)
  }

  /// A function gives back the value of its last statement: of an expression, or of the branch
  /// that an `if` took.
  private func result(_ block: [Statement], _ span: Span) throws {
    guard let last = block.last else { return try giveBackNone(span) }
    for statement in block.dropLast() { try compile(statement) }
    switch last.kind {
    case .expression(let expression, _):
      let register = try scoped { try compile(expression) }
      emit(.giveBack, register, at: last.span)
    case .conditional(let condition, let then, let otherwise):
      try scoped {
        try conditional(
          condition, then: { try self.result(then, last.span) },
          otherwise: { try self.result(otherwise ?? [], last.span) })
      }
    case .returnValue:
      try compile(last)
    default:
      try compile(last)
      try giveBackNone(last.span)
    }
  }
}
