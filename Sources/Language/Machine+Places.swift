/// The place of an error: the instruction it came from, its operands, and the calls around it.
extension Machine {
  /// Gives an error its place: the instruction before `pc`, the argument at fault, or the operands
  /// that do not fit; an error that has one learns which functions led to it.
  func place(
    _ error: any Error, _ header: Header, _ pc: UnsafePointer<Instruction>, _ r: Registers,
    above depth: Int
  ) -> any Error {
    if var interruption = error as? Interruption {
      let isInFunction = frameCount > 0 || state.pointee.nativeDepth > 0
      if isInFunction { interruption.partial?.isOutermost = false }
      return interruption
    }
    let calls = running(above: depth, header, pc)
    if var diagnostic = error as? Diagnostic {
      diagnostic.isCalled(by: calls.compactMap { Diagnostic.Call($0.prototype, $0.next) })
      return diagnostic
    }
    let prototype = header.pointee.prototype.takeUnretainedValue()
    let index = UnsafePointer(prototype.code).distance(to: pc) - 1
    guard prototype.spans.indices.contains(index) else { return error }
    var fault = session.fault(error)
    if fault.code == .unknownField, let hint = verbHint(prototype, index) { fault.notes = [hint] }
    let site = site(prototype.code[index], header.pointee.prototype)
    let span = fault.argument.flatMap { site?.span(of: $0) }
    let place = Diagnostic.Label(prototype.source, span ?? prototype.spans[index])
    var diagnostic = session.diagnostic(fault, at: place)
    diagnostic.isCalled(by: calls.compactMap { Diagnostic.Call($0.prototype, $0.next) })
    let operands = Operands(prototype, index, r).all
    let finding = Finding(
      fault, operands, in: prototype.source, field: (error as? WithinField)?.path ?? [])
    if !finding.labels.isEmpty {
      diagnostic.notes = fault.notes
      diagnostic.labels = (span == nil ? [] : diagnostic.labels) + finding.labels
    }
    return diagnostic
  }
}

extension Machine {
  /// `t.head(3)` is `head(t, 3)` here; `nil` when the field has no verb's name.
  private func verbHint(_ prototype: Prototype, _ index: Int) -> String? {
    let span = prototype.spans[index]
    let name = prototype.source.text(span)
    guard prototype.code[index].operation == .field, session.catalogue[name] != nil else {
      return nil
    }
    let whole = prototype.syntax.first {
      if case .field(_, let field) = $0.kind { field.span == span } else { false }
    }
    guard case .field(let base, _)? = whole?.kind else { return nil }
    return "a verb takes the value in brackets: \(name)(\(prototype.source.shortened(base.span)))"
  }
}

extension Diagnostic.Call {
  /// What runs, and how far it has come.
  init?(_ prototype: Prototype, _ next: UnsafePointer<Instruction>) {
    let index = UnsafePointer(prototype.code).distance(to: next) - 1
    guard prototype.spans.indices.contains(index) else { return nil }
    let source = prototype.source
    self.init(
      function: prototype.isFunction ? prototype.name ?? "fn" : nil, source: source,
      line: source.position(of: prototype.spans[index].lower).line)
  }
}
