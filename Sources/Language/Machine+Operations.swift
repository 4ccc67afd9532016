/// The operations that are not in the loop's fast path.
extension Machine {
  typealias Registers = UnsafeMutablePointer<Slot>
  typealias Header = UnsafePointer<Prototype.Header>

  // MARK: Names

  func global(_ r: Registers, _ i: Instruction, _ k: UnsafePointer<Slot>) throws {
    let slot = stack[Int(i.b)]
    if !slot.isUnset {
      r.put(i.a, slot.copied())
    } else if i.c != 0 {
      r.put(i.a, k[Int(i.c) - 1].copied())
    } else {
      throw unset(.string(session.globals.displayName(Int(i.b))))
    }
  }

  func unset(_ name: Value) -> Fault {
    Fault(.usedBeforeSet, "`\(name.string ?? "")` is used before it has a value")
  }

  func closure(_ r: Registers, _ i: Instruction, _ prototype: Unmanaged<Prototype>) throws {
    let inner = prototype._withUnsafeGuaranteedRef { $0.prototypes[Int(i.b)] }
    let captured = (0..<inner.captureCount).map { r[Int(i.c) + $0].value }
    try put(r, i.a, .object(Closure(prototype: inner, captured: captured)))
  }

  /// Gives a register a value that may be new: it is charged to the session's account.
  func put(_ r: Registers, _ register: UInt16, _ value: Value) throws {
    r.put(register, try admitted(value))
  }

  /// The slot of a value that may be new.
  func admitted(_ value: Value) throws -> Slot {
    if case .object(let object) = value, object.account == nil { try account.admit(object) }
    return Slot(value)
  }

  // MARK: Operators

  /// Register a = b op c, where c is a register or a constant.
  func slow(
    _ operation: BinaryOperator, _ r: Registers, _ i: Instruction, _ header: Header,
    _ pc: UnsafePointer<Instruction>, _ right: UnsafePointer<Slot>
  ) throws {
    try noticeStop()
    try put(r, i.a, Operators.binary(operation, r[Int(i.b)].value, right[Int(i.c)].value))
    trace(r[Int(i.a)], header, pc)
  }

  func slow(
    _ operation: ComparisonOperator, _ r: Registers, _ i: Instruction, _ header: Header,
    _ pc: UnsafePointer<Instruction>
  ) throws {
    try put(r, i.a, Operators.compare(operation, r[Int(i.b)].value, r[Int(i.c)].value))
    trace(r[Int(i.a)], header, pc)
  }

  func join(_ r: Registers, _ i: Instruction) throws {
    let isAnd = i.operation == .andJoin
    try put(r, i.a, Operators.logic(isAnd, r[Int(i.b)].value, r[Int(i.c)].value))
  }

  @inline(__always)
  func condition(_ slot: Slot) throws -> Bool {
    if slot.tag == .bool { return slot.isTrue }
    return try condition(slot.value)
  }

  func condition(_ value: Value) throws -> Bool {
    if case .bool(let bool) = value { return bool }
    throw Fault(
      .wrongKind, "a condition must be true or false, found \(Display.phrase(value))",
      notes: ["for many at once: all(…), any(…) or choose(condition, a, b)"])
  }

  func range(_ r: Registers, _ i: Instruction) throws {
    let lower = try rangeEnd(r[Int(i.b)])
    let upper = try rangeEnd(r[Int(i.c)])
    let isClosed = i.operation == .closedRange
    try put(r, i.a, .object(NumberRange(lower: lower, upper: upper, isClosed: isClosed)))
  }

  private func rangeEnd(_ slot: Slot) throws -> Double {
    let number = slot.number
    guard slot.tag == .number, number == number.rounded(), number.isFinite else {
      throw Fault(
        .wrongKind, "a range goes between whole numbers, found \(Display.phrase(slot.value))")
    }
    guard number.magnitude < 1e15 else {
      throw Fault(
        .wrongValue,
        "a range goes between numbers smaller than 1e15, found \(Display.phrase(slot.value))")
    }
    return number
  }

  // MARK: Loops

  /// Registers 0 and 1 hold the ends of a range.
  func prepareRange(_ state: Registers, isClosed: Bool) throws {
    let lower = try rangeEnd(state[0])
    let upper = try rangeEnd(state[1])
    state.put(0, lower)
    state.put(1, isClosed ? upper : upper - 1)
  }

  /// A number in `state` marks a range; for a list its position is in the bits of register 1.
  func prepareLoop(_ state: Registers) throws {
    let sequence = state.pointee.value
    switch sequence {
    case .object(let range as NumberRange):
      state.put(0, range.lower)
      state.put(1, range.isClosed ? range.upper : range.upper - 1)
    case .object(is List):
      state.put(1, Slot(tag: .none, bits: 0))
    case .object(let record as Record):
      let pairs = record.fields.map { Value.list([.string($0.key), $0.value]) }
      try put(state, 0, .list(pairs))
      state.put(1, Slot(tag: .none, bits: 0))
    case .object(let foreign as Foreign):
      guard let loopable = foreign.payload as? any Loopable else { fallthrough }
      state.put(0, .object(LoopSource(foreign.origin, try loopable.start())))
    default:
      throw Fault(
        .wrongKind,
        "`for` goes through a list, a range, a record or batches, found \(Display.phrase(sequence))"
      )
    }
  }

