/// The part of the machine that is fast: what numbers and true/false need, and calls of functions.
extension Machine {
  /// Runs instructions until one meets an operand, a register or a limit that needs more than plain
  /// data, and leaves the place before that one.
  ///
  /// It calls nothing, so that the compiler keeps its variables in registers of the processor.
  /// Whoever adds a case keeps it so: no reference is counted here, and nothing is changed before
  /// the last check has passed.
  @inline(never)
  static func runPlain(_ state: UnsafeMutablePointer<State>) {
    var pc = state.pointee.place.next
    var r = state.pointee.place.registers
    var header = state.pointee.place.header
    var k = header.pointee.constants
    var captures = state.pointee.place.captures
    var frame = state.pointee.frame
    var fuel = state.pointee.fuel.pointee
    plain: while true {
      let i = pc
      switch i.operation {
      case .constant: guard r.keep(i.a, k[Int(i.b)]) else { break plain }
      case .move: guard r.keep(i.a, r[Int(i.b)]) else { break plain }
      case .global:
        let slot = state.pointee.globals[Int(i.b)]
        guard !slot.isUnset, r.keep(i.a, slot) else { break plain }
      case .captured:
        guard r.keep(i.a, captures[Int(i.b)]) else { break plain }
      case .checkSet: if r[Int(i.a)].isUnset { break plain }

      case .add: guard r.keep(i, r[Int(i.b)], r[Int(i.c)], +) else { break plain }
      case .subtract: guard r.keep(i, r[Int(i.b)], r[Int(i.c)], -) else { break plain }
      case .multiply: guard r.keep(i, r[Int(i.b)], r[Int(i.c)], *) else { break plain }
      case .divide: guard r.keep(i, r[Int(i.b)], r[Int(i.c)], /) else { break plain }
      case .addK: guard r.keep(i, r[Int(i.b)], k[Int(i.c)], +) else { break plain }
      case .subtractK: guard r.keep(i, r[Int(i.b)], k[Int(i.c)], -) else { break plain }
      case .multiplyK: guard r.keep(i, r[Int(i.b)], k[Int(i.c)], *) else { break plain }
      case .divideK: guard r.keep(i, r[Int(i.b)], k[Int(i.c)], /) else { break plain }
      case .remainder:
        guard let remainder = r[Int(i.b)].remainder(r[Int(i.c)]), r.keep(i.a, remainder) else {
          break plain
        }
      case .negate:
        let operand = r[Int(i.b)]
        guard operand.tag == .number, r.keep(i.a, Slot(-operand.number)) else { break plain }
      case .not:
        let operand = r[Int(i.b)]
        guard operand.tag == .bool, r.keep(i.a, Slot(!operand.isTrue)) else { break plain }

      case .equal: guard r.compare(i, ==) else { break plain }
      case .notEqual: guard r.compare(i, !=) else { break plain }
      case .less: guard r.compare(i, <) else { break plain }
      case .lessOrEqual: guard r.compare(i, <=) else { break plain }
      case .greater: guard r.compare(i, >) else { break plain }
      case .greaterOrEqual: guard r.compare(i, >=) else { break plain }

      case .jump: pc += i.distance
      case .jumpIfFalse:
        guard r[Int(i.a)].tag == .bool else { break plain }
        if !r[Int(i.a)].isTrue { pc += i.distance }
      case .jumpIfTrue:
        guard r[Int(i.a)].tag == .bool else { break plain }
        if r[Int(i.a)].isTrue { pc += i.distance }
      case .unlessEqual:
        guard Slot.areNumbers(r[Int(i.a)], r[Int(i.b)]) else { break plain }
        if r[Int(i.a)].number != r[Int(i.b)].number { pc += i.shortDistance }
      case .unlessNotEqual:
        guard Slot.areNumbers(r[Int(i.a)], r[Int(i.b)]) else { break plain }
        if r[Int(i.a)].number == r[Int(i.b)].number { pc += i.shortDistance }
      case .unlessLess:
        guard Slot.areNumbers(r[Int(i.a)], r[Int(i.b)]) else { break plain }
        if !(r[Int(i.a)].number < r[Int(i.b)].number) { pc += i.shortDistance }
      case .unlessLessOrEqual:
        guard Slot.areNumbers(r[Int(i.a)], r[Int(i.b)]) else { break plain }
        if !(r[Int(i.a)].number <= r[Int(i.b)].number) { pc += i.shortDistance }
      case .unlessGreater:
        guard Slot.areNumbers(r[Int(i.a)], r[Int(i.b)]) else { break plain }
        if !(r[Int(i.a)].number > r[Int(i.b)].number) { pc += i.shortDistance }
      case .unlessGreaterOrEqual:
        guard Slot.areNumbers(r[Int(i.a)], r[Int(i.b)]) else { break plain }
        if !(r[Int(i.a)].number >= r[Int(i.b)].number) { pc += i.shortDistance }
      case .unlessEqualK:
        guard Slot.areNumbers(r[Int(i.a)], k[Int(i.b)]) else { break plain }
        if r[Int(i.a)].number != k[Int(i.b)].number { pc += i.shortDistance }
      case .unlessLessK:
        guard Slot.areNumbers(r[Int(i.a)], k[Int(i.b)]) else { break plain }
        if !(r[Int(i.a)].number < k[Int(i.b)].number) { pc += i.shortDistance }
      case .unlessLessOrEqualK:
        guard Slot.areNumbers(r[Int(i.a)], k[Int(i.b)]) else { break plain }
        if !(r[Int(i.a)].number <= k[Int(i.b)].number) { pc += i.shortDistance }
      case .unlessGreaterK:
        guard Slot.areNumbers(r[Int(i.a)], k[Int(i.b)]) else { break plain }
        if !(r[Int(i.a)].number > k[Int(i.b)].number) { pc += i.shortDistance }
      case .unlessGreaterOrEqualK:
        guard Slot.areNumbers(r[Int(i.a)], k[Int(i.b)]) else { break plain }
        if !(r[Int(i.a)].number >= k[Int(i.b)].number) { pc += i.shortDistance }
      case .andJump:
        let left = r[Int(i.a)]
        if left.tag == .bool, !left.isTrue { pc += i.distance }
      case .orJump:
        let left = r[Int(i.a)]
        if left.tag == .bool, left.isTrue { pc += i.distance }
      case .andJoin, .orJoin:
        // The left operand did not settle it, so of two truths the right one is the result.
        guard r[Int(i.b)].tag == .bool, r[Int(i.c)].tag == .bool, r.keep(i.a, r[Int(i.c)]) else {
          break plain
        }
      case .jumpIfSet: if !r[Int(i.a)].isUnset { pc += i.distance }

      case .stepLoop:
        let loop = r + Int(i.a)
        guard fuel > 0 else { break plain }
        if loop.pointee.tag == .number {
          let current = loop.pointee.number
          if current <= loop[1].number {
            guard r.keep(i.b, Slot(current)) else { break plain }
            loop.pointee = Slot(current + 1)
            fuel &-= 1
            pc += i.shortDistance
          }
        } else {
          guard loop.pointee.tag == .list, let list = loop.pointee.list else { break plain }
          let position = Int(truncatingIfNeeded: loop[1].bits)
          guard let number = list._withUnsafeGuaranteedRef({ $0.number(at: position) }),
            r.keep(i.b, Slot(number))
          else {
            break plain
          }
          loop[1].bits &+= 1
          fuel &-= 1
          pc += i.shortDistance
        }

      case .element:
        let list = r[Int(i.b)]
        guard list.tag == .list, let elements = list.list, let position = r[Int(i.c)].position,
          let number = elements._withUnsafeGuaranteedRef({ $0.number(at: position) }),
          r.keep(i.a, Slot(number))
        else {
          break plain
        }

      case .call:
        let base = r + Int(i.a) + 1
        guard fuel > 0, Machine.canEnter(state, (base - 1).pointee, base, Int(i.b), frame),
          let closure = (base - 1).pointee.closure
        else {
          break plain
        }
        frame.initialize(
          to: Frame(header: header, next: pc + 1, registers: r, captures: captures))
        frame += 1
        header = closure._withUnsafeGuaranteedRef { $0.header }
        captures = closure._withUnsafeGuaranteedRef { UnsafePointer($0.captured) }
        fuel &-= 1
        r = base
        k = header.pointee.constants
        pc = header.pointee.code
        continue
      case .callLocal:
        let base = r + Int(i.a) + 1
        let callee = r[Int(i.b)]
        guard fuel > 0, Machine.canEnter(state, callee, base, Int(i.c & 0xFF), frame),
          let closure = callee.closure
        else {
          break plain
        }
        frame.initialize(
          to: Frame(header: header, next: pc + 1, registers: r, captures: captures))
        frame += 1
        header = closure._withUnsafeGuaranteedRef { $0.header }
        captures = closure._withUnsafeGuaranteedRef { UnsafePointer($0.captured) }
        fuel &-= 1
        r = base
        k = header.pointee.constants
        pc = header.pointee.code
        continue
      case .callGlobal:
        let base = r + Int(i.a) + 1
        let callee = state.pointee.globals[Int(i.b)]
        guard fuel > 0, Machine.canEnter(state, callee, base, Int(i.c & 0xFF), frame),
          let closure = callee.closure
        else {
          break plain
        }
        frame.initialize(
          to: Frame(header: header, next: pc + 1, registers: r, captures: captures))
        frame += 1
        header = closure._withUnsafeGuaranteedRef { $0.header }
        captures = closure._withUnsafeGuaranteedRef { UnsafePointer($0.captured) }
        fuel &-= 1
        r = base
        k = header.pointee.constants
        pc = header.pointee.code
        continue
      case .giveBack:
        guard state.pointee.owned <= r, frame > state.pointee.bottom,
          (r - 1).keep(0, r[Int(i.a)])
        else {
          break plain
        }
        frame -= 1
        header = frame.pointee.header
        captures = frame.pointee.captures
        k = header.pointee.constants
        pc = frame.pointee.next
        r = frame.pointee.registers
        continue

      case .itself, .power, .product, .cross, .isIn, .closedRange, .openRange, .prepareLoop,
        .prepareRange, .unpack, .list, .append, .record, .computedRecord, .field, .index, .with,
        .interpolate, .callLabelled, .command, .closure, .expect, .expectComparison, .use, .hole:
        break plain
      }
      pc += 1
    }
    state.pointee.place.next = pc
    state.pointee.place.registers = r
    state.pointee.place.header = header
    state.pointee.place.captures = captures
    state.pointee.frame = frame
    state.pointee.fuel.pointee = fuel
  }

