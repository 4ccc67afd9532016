extension Session {
  /// Runs another script in a scope of its own and gives a record of the names it bound.
  func use(_ path: String, from source: Source) throws -> Value {
    let other = try loader(path, source)
    if let module = modules[other.name] { return module }
    if loading.contains(other.name) || other.name == source.name {
      let chain = (loading + [other.name]).joined(separator: " → ")
      throw Fault(.misplaced, "a script can't use itself, directly or through others: \(chain)")
    }
    loading.append(other.name)
    defer { loading.removeLast() }
    let program: Program
    do {
      program = try parse(other)
    } catch let diagnostics as Diagnostics {
      throw diagnostics.all.first ?? Diagnostic(.unreadable, "\(path) does not parse")
    }
    let errors = Checker(program: program, catalogue: catalogue, known: [:]).check()
    if let first = errors.first(where: { $0.severity == .error }) { throw first }
    declareNames(of: program, scope: other.name)
    for statement in program.statements {
      _ = try run(statement, of: other, scope: other.name)
    }
    var fields = Fields()
    for (name, register) in globals.all(in: other.name) { fields[name] = value(in: register) }
    let module = Value.record(fields)
    modules[other.name] = module
    return module
  }
}
