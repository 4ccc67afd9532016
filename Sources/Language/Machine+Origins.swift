/// Where values are made: noted at the instruction that yields them, so that errors can say it.
extension Machine {
  /// Notes the instruction before `pc` as the place a value was made, unless it has one.
  @inline(__always)
  func trace(
    _ slot: Slot, _ header: Header, _ pc: UnsafePointer<Instruction>, isCall: Bool = false
  ) {
    if slot.tag == .object || slot.tag == .list, let traced = slot.traced, traced.origin == nil {
      note(traced, header, pc, isCall: isCall)
    }
  }

  /// What is part of a value was made where that was; what another room computes from it
  /// (`x.T`, `x[0..3]`) was made here.
  func trace(
    _ result: Value, takenFrom base: Value, _ header: Header, _ pc: UnsafePointer<Instruction>
  ) {
    guard let traced = result.traced, traced.origin == nil else { return }
    if base.foreign != nil {
      note(traced, header, pc, isCall: false)
    } else {
      traced.isMade(like: base.traced)
    }
  }

  private func note(
    _ traced: Traced, _ header: Header, _ pc: UnsafePointer<Instruction>, isCall: Bool
  ) {
    let index = header.pointee.code.distance(to: pc) - 1
    header.pointee.prototype._withUnsafeGuaranteedRef { prototype in
      guard prototype.spans.indices.contains(index) else { return }
      traced.origin = Origin(prototype.source, prototype.spans[index], isCall: isCall)
    }
  }
}
