extension Compiler {
  /// What a name means here, or `nil` when nothing has it.
  func resolve(_ name: String) -> Binding? {
    if let register = locals[name] { return .register(register) }
    if let index = captures.firstIndex(of: name) { return .captured(index) }
    if isScript { return resolveInScript(name) }
    if let enclosing { return capture(name, of: enclosing) }
    return fromFunction(name)
  }

  private func builtin(_ name: String) -> Value? {
    if let constant = unit.catalogue.constants[name] { return constant }
    return unit.catalogue[name].map { .object(CommandFunction($0)) }
  }

  private func isDefinite(_ register: Int) -> Bool {
    definite.contains(register) || hadValue(register)
  }

  private func resolveInScript(_ name: String) -> Binding? {
    if let register = unit.globals.register(of: name, scope: unit.scope) {
      // A name that is given later in the script does not hide the built-in before that.
      if !isDefinite(register), let builtin = builtin(name) { return .constant(builtin) }
      return .register(register)
    }
    return builtin(name).map { .constant($0) }
  }

  /// A named function of the script looks its names up when it is called.
  private func fromFunction(_ name: String) -> Binding? {
    if let register = unit.globals.register(of: name, scope: unit.scope) {
      return .global(register, fallback: builtin(name))
    }
    return builtin(name).map { .constant($0) }
  }

  /// A lambda, or a function within a function, copies what it uses when it is made.
  private func capture(_ name: String, of enclosing: Compiler) -> Binding? {
    if function?.name?.text == name { return .itself }
    switch enclosing.resolve(name) {
    case nil: return nil
    case .constant(let value): return .constant(value)
    default:
      captures.append(name)
      return .captured(captures.count - 1)
    }
  }

  /// Code that puts a name's value into a register: its own where it has one.
  func load(_ name: String, into target: Int?, at span: Span) throws -> Int {
    guard let binding = resolve(name) else {
      throw error(.unknownName, "nothing is called `\(name)`", span)
    }
    if case .register(let register) = binding {
      if !isDefinite(register) {
        emit(.checkSet, register, try constant(.string(name), span), at: span)
      }
      guard let target, target != register else { return register }
      emit(.move, target, register, at: span)
      return target
    }
    let register = try target ?? temporary(span)
    switch binding {
    case .register: break
    case .captured(let index): emit(.captured, register, index, at: span)
    case .itself: emit(.itself, register, at: span)
    case .constant(let value): emit(.constant, register, try constant(value, span), at: span)
    case .global(let global, let fallback):
      let fallback = try fallback.map { try constant($0, span) + 1 } ?? 0
      emit(.global, register, global, fallback, at: span)
    }
    return register
  }
}
