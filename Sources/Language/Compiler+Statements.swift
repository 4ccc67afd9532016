extension Compiler {
  /// Compiles a statement of a script; a bare expression's value is given back.
  func script(_ statement: Statement) throws {
    self.statement = statement
    if case .expression(let expression, _) = statement.kind {
      let register = try scoped { try compile(expression) }
      emit(.giveBack, register, at: statement.span)
    } else {
      try compile(statement)
      try giveBackNone(statement.span)
    }
  }

  func giveBackNone(_ span: Span) throws {
    try scoped {
      let register = try temporary(span)
      emit(.constant, register, try constant(.none, span), at: span)
      emit(.giveBack, register, at: span)
    }
  }

  func compile(_ block: [Statement]) throws {
    for statement in block { try compile(statement) }
  }

  func compile(_ statement: Statement) throws {
    try scoped {
      switch statement.kind {
      case .expression(let expression, _):
        _ = try compile(expression)
      case .assignment(let names, let value):
        try assignment(names, value)
      case .function(let function):
        try self.function(function)
      case .forLoop(let names, let sequence, let body):
        try loop(names, sequence, body)
      case .conditional(let condition, let then, let otherwise):
        try conditional(
          condition, then: { try self.compile(then) },
          otherwise: otherwise.map { block in { try self.compile(block) } })
      case .breakLoop:
        guard !loops.isEmpty else {
          throw error(.misplaced, "`break` stands in a loop", statement.span)
        }
        loops[loops.count - 1].breaks.append(emit(.jump, at: statement.span))
      case .continueLoop:
        guard !loops.isEmpty else {
          throw error(.misplaced, "`continue` stands in a loop", statement.span)
        }
        loops[loops.count - 1].continues.append(emit(.jump, at: statement.span))
      case .returnValue(let value):
        guard !isScript else {
          throw error(.misplaced, "`return` stands in a function", statement.span)
        }
        if let value {
          emit(.giveBack, try compile(value), at: statement.span)
        } else {
          try giveBackNone(statement.span)
        }
      case .expect(let claim, let tolerance, let reason):
        try expectation(claim, tolerance, reason, statement.span)
      case .use(let path, let alias):
        try use(path, alias, statement.span)
      }
    }
  }

  // MARK: Names

  private func assignment(_ names: [Name], _ value: Expression) throws {
    if let name = names.first, names.count == 1 {
      let register = try variable(name)
      _ = try compile(value, into: register)
      definite.insert(register)
      return
    }
    let base = try temporary(value.span)
    _ = try compile(value, into: base)
    try unpack(base, into: names, value.span)
  }

  /// The elements of register `base` into the names' registers.
  private func unpack(_ base: Int, into names: [Name], _ span: Span) throws {
    let elements = try names.map { try temporary($0.span) }
    emit(.unpack, base, names.count, at: span)
    for (name, element) in zip(names, elements) {
      let register = try variable(name)
      emit(.move, register, element, at: name.span)
      definite.insert(register)
    }
  }

  private func function(_ function: FunctionSyntax) throws {
    guard let name = function.name else { return }
    let register = try variable(name)
    try closure(function, into: register, span: name.span)
    definite.insert(register)
  }

  private func use(_ path: String, _ alias: Name?, _ span: Span) throws {
    guard isScript, loops.isEmpty else {
      throw error(.misplaced, "`use` stands at the top of a script", span)
    }
    let name = alias ?? Name(UsedScript.name(of: path), span)
    let register = try variable(name)
    let site = try site(.script(path: path), span)
    emit(.use, register, 0, site, at: span)
    definite.insert(register)
  }

  // MARK: Control flow

  private func loop(_ names: [Name], _ sequence: Expression, _ body: [Statement]) throws {
    let state = try temporary(sequence.span)
    let last = try temporary(sequence.span)
    let element = try temporary(sequence.span)
    if case .range(let lower, let upper, let isClosed) = sequence.kind {
      try compile(lower, into: state)
      try compile(upper, into: last)
      emit(.prepareRange, state, isClosed ? 1 : 0, at: sequence.span)
    } else {
      try compile(sequence, into: state)
      emit(.prepareLoop, state, at: sequence.span)
    }
    let toStep = emit(.jump, at: sequence.span)
    let start = code.count
    loops.append(Loop())
    let before = definite
    var target = element
    if let name = names.first, names.count == 1 {
      target = try variable(name)
      definite.insert(target)
    } else {
      try scoped { try unpack(element, into: names, sequence.span) }
    }
    try compile(body)
    definite = before
    let loop = loops.removeLast()
    try land(toStep)
    for jump in loop.continues { try land(jump) }
    try land(emit(.stepLoop, state, target, at: sequence.span), at: start)
    for jump in loop.breaks { try land(jump) }
  }

  /// Branches on a condition, which must be true or false.
  func conditional(
    _ condition: Expression, then: () throws -> Void, otherwise: (() throws -> Void)?
  ) throws {
    let toElse = try jumpUnless(condition)
    let before = definite
    try then()
    let afterThen = definite
    definite = before
    guard let otherwise else {
      for jump in toElse { try land(jump) }
      return
    }
    let toEnd = emit(.jump, at: condition.span)
    for jump in toElse { try land(jump) }
    try otherwise()
    definite = definite.intersection(afterThen)
    try land(toEnd)
  }

  // MARK: Claims

  private func expectation(
    _ claim: Expression, _ tolerance: Expression?, _ reason: Expression?, _ span: Span
  ) throws {
    var inner = claim
    while case .group(let expression) = inner.kind { inner = expression }
    if case .comparison(let operands, let operators, _) = inner.kind, operators.count == 1 {
      let base = try temporary(span)
      let right = try temporary(span)
      let within = try temporary(span)
      let why = try temporary(span)
      _ = try compile(operands[0], into: base)
      _ = try compile(operands[1], into: right)
      try optional(tolerance, into: within, span)
      try optional(reason, into: why, span)
      let expectation = Expectation(
        claim: claim.span, comparison: operators[0], reason: reason != nil)
      emit(.expectComparison, base, 0, try site(.expectation(expectation), span), at: span)
    } else {
      if let tolerance {
        throw error(
          .misplaced, "`within` belongs to a claim that compares: expect a == b within 1e-6",
          tolerance.span)
      }
      let base = try temporary(span)
      let why = try temporary(span)
      _ = try compile(claim, into: base)
      try optional(reason, into: why, span)
      let expectation = Expectation(claim: claim.span, comparison: nil, reason: reason != nil)
      emit(.expect, base, 0, try site(.expectation(expectation), span), at: span)
    }
  }

  private func optional(_ expression: Expression?, into register: Int, _ span: Span) throws {
    if let expression {
      _ = try compile(expression, into: register)
    } else {
      emit(.constant, register, try constant(.none, span), at: span)
    }
  }
}
