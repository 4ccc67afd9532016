/// What is known of values before anything runs, and the columns of known tables.
///
/// It never guesses: a name bound in a loop, a branch or a function, and any call that does not
/// declare what it gives, is unknown, and nothing is said about what is unknown.
extension Checker {
  /// Binds names at the top of a script to what their value is known to be.
  func learn(_ names: [Name], _ value: Expression) {
    guard isStraight else { return forget(names) }
    let fact = self.fact(value)
    if let name = names.first, names.count == 1 {
      facts[name.text] = fact
    } else if case .list(let elements?) = fact, elements.count == names.count {
      for (name, element) in zip(names, elements) { facts[name.text] = element }
    } else {
      for name in names { facts[name.text] = nil }
    }
  }

  /// Forgets what a block may bind: it can run several times, or not at all.
  func forget(_ names: [Name]) { for name in names { facts[name.text] = nil } }

  func fact(_ expression: Expression) -> Fact {
    switch expression.kind {
    case .number: return .number
    case .bool: return .bool
    case .string(let parts):
      if case .text(let text)? = parts.first, parts.count == 1 { return .string(text) }
      return .string(parts.isEmpty ? "" : nil)
    case .lambda: return .function
    case .name(let name): return scopes.isEmpty ? facts[name] ?? .unknown : .unknown
    case .group(let inner): return fact(inner)
    case .list(let elements): return .list(elements.map(fact))
    case .record(let items):
      var fields: [(name: String, fact: Fact)] = []
      for item in items {
        guard case .name(let name) = item.key else { return .unknown }
        fields.append((name.text, fact(item.value)))
      }
      return .record(fields)
    case .column(let name):
      return .columns(
        plain: name, reads: [.init(name: name, span: expression.span, source: program.source)])
    case .unary(.minus, let operand):
      if case .number = fact(operand) { return .number }
      return formula([operand])
    case .unary(_, let operand): return formula([operand])
    case .binary(_, let left, let right, _), .and(let left, let right), .or(let left, let right):
      return formula([left, right])
    case .comparison(let operands, _, _): return formula(operands)
    case .index(let base, let indexes): return element(base, indexes)
    case .call(let callee, let arguments): return call(callee, piped: nil, arguments)
    case .pipe(let value, let right):
      if case .call(let callee, let arguments) = right.kind {
        return call(callee, piped: value, arguments)
      }
      return call(right, piped: value, [])
    default: return .unknown
    }
  }

  /// An expression of columns if one operand is; arithmetic on anything else is not followed.
  private func formula(_ operands: [Expression]) -> Fact {
    let facts = operands.map(fact)
    let isFormula = facts.contains { if case .columns = $0 { true } else { false } }
    return isFormula ? .columns(plain: nil, reads: facts.flatMap(\.reads)) : .unknown
  }

  private func element(_ base: Expression, _ indexes: [CallArgument]) -> Fact {
    guard let index = indexes.first, indexes.count == 1, index.label == nil else { return .unknown }
    switch (fact(base), index.value.kind) {
    case (.list(let elements?), .number(let number)):
      guard let place = Int(exactly: number), elements.indices.contains(place) else {
        return .unknown
      }
      return elements[place]
    case (.table(let name, let columns), .range): return .table(name: name, columns: columns)
    default: return .unknown
    }
  }

  private func call(_ callee: Expression, piped: Expression?, _ arguments: [CallArgument]) -> Fact {
    guard case .name(let name) = callee.kind, let entry = command(name) else { return .unknown }
    let all = (piped.map { [CallArgument(label: nil, value: $0)] } ?? []) + arguments
    let given = entry.command.gives(entry.facts(of: all, fact))
    if case .unknown = given, let first = all.first, case .columns = fact(first.value) {
      // A function of columns is one itself: bucket(.age, at: …), mean(.age).
      return .columns(plain: nil, reads: all.flatMap { fact($0.value).reads })
    }
    return given
  }

  // MARK: Columns

  /// Reports columns that the known table of a call does not have.
  func checkColumns(_ entry: CommandEntry, _ arguments: [CallArgument]) {
    guard scopes.isEmpty, let first = arguments.first else { return }
    let own = fact(first.value)
    let rest = arguments.dropFirst()
    switch (entry.command.reading, own) {
    case (.firstTable, .table(let name, let columns)):
      let others = rest.map { fact($0.value) }
      guard !rest.contains(where: { mayBeTable($0, entry) }) else { return }
      let labels = rest.compactMap(\.label?.text) + others.flatMap(\.fieldNames)
      for read in others.flatMap(\.reads) where !labels.contains(read.name) {
        check(read, name, columns)
      }
    case (.modelOnTable, .model(let reads)):
      for argument in rest where argument.label != nil {
        guard let label = argument.label?.text, label == "on",
          case .table(let name, let columns) = fact(argument.value)
        else { continue }
        for read in reads { check(read, name, columns) }
      }
    default: break
    }
  }

  /// With a second table in the call it is not sure whose columns are meant.
  private func mayBeTable(_ argument: CallArgument, _ entry: CommandEntry) -> Bool {
    switch fact(argument.value) {
    case .table: return true
    case .unknown:
      guard let label = argument.label?.text, let index = entry.index(of: label) else {
        return true
      }
      return [.any, .table].contains(entry.parameters[index].declaration.kind)
    default: return false
    }
  }

  /// Reports columns between the brackets of a known table: `t[.age > 30]`.
  func checkColumns(_ base: Expression, _ indexes: [CallArgument]) {
    guard scopes.isEmpty, case .table(let name, let columns) = fact(base) else { return }
    for index in indexes { for read in fact(index.value).reads { check(read, name, columns) } }
  }

  private func check(_ read: Fact.ColumnRead, _ table: String, _ columns: [String]) {
    guard !columns.contains(read.name), read.source === program.source,
      reported.insert(read.span.lower).inserted
    else { return }
    let spelled = { Display.text(self.catalogue.column($0)) }
    let similar = Spelling.note(read.name, among: columns, what: "column", as: spelled)
    let all = columns.prefix(40).map(spelled).joined(separator: ", ")
    report(
      .unknownColumn, "\(table) has no column `\(spelled(read.name))`", read.span,
      notes: similar.isEmpty ? ["columns: \(all)\(columns.count > 40 ? ", …" : "")"] : similar)
  }
}

extension Fact {
  fileprivate var fieldNames: [String] {
    if case .record(let fields) = self { fields.map(\.name) } else { [] }
  }
}

extension CommandEntry {
  /// What is known of a call's arguments, each under its parameter's label.
  func facts(of arguments: [CallArgument], _ fact: (Expression) -> Fact) -> CallFacts {
    var result = CallFacts()
    var next = 0
    for argument in arguments {
      if let label = argument.label?.text {
        guard let index = index(of: label) else { continue }
        if parameters[index].isOpen {
          result.open.append((label, fact(argument.value)))
        } else {
          result.named[label] = fact(argument.value)
        }
        continue
      }
      while next < positional.count, !parameters[positional[next]].isRest,
        result.isGiven(parameters[positional[next]].label)
      {
        next += 1
      }
      guard next < positional.count else { break }
      let parameter = parameters[positional[next]]
      if parameter.isRest {
        result.rest.append(fact(argument.value))
      } else {
        result.named[parameter.label] = fact(argument.value)
      }
    }
    return result
  }
}
