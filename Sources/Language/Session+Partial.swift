extension Session {
  /// Gives a partial value the name that its call was to be given, and says which.
  ///
  /// `m = train(…)` keeps the half-trained model as `m`; of `{a: train(…)}` only a part would be
  /// known, so that no name is given.
  func keep(_ partial: Interruption.Partial?, of statement: Statement) -> String? {
    guard let partial, partial.isOutermost,
      case .assignment(let names, let expression) = statement.kind, names.count == 1,
      let name = names.first?.text, isCommand(expression)
    else { return nil }
    bind(name, .foreign(partial.value))
    return name
  }

  /// True when the value of an expression is what one call of a command gives.
  private func isCommand(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .group(let inner): isCommand(inner)
    case .pipe(_, let call): isCommand(call)
    case .call(let callee, _): isCommand(callee)
    case .name(let name): catalogue[name] != nil && value(of: name) == nil
    default: false
    }
  }
}