  /// Whether a call of `callee` with `count` arguments needs no more than plain data; then the
  /// locals of its frame are ready.
  @inline(__always)
  private static func canEnter(
    _ state: UnsafeMutablePointer<State>, _ callee: Slot, _ base: UnsafeMutablePointer<Slot>,
    _ count: Int, _ frame: UnsafeMutablePointer<Frame>
  ) -> Bool {
    guard callee.tag == .closure, let closure = callee.closure else { return false }
    let header = closure._withUnsafeGuaranteedRef { $0.header }
    guard header.pointee.plainCount == count, frame < state.pointee.highest,
      base < state.pointee.stackLimit
    else { return false }
    var register = base + count
    let end = base + header.pointee.localCount
    while register < end {
      guard register.keep(0, .unset) else { return false }
      register += 1
    }
    return true
  }
}

extension UnsafeMutablePointer<Slot> {
  /// Gives the register plain data; false, and nothing done, when either owns a reference.
  @inline(__always)
  fileprivate func keep(_ register: UInt16, _ slot: Slot) -> Bool {
    let place = self + Int(register)
    guard (place.pointee.tag.rawValue | slot.tag.rawValue) & Slot.Tag.owning == 0 else {
      return false
    }
    place.pointee = slot
    return true
  }

  /// Register a = left op right, if those are numbers and the register owns nothing.
  @inline(__always)
  fileprivate func keep(
    _ i: UnsafePointer<Instruction>, _ left: Slot, _ right: Slot,
    _ operation: (Double, Double) -> Double
  ) -> Bool {
    let place = self + Int(i.a)
    let owned = place.pointee.tag.rawValue & Slot.Tag.owning
    guard left.tag.rawValue | right.tag.rawValue | owned == 0 else { return false }
    place.pointee = Slot(operation(left.number, right.number))
    return true
  }

