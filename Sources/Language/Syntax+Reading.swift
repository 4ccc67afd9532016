/// Which names a statement needs and gives.
extension Statement {
  /// The names that it gives a value at its end: none that only its functions have.
  public var namesGiven: [String] { [self].assignedNames.map(\.text) }

  /// Every name that stands in it as a value, its own parameters and loop variables among them.
  public var namesRead: Set<String> {
    var names: Set<String> = []
    for expression in expressions { expression.collect(&names) }
    return names
  }
}

extension Expression {
  fileprivate func collect(_ names: inout Set<String>) {
    if case .name(let name) = kind { names.insert(name) }
    for part in parts { part.collect(&names) }
  }
}
