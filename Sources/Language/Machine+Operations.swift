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

  func captured(_ r: Registers, _ i: Instruction) {
    guard case .closure = (r - 1).pointee.tag, let closure = (r - 1).pointee.closure else { return }
    r.put(i.a, closure._withUnsafeGuaranteedRef { Slot($0.captured[Int(i.b)]) })
  }

  func unset(_ name: Value) -> Fault {
    Fault(.usedBeforeSet, "`\(name.string ?? "")` is used before it has a value")
  }

  func closure(_ r: Registers, _ i: Instruction, _ prototype: Unmanaged<Prototype>) {
    let inner = prototype._withUnsafeGuaranteedRef { $0.prototypes[Int(i.b)] }
    let captured = (0..<inner.captureCount).map { r[Int(i.c) + $0].value }
    r.put(i.a, .object(Closure(prototype: inner, captured: captured)))
  }

  // MARK: Operators

  func slow(
    _ operation: BinaryOperator, _ r: Registers, _ i: Instruction, _ header: Header,
    _ pc: UnsafePointer<Instruction>
  ) throws {
    r.put(i.a, try Operators.binary(operation, r[Int(i.b)].value, r[Int(i.c)].value))
    trace(r[Int(i.a)], header, pc)
  }

  func slow(
    _ operation: BinaryOperator, _ r: Registers, _ i: Instruction, _ header: Header,
    _ pc: UnsafePointer<Instruction>, _ k: UnsafePointer<Slot>
  ) throws {
    r.put(i.a, try Operators.binary(operation, r[Int(i.b)].value, k[Int(i.c)].value))
    trace(r[Int(i.a)], header, pc)
  }

  func slow(
    _ operation: ComparisonOperator, _ r: Registers, _ i: Instruction, _ header: Header,
    _ pc: UnsafePointer<Instruction>
  ) throws {
    r.put(i.a, try Operators.compare(operation, r[Int(i.b)].value, r[Int(i.c)].value))
    trace(r[Int(i.a)], header, pc)
  }

  func join(_ r: Registers, _ i: Instruction) throws {
    let isAnd = i.operation == .andJoin
    r.put(i.a, try Operators.logic(isAnd, r[Int(i.b)].value, r[Int(i.c)].value))
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
    let isClosed = i.operation == .closedRange
    let ends = [r[Int(i.b)].value, r[Int(i.c)].value]
    let numbers = try ends.map { end in
      guard let number = end.number, number == number.rounded(), number.isFinite else {
        throw Fault(
          .wrongKind, "a range goes between whole numbers, found \(Display.phrase(end))")
      }
      guard number.magnitude < 1e15 else {
        throw Fault(
          .wrongValue,
          "a range goes between numbers smaller than 1e15, found \(Display.phrase(end))")
      }
      return number
    }
    r.put(i.a, .object(NumberRange(lower: numbers[0], upper: numbers[1], isClosed: isClosed)))
  }

  // MARK: Loops

  /// A number in `state` marks a range. Of anything else, register 2 says whether it is a list,
  /// with its position in register 1.
  func prepareLoop(_ state: Registers) throws {
    let sequence = state.pointee.value
    switch sequence {
    case .object(let range as NumberRange):
      state.put(0, range.lower)
      state.put(1, range.isClosed ? range.upper : range.upper - 1)
    case .object(is List):
      state.put(1, 0)
      state.put(2, Slot(true))
    case .object(let record as Record):
      let pairs = record.fields.map { Value.list([.string($0.key), $0.value]) }
      state.put(0, .list(pairs))
      state.put(1, 0)
      state.put(2, Slot(true))
    case .object(let foreign as Foreign):
      guard let loopable = foreign.payload as? any Loopable else { fallthrough }
      state.put(0, .object(LoopSource(foreign.origin, try loopable.start())))
      state.put(2, Slot(false))
    default:
      throw Fault(
        .wrongKind,
        "`for` goes through a list, a range, a record or batches, found \(Display.phrase(sequence))"
      )
    }
  }

  /// Puts the next element into a register; false when there is none.
  func stepLoop(_ state: Registers, _ target: Registers) throws -> Bool {
    if state[2].isTrue, let list = state.pointee.list {
      let position = Int(state[1].number)
      guard let slot = list._withUnsafeGuaranteedRef({ $0.slot(at: position) }) else {
        return false
      }
      target.put(0, slot)
      state[1] = Slot(Double(position + 1))
      return true
    }
    guard case .object(let object) = state.pointee.value else { return false }
    guard let source = object as? LoopSource, let element = try source.next() else { return false }
    target.put(0, element)
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
    r.put(i.a, .record(fields))
  }

  func field(
    _ r: Registers, _ i: Instruction, _ header: Header, _ pc: UnsafePointer<Instruction>
  ) throws {
    guard case .field(let name) = siteData(i.c, header.pointee.prototype) else { return }
    let base = r[Int(i.b)].value
    let result = try Operators.field(base, name.text)
    r.put(i.a, result)
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
    r.put(i.a, result)
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
    r.put(i.a, .string(text))
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