  @inline(__always)
  fileprivate func compare(_ i: UnsafePointer<Instruction>, _ operation: (Double, Double) -> Bool)
    -> Bool
  {
    let left = self[Int(i.b)]
    let right = self[Int(i.c)]
    guard Slot.areNumbers(left, right) else { return false }
    return keep(i.a, Slot(operation(left.number, right.number)))
  }
}

extension Slot {
  @inline(__always)
  fileprivate static func areNumbers(_ a: Slot, _ b: Slot) -> Bool {
    a.tag.rawValue | b.tag.rawValue == 0
  }

  /// `a % b` of whole numbers that are not negative, which need no library.
  @inline(__always)
  fileprivate func remainder(_ other: Slot) -> Slot? {
    guard let a = position, let b = other.position, b > 0, number.sign == .plus else { return nil }
    return Slot(Double(a % b))
  }
}

extension List {
  /// An element that is a number, or `nil` when it is none or there are no more.
  @inline(__always)
  fileprivate func number(at position: Int) -> Double? {
    guard position < elements.count, case .number(let number) = elements[position] else {
      return nil
    }
    return number
  }
}

/// The parts of an instruction, each read where it is used.
extension UnsafePointer<Instruction> {
  fileprivate var operation: Operation { @inline(__always) get { pointee.operation } }
  fileprivate var a: UInt16 { @inline(__always) get { pointee.a } }
  fileprivate var b: UInt16 { @inline(__always) get { pointee.b } }
  fileprivate var c: UInt16 { @inline(__always) get { pointee.c } }
  fileprivate var distance: Int { @inline(__always) get { pointee.distance } }
  fileprivate var shortDistance: Int { @inline(__always) get { pointee.shortDistance } }
}