  /// Puts the next element into a register and takes an operation for it; false when there is none.
  func stepLoop(_ state: Registers, _ target: Registers) throws -> Bool {
    if state.pointee.tag == .number {
      let current = state.pointee.number
      guard current <= state[1].number else { return false }
      try session.limits.take()
      target.put(0, current)
      state.pointee = Slot(current + 1)
      return true
    }
    if state.pointee.tag == .list, let list = state.pointee.list {
      let position = Int(truncatingIfNeeded: state[1].bits)
      guard let slot = list._withUnsafeGuaranteedRef({ $0.slot(at: position) }) else {
        return false
      }
      target.put(0, slot)
      try session.limits.take()
      state[1].bits &+= 1
      return true
    }
    guard case .object(let object) = state.pointee.value else { return false }
    guard let source = object as? LoopSource, let element = try source.next() else { return false }
    try put(target, 0, element)
    try session.limits.take()
    if let traced = element.traced, traced.origin == nil { traced.origin = source.origin }
    return true
  }

  func unpack(_ r: Registers, _ i: Instruction) throws {
    let base = r + Int(i.a)
    let wanted = Int(i.b)
    guard let elements = base.pointee.value.list else {
      throw Fault(
        .wrongKind,
        "\(wanted) names take a list of \(wanted), found "
          + Display.phrase(base.pointee.value))
    }
    guard elements.count == wanted else {
      throw Fault(
        .wrongCount, "\(wanted) names take a list of \(wanted), found a list of \(elements.count)")
    }
    let origin = base.pointee.traced?.origin
    for (index, element) in elements.enumerated() {
      (base + 1 + index).put(0, element)
      if let origin, let traced = element.traced, traced.origin == nil { traced.origin = origin }
    }
  }

  // MARK: Literals and parts

  func values(_ r: Registers, _ first: UInt16, _ count: UInt16) -> [Value] {
    (0..<Int(count)).map { r[Int(first) + $0].value }
  }

  func record(_ r: Registers, _ i: Instruction, _ prototype: Unmanaged<Prototype>) throws {
    var fields = Fields()
    if i.operation == .record {
      guard case .keys(let keys) = siteData(i.c, prototype) else { return }
      for (index, key) in keys.enumerated() { fields[key] = r[Int(i.b) + index].value }
    } else {
      for index in 0..<Int(i.c) {
        let key = r[Int(i.b) + 2 * index].value
        guard let name = key.string else {
          throw Fault(.wrongKind, "a field's name is a string, found \(Display.phrase(key))")
        }
        fields[name] = r[Int(i.b) + 2 * index + 1].value
      }
    }
    try put(r, i.a, .record(fields))
  }

  func field(
    _ r: Registers, _ i: Instruction, _ header: Header, _ pc: UnsafePointer<Instruction>
  ) throws {
    guard case .field(let name) = siteData(i.c, header.pointee.prototype) else { return }
    let base = r[Int(i.b)].value
    let result = try Operators.field(base, name.text)
    try put(r, i.a, result)
    trace(result, takenFrom: base, header, pc)
  }

  func index(
    _ r: Registers, _ i: Instruction, _ header: Header, _ pc: UnsafePointer<Instruction>
  ) throws {
    guard case .call(let site) = siteData(i.c, header.pointee.prototype) else { return }
    let first = Int(i.a) + 1
    let indexes = site.labels.indices.map { (label: site.labels[$0], value: r[first + $0].value) }
    let base = r[Int(i.a)].value
    let result = try Operators.index(base, indexes)
    trace(result, takenFrom: base, header, pc)
    try put(r, i.a, result)
  }

  func element(
    _ r: Registers, _ i: Instruction, _ header: Header, _ pc: UnsafePointer<Instruction>
  ) throws {
    let (base, index) = (r[Int(i.b)], r[Int(i.c)])
    if base.tag == .list, let list = base.list, let position = index.position,
      let slot = list._withUnsafeGuaranteedRef({ $0.slot(at: position) })
    {
      if slot.ownsReference { slot.traced?.isMade(like: base.traced) }
      return r.put(i.a, slot)
    }
    let whole = base.value
    let result = try Operators.index(whole, [(nil, index.value)])
    trace(result, takenFrom: whole, header, pc)
    try put(r, i.a, result)
  }

  func interpolate(_ r: Registers, _ i: Instruction, _ prototype: Unmanaged<Prototype>) throws {
    guard case .pieces(let pieces) = siteData(i.c, prototype) else { return }
    var text = ""
    var register = Int(i.b)
    for piece in pieces {
      switch piece {
      case .text(let part): text += part
      case .value(let format):
        text = try Operators.joined(
          text, Display.interpolated(r[register].value, format: format))
        register += 1
      }
    }
    try put(r, i.a, .string(text))
  }

  func siteData(_ index: UInt16, _ prototype: Unmanaged<Prototype>) -> Site? {
    prototype._withUnsafeGuaranteedRef {
      Int(index) < $0.sites.count ? $0.sites[Int(index)] : nil
    }
  }
}

/// What a `for` draws its elements from when it is no list.
final class LoopSource: Object {
  let next: () throws -> Value?
  /// Where the values come from that it gives.
  let origin: Origin?
  init(_ origin: Origin?, _ next: @escaping () throws -> Value?) {
    self.origin = origin
    self.next = next
  }
}

extension List {
  /// An element as a slot of its own, or `nil` past the end.
  @inline(__always)
  func slot(at position: Int) -> Slot? {
    position < elements.count ? Slot(elements[position]) : nil
  }
}
