extension Compiler {
  /// Code for an expression; gives the register that holds its value: `target` when asked for,
  /// else a variable's own or a new temporary.
  @discardableResult
  func compile(_ expression: Expression, into target: Int? = nil) throws -> Int {
    let span = expression.span
    switch expression.kind {
    case .name(let name): return try load(name, into: target, at: span)
    case .group(let inner): return try compile(inner, into: target)
    case .index(_, let indexes) where indexes.count == 1 && indexes[0].label == nil: break
    case .call, .pipe, .index: return try callLike(expression, into: target)
    default: break
    }
    let result = try target ?? temporary(span)
    try scoped { try write(expression, to: result) }
    return result
  }

  private func write(_ expression: Expression, to result: Int) throws {
    let span = expression.span
    switch expression.kind {
    case .number(let number): try writeConstant(.number(number), to: result, span)
    case .bool(let bool): try writeConstant(.bool(bool), to: result, span)
    case .none: try writeConstant(.none, to: result, span)
    case .column(let name): try writeConstant(unit.catalogue.column(name), to: result, span)
    case .string(let parts): try string(parts, to: result, span)
    case .hole: emit(.hole, at: span)
    case .list(let elements): try list(elements, to: result, span)
    case .record(let items): try record(items, to: result, span)
    case .field(let base, let name):
      let register = try compile(base)
      emit(.field, result, register, try site(.field(name), name.span), at: name.span)
    case .unary(let operation, let operand):
      let register = try compile(operand)
      emit(operation == .minus ? .negate : .not, result, register, at: span)
    case .binary(let operation, let left, let right, let operatorSpan):
      try binary(operation, left, right, to: result, operatorSpan)
    case .and(let left, let right): try logic(.andJump, .andJoin, left, right, to: result, span)
    case .or(let left, let right): try logic(.orJump, .orJoin, left, right, to: result, span)
    case .comparison(let operands, let operators, let spans):
      try comparison(operands, operators, spans, to: result)
    case .with(let base, let changes):
      let left = try compile(base)
      let right = try compile(changes)
      emit(.with, result, left, right, at: span)
    case .range(let lower, let upper, let closed):
      let left = try compile(lower)
      let right = try compile(upper)
      emit(closed ? .closedRange : .openRange, result, left, right, at: span)
    case .lambda(let function): try closure(function, into: result, span: span)
    case .index(let base, let indexes):
      let first = try compile(base)
      let second = try compile(indexes[0].value)
      emit(.element, result, first, second, at: span)
    case .name, .group, .call, .pipe: try compile(expression, into: result)
    }
  }

  private func writeConstant(_ value: Value, to result: Int, _ span: Span) throws {
    emit(.constant, result, try constant(value, span), at: span)
  }

  // MARK: Literals

  private func string(_ parts: [StringPart], to result: Int, _ span: Span) throws {
    if parts.isEmpty { return try writeConstant(.string(""), to: result, span) }
    if case .text(let text) = parts[0], parts.count == 1 {
      return try writeConstant(.string(text), to: result, span)
    }
    var pieces: [Site.Piece] = []
    var first = result
    for part in parts {
      switch part {
      case .text(let text): pieces.append(.text(text))
      case .value(let expression, let format):
        let register = try temporary(expression.span)
        if !pieces.contains(where: { if case .value = $0 { true } else { false } }) {
          first = register
        }
        try compile(expression, into: register)
        pieces.append(.value(format: format))
      }
    }
    emit(.interpolate, result, first, try site(.pieces(pieces), span), at: span)
  }

  private func list(_ elements: [Expression], to result: Int, _ span: Span) throws {
    let chunk = 8_192
    // A long list grows in a register of its own: `x = [x, …]` still reads the old x.
    let held = elements.count > chunk ? try temporary(span) : result
    var position = 0
    repeat {
      let part = elements[position..<min(position + chunk, elements.count)]
      try scoped {
        let registers = try part.map { element in
          let register = try temporary(element.span)
          try compile(element, into: register)
          return register
        }
        let first = registers.first ?? 0
        emit(position == 0 ? .list : .append, held, first, registers.count, at: span)
      }
      position += part.count
    } while position < elements.count
    if held != result { emit(.move, result, held, at: span) }
  }

  private func record(_ items: [RecordItem], to result: Int, _ span: Span) throws {
    var keys: [String] = []
    var seen: Set<String> = []
    for item in items {
      guard case .name(let name) = item.key else {
        return try computedRecord(items, to: result, span)
      }
      guard seen.insert(name.text).inserted else {
        throw error(.duplicateName, "a record holds a field once: `\(name.text)`", name.span)
      }
      keys.append(name.text)
    }
    let registers = try items.map { item in
      let register = try temporary(item.value.span)
      try compile(item.value, into: register)
      return register
    }
    emit(.record, result, registers.first ?? 0, try site(.keys(keys), span), at: span)
  }

  private func computedRecord(_ items: [RecordItem], to result: Int, _ span: Span) throws {
    var first: Int?
    for item in items {
      let key = try temporary(item.value.span)
      let value = try temporary(item.value.span)
      first = first ?? key
      switch item.key {
      case .name(let name):
        emit(.constant, key, try constant(.string(name.text), name.span), at: name.span)
      case .computed(let expression): try compile(expression, into: key)
      }
      try compile(item.value, into: value)
    }
    emit(.computedRecord, result, first ?? 0, items.count, at: span)
  }

  // MARK: Operators

  private func binary(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, to result: Int,
    _ span: Span
  ) throws {
    let first = try compile(left)
    let constantForms: [BinaryOperator: Operation] = [
      .add: .addK, .subtract: .subtractK, .multiply: .multiplyK, .divide: .divideK,
    ]
    if case .number(let number) = right.kind, let form = constantForms[operation] {
      emit(form, result, first, try constant(.number(number), right.span), at: span)
      return
    }
    let second = try compile(right)
    let form: Operation =
      switch operation {
      case .add: .add
      case .subtract: .subtract
      case .multiply: .multiply
      case .divide: .divide
      case .remainder: .remainder
      case .power: .power
      case .product: .product
      case .cross: .cross
      }
    emit(form, result, first, second, at: span)
  }

  private func logic(
    _ jump: Operation, _ join: Operation, _ left: Expression, _ right: Expression, to result: Int,
    _ span: Span
  ) throws {
    let first = try temporary(span)
    try compile(left, into: first)
    let settled = emit(jump, first, at: left.span)
    let second = try compile(right)
    emit(join, first, first, second, at: span)
    try land(settled)
    emit(.move, result, first, at: span)
  }

  /// `a < b < c` is `a < b and b < c` with b evaluated once.
  private func comparison(
    _ operands: [Expression], _ operators: [ComparisonOperator], _ spans: [Span], to result: Int
  ) throws {
    var left = try compile(operands[0])
    let whole = try temporary(operands[0].span)
    var settled: [Int] = []
    for (index, operation) in operators.enumerated() {
      let right = try compile(operands[index + 1])
      let form: Operation =
        switch operation {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        case .isIn: .isIn
        }
      if index == 0 {
        emit(form, whole, left, right, at: spans[index])
      } else {
        let part = try temporary(spans[index])
        emit(form, part, left, right, at: spans[index])
        emit(.andJoin, whole, whole, part, at: spans[index])
      }
      if index + 1 < operators.count {
        settled.append(emit(.andJump, whole, at: spans[index]))
      }
      left = right
    }
    for jump in settled { try land(jump) }
    emit(.move, result, whole, at: spans[0])
  }
}
