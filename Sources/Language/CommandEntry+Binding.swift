extension CommandEntry {
  /// Gives each argument its value; throws a `Fault` that names the argument at fault.
  @inline(__always)
  func bind(_ plan: CallPlan, to instance: Instance, _ value: (Int) -> Value) throws {
    for (position, target) in plan.targets.enumerated() where target >= 0 {
      try bind(value(position), to: target, of: instance)
    }
    if let index = plan.open {
      var fields = Fields()
      for (position, label) in plan.openLabels { fields[label] = value(position) }
      try bind(fields.isEmpty ? plan.noFields : .record(fields), to: index, of: instance)
    }
    if let index = plan.rest {
      try bind(.list(plan.restPositions.map(value)), to: index, of: instance)
    }
  }

  private func bind(_ value: Value, to index: Int, of instance: Instance) throws {
    do {
      if try instance.arguments[index].bind(value) { return }
    } catch var fault as Fault {
      fault.argument = fault.argument ?? parameters[index].label
      throw fault
    }
    let parameter = parameters[index]
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

  func twice(_ label: String) -> Fault {
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
