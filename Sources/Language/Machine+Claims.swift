/// `expect`, `use`, and the place of errors.
extension Machine {
  /// Register a is the claim, a + 1 its reason.
  func expect(_ r: Registers, _ i: Instruction, _ prototype: Unmanaged<Prototype>) throws {
    let claim = r[Int(i.a)].value
    let reason = r[Int(i.a) + 1].value
    if case .bool(true) = claim { return }
    guard let finding = try Claims.failure(of: claim) else { return }
    throw Claims.fault(finding, reason: reason)
  }

  /// Registers from a on: left, right, tolerance or none, reason or none.
  func expectComparison(_ r: Registers, _ i: Instruction, _ prototype: Unmanaged<Prototype>) throws
  {
    guard case .expectation(let site) = siteData(i.c, prototype), let comparison = site.comparison
    else { return }
    let values = (0..<4).map { r[Int(i.a) + $0].value }
    let finding =
      if values[2].isNone {
        try Claims.failure(values[0], comparison, values[1])
      } else {
        try Claims.failure(values[0], comparison, values[1], within: values[2])
      }
    if let finding { throw Claims.fault(finding, reason: values[3]) }
  }

  func use(_ r: Registers, _ i: Instruction, _ prototype: Unmanaged<Prototype>) throws {
    guard case .script(let path) = siteData(i.c, prototype) else { return }
    let source = prototype.takeUnretainedValue().source
    r.put(i.a, try session.use(path, from: source))
  }

  /// Gives an error its place: the instruction before `pc`, or the argument that is at fault.
  func place(
    _ error: any Error, _ prototype: Unmanaged<Prototype>, _ pc: UnsafePointer<Instruction>
  ) -> any Error {
    if error is Diagnostic || error is Interruption { return error }
    let prototype = prototype.takeUnretainedValue()
    let index = UnsafePointer(prototype.code).distance(to: pc) - 1
    guard prototype.spans.indices.contains(index) else { return error }
    var span = prototype.spans[index]
    if let argument = (error as? Fault)?.argument,
      let site = site(prototype.code[index], Unmanaged.passUnretained(prototype)),
      let found = site.span(of: argument)
    {
      span = found
    }
    var diagnostic = session.diagnostic(error, at: .init(prototype.source, span))
    diagnostic.path = callPath()
    if let name = prototype.name, name != diagnostic.path.last { diagnostic.path.append(name) }
    return diagnostic
  }
}

extension CallSite {
  /// The span of an argument, whether it was written with its label or without.
  func span(of argument: String) -> Span? {
    if let index = labels.firstIndex(of: argument) { return spans[index] }
    guard let entry,
      let order = entry.positional.firstIndex(where: { entry.parameters[$0].label == argument })
    else { return nil }
    let unlabelled = labels.indices.filter { labels[$0] == nil }
    return order < unlabelled.count ? spans[unlabelled[order]] : nil
  }
}
