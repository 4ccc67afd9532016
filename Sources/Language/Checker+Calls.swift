/// What a call may hold: labels, and as many arguments as there are places for them.
extension Checker {
  func checkCall(
    _ callee: Expression, piped: Expression?, _ arguments: [CallArgument], _ span: Span
  ) {
    guard case .name(let name) = callee.kind else { return }
    let all = (piped.map { [CallArgument(label: nil, value: $0)] } ?? []) + arguments
    if let entry = command(name) {
      check(entry, all, callee.span)
      checkColumns(entry, all)
    } else if let function = function(name) {
      check(function, all, callee.span)
    }
  }

  private func check(_ entry: CommandEntry, _ arguments: [CallArgument], _ callee: Span) {
    var given: Set<Int> = []
    var next = 0
    for argument in arguments {
      if let label = argument.label {
        guard let index = entry.index(of: label.text) else {
          report(entry.unknown(label: label.text), label.span)
          continue
        }
        if entry.parameters[index].isOpen { continue }
        if !given.insert(index).inserted { duplicate(label) }
        check(argument.value, entry, index)
      } else {
        while next < entry.positional.count, !entry.parameters[entry.positional[next]].isRest,
          given.contains(entry.positional[next])
        {
          next += 1
        }
        guard next < entry.positional.count else {
          let count = arguments.count { $0.label == nil }
          report(entry.tooMany(count), argument.value.span)
          return
        }
        given.insert(entry.positional[next])
        check(argument.value, entry, entry.positional[next])
      }
    }
    for (index, parameter) in entry.parameters.enumerated()
    where parameter.isRequired && !parameter.isRest && !parameter.isOpen && !given.contains(index) {
      report(entry.missing(parameter), callee)
    }
  }

  private func check(_ function: FunctionSyntax, _ arguments: [CallArgument], _ callee: Span) {
    let name = function.name?.text ?? "fn"
    let parameters = function.parameters
    var given: Set<Int> = []
    var next = 0
    for argument in arguments {
      if let label = argument.label {
        let names = parameters.map(\.name.text)
        guard let index = names.firstIndex(of: label.text) else {
          report(
            .unknownLabel, "`\(name)` has no parameter `\(label.text)`", label.span,
            notes: Spelling.note(label.text, among: names, what: "parameter"))
          continue
        }
        if !given.insert(index).inserted { duplicate(label) }
      } else {
        while given.contains(next) { next += 1 }
        guard next < parameters.count else {
          report(
            .tooManyArguments,
            "`\(name)` takes \(Display.count(parameters.count, "argument")), "
              + "found \(arguments.count)", argument.value.span)
          return
        }
        given.insert(next)
      }
    }
    for (index, parameter) in parameters.enumerated()
    where parameter.defaultValue == nil && !given.contains(index) {
      report(.missingArgument, "`\(name)` needs `\(parameter.name.text)`", callee)
    }
  }

  private func duplicate(_ label: Name) {
    report(.duplicateName, "a call names an argument once: `\(label.text)`", label.span)
  }

  private func report(_ fault: Fault, _ span: Span) {
    report(fault.code, fault.message, span, notes: fault.notes)
  }

  /// A literal shows its kind before anything runs.
  private func check(_ value: Expression, _ entry: CommandEntry, _ index: Int) {
    let parameter = entry.parameters[index]
    let wanted = parameter.declaration.kind
    let simple: [Kind] = [.number, Int.wantedKind, .string, .bool, .table]
    if parameter.isListOfColumns {
      var elements = [value]
      if case .list(let written) = value.kind { elements = written }
      for element in elements {
        guard case .other(let found) = fact(element) else { continue }
        wrongKind(parameter, entry, found, element.span)
      }
      return
    }
    guard !parameter.isRest, simple.contains(wanted),
      let found = literal(value) ?? fact(value).kind
    else { return }
    let fits = found == wanted || (wanted == Int.wantedKind && found == .number)
    if !fits, found != .any {
      wrongKind(parameter, entry, found, value.span)
    }
  }

  private func wrongKind(
    _ parameter: CommandEntry.Parameter, _ entry: CommandEntry, _ found: Kind, _ span: Span
  ) {
    report(
      .wrongKind,
      "`\(parameter.label)` of `\(entry.command.name)` is \(parameter.declaration.kind.phrase), "
        + "found \(found.phrase)", span)
  }

  private func literal(_ expression: Expression) -> Kind? {
    switch expression.kind {
    case .number: .number
    case .string: .string
    case .bool: .bool
    case .list: .list
    case .record: .record
    case .lambda: .function
    case .group(let inner): literal(inner)
    case .unary(.minus, let operand): literal(operand)
    default: nil
    }
  }
}

extension CommandEntry.Parameter {
  /// Takes expressions of columns, and what is made of them.
  fileprivate var isListOfColumns: Bool {
    declaration.kind.phrase == "a list of column expressions"
      || declaration.kind.phrase == "a list of deep inputs"
  }
}
