extension CommandEntry {
  /// Gives each argument its value; throws a `Fault` that names the argument at fault.
  func bind(_ values: [Value], labels: [String?], to instance: Instance) throws {
    var rest: [Value] = []
    var open = Fields()
    var next = 0
    for (position, value) in values.enumerated() {
      let label = position < labels.count ? labels[position] : nil
      let index: Int
      if let label {
        guard let known = self.index(of: label) else { throw unknown(label: label) }
        if parameters[known].isOpen {
          guard open.updateValue(value, forKey: label) == nil else { throw twice(label) }
          continue
        }
        index = known
      } else {
        while next < positional.count, !parameters[positional[next]].isRest,
          instance.arguments[positional[next]].isGiven
        {
          next += 1
        }
        guard next < positional.count else { throw tooMany(values.count) }
        index = positional[next]
        if parameters[index].isRest {
          rest.append(value)
          continue
        }
      }
      guard !instance.arguments[index].isGiven else {
        throw twice(parameters[index].label)
      }
      try bind(value, to: index, of: instance)
    }
    if let index = parameters.firstIndex(where: \.isOpen) {
      try bind(.record(open), to: index, of: instance)
    }
    if let index = parameters.firstIndex(where: \.isRest), !instance.arguments[index].isGiven {
      try bind(.list(rest), to: index, of: instance)
    }
    for (parameter, argument) in zip(parameters, instance.arguments)
    where parameter.isRequired && !argument.isGiven {
      throw missing(parameter)
    }
  }

  private func bind(_ value: Value, to index: Int, of instance: Instance) throws {
    let parameter = parameters[index]
    do {
      if try instance.arguments[index].bind(value) { return }
    } catch var fault as Fault {
      fault.argument = fault.argument ?? parameter.label
      throw fault
    }
    throw Fault(
      .wrongKind,
      "`\(parameter.label)` of `\(command.name)` is \(parameter.declaration.kind.phrase), "
        + "found \(Display.phrase(value))",
      argument: parameter.label)
  }

  /// The labels that are declared.
  var labels: [String] { parameters.filter { !$0.isOpen }.map(\.label) }

  /// The parameter that a written label belongs to; one that takes any label comes last.
  func index(of label: String) -> Int? {
    parameters.firstIndex { $0.label == label && !$0.isOpen }
      ?? parameters.firstIndex(where: \.isOpen)
  }

  private func twice(_ label: String) -> Fault {
    Fault(.duplicateName, "`\(command.name)` takes `\(label)` once", argument: label)
  }

  func unknown(label: String) -> Fault {
    Fault(
      .unknownLabel, "`\(command.name)` has no argument `\(label)`",
      notes: Spelling.note(label, among: labels, what: "argument")
        + (labels.isEmpty ? [] : ["its arguments: " + labels.joined(separator: ", ")]),
      argument: label)
  }

  func missing(_ parameter: Parameter) -> Fault {
    Fault(
      .missingArgument,
      "`\(command.name)` needs `\(parameter.label)`: \(parameter.declaration.kind.phrase)",
      notes: [parameter.declaration.help])
  }

  func tooMany(_ count: Int) -> Fault {
    let optional = parameters.indices.filter {
      !positional.contains($0) && !parameters[$0].isOpen
    }
    let most = Display.count(positional.count, "argument")
    return Fault(
      .tooManyArguments,
      "`\(command.name)` takes \(most) without a label, found \(count)",
      notes: optional.isEmpty
        ? [] : ["with a label: " + optional.map { parameters[$0].label }.joined(separator: ", ")])
  }
}
