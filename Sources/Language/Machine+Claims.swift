/// `expect` and `use`.
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
    try put(r, i.a, session.use(path, from: source))
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
