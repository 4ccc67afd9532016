extension Compiler {
  /// Calls, pipes and indexes: the callee in a register, its arguments in those after it, the
  /// result in the callee's place.
  func callLike(_ expression: Expression, into target: Int?) throws -> Int {
    guard let target else { return try window(expression) }
    try scoped {
      let base = try window(expression)
      emit(.move, target, base, at: expression.span)
    }
    return target
  }

  private func window(_ expression: Expression) throws -> Int {
    let base = try temporary(expression.span)
    try scoped {
      switch expression.kind {
      case .call(let callee, let arguments):
        try call(callee, piped: nil, arguments, base, expression.span)
      case .pipe(let value, let right):
        if case .call(let callee, let arguments) = right.kind {
          try call(callee, piped: value, arguments, base, expression.span)
        } else {
          try call(right, piped: value, [], base, expression.span)
        }
      case .index(let indexed, let indexes):
        try compile(indexed, into: base)
        let site = try argumentSite(nil, piped: nil, indexes, indexed.span)
        try self.arguments(piped: nil, indexes)
        emit(.index, base, indexes.count, site, at: expression.span)
      default: break
      }
    }
    return base
  }

  private func call(
    _ callee: Expression, piped: Expression?, _ arguments: [CallArgument], _ base: Int,
    _ span: Span
  ) throws {
    let count = arguments.count + (piped == nil ? 0 : 1)
    if case .name(let name) = callee.kind {
      switch resolve(name) {
      case .constant(.object(let object)):
        guard let function = object as? CommandFunction else { break }
        let site = try argumentSite(function.entry, piped: piped, arguments, callee.span)
        try self.arguments(piped: piped, arguments)
        emit(.command, base, count, site, at: span)
        return
      case .global(let register, nil)
      where piped == nil && arguments.allSatisfy { $0.label == nil }:
        let site = try argumentSite(nil, piped: nil, arguments, callee.span)
        guard site < 256, count < 256 else { break }
        try self.arguments(piped: nil, arguments)
        emit(.callGlobal, base, register, count | site << 8, at: span)
        return
      case .register(let register)
      where piped == nil && definite.contains(register) && arguments.allSatisfy { $0.label == nil }:
        let site = try argumentSite(nil, piped: nil, arguments, callee.span)
        guard site < 256, count < 256 else { break }
        try self.arguments(piped: nil, arguments)
        emit(.callLocal, base, register, count | site << 8, at: span)
        return
      default: break
      }
    }
    try compile(callee, into: base)
    let site = try argumentSite(nil, piped: piped, arguments, callee.span)
    try self.arguments(piped: piped, arguments)
    let isLabelled = arguments.contains { $0.label != nil }
    emit(isLabelled ? .callLabelled : .call, base, count, site, at: span)
  }

  private func argumentSite(
    _ entry: CommandEntry?, piped: Expression?, _ arguments: [CallArgument], _ callee: Span
  ) throws -> Int {
    let first: [(String?, Span)] = piped.map { [(nil, $0.span)] } ?? []
    let all = first + arguments.map { ($0.label?.text, $0.value.span) }
    return try site(
      .call(
        CallSite(entry: entry, labels: all.map(\.0), spans: all.map(\.1), callee: callee)), callee)
  }

  private func arguments(piped: Expression?, _ arguments: [CallArgument]) throws {
    for value in (piped.map { [$0] } ?? []) + arguments.map(\.value) {
      let register = try temporary(value.span)
      try compile(value, into: register)
    }
  }
}
