import Glibc

/// The register machine: runs prototypes on one stack of slots.
///
/// Values live in registers as plain data (`Slot`), so that numbers move without counting
/// references. A call's arguments are the callee's first registers: nothing is copied.
///
/// Every slot of the stack is always valid: memory starts as zeros, which are numbers, and a frame
/// that ends leaves its registers unset.
final class Machine {
  unowned let session: Session
  let account: Account
  /// Script names first (`Globals.capacity` of them), then the frames' registers.
  let stack: UnsafeMutablePointer<Slot>
  private let frames: UnsafeMutablePointer<Frame>
  /// What changes at each call, behind a pointer: a class's own properties cost a check each.
  let state: UnsafeMutablePointer<State>

  /// Code for the place of a machine that runs nothing.
  private let idle = Prototype(
    name: nil, source: Source(name: "", text: ""), syntax: [], parameters: [], localCount: 0,
    registerCount: 0,
    code: [], constants: [], spans: [], sites: [], prototypes: [], captureCount: 0,
    firstRegister: 0)

  private static let stackCapacity = 2_000_000
  private static let frameCapacity = 200_000

  /// `nil` when there is no memory for the stack.
  init?(session: Session) {
    guard let memory = calloc(Machine.stackCapacity, MemoryLayout<Slot>.stride),
      let calls = calloc(Machine.frameCapacity, MemoryLayout<Frame>.stride)
    else { return nil }
    self.session = session
    account = session.limits.account
    stack = memory.bindMemory(to: Slot.self, capacity: Machine.stackCapacity)
    frames = calls.bindMemory(to: Frame.self, capacity: Machine.frameCapacity)
    state = .allocate(capacity: 1)
    stack.update(repeating: .unset, count: Globals.capacity)
    let temporaries = stack + Globals.capacity
    state.initialize(
      to: State(
        globals: stack, stackLimit: stack + (Machine.stackCapacity - 70_000), top: temporaries,
        owned: temporaries, fuel: session.limits.fuel,
        place: Frame(
          header: idle.header, next: idle.code, registers: stack, captures: idle.constants),
        frame: frames, bottom: frames, highest: frames))
  }

  deinit {
    clear(stack, Globals.capacity)
    free(stack)
    free(frames)
    state.deallocate()
  }

  private var stackEnd: UnsafeMutablePointer<Slot> { stack + Machine.stackCapacity }

  /// How many calls wait for others to give back.
  var frameCount: Int { state.pointee.frame - frames }

  /// How many calls may nest.
  var deepest: Int { min(max(session.limits.callDepth, 0), Machine.frameCapacity - 1) }

  // MARK: Entering

  /// Runs a statement of a script, whose registers start at the script names.
  func run(script prototype: Prototype) throws -> Value {
    let temporaries = stack + Globals.capacity
    clear(temporaries, prototype.registerCount)
    let before = state.pointee.top
    state.pointee.top = max(before, temporaries + prototype.registerCount)
    state.pointee.highest = frames + deepest
    state.pointee.isProfiled = session.profile != nil
    defer {
      clear(temporaries, prototype.registerCount)
      state.pointee.owned = temporaries
      state.pointee.top = before
    }
    let result = try execute(prototype, stack, prototype.constants)
    defer { result.release() }
    return result.value
  }

  /// Calls a closure from a command.
  func call(_ closure: Closure, _ arguments: [Value], labels: [String?] = []) throws -> Value {
    let limit = session.limits.nativeDepth
    guard state.pointee.nativeDepth < limit else { throw tooDeep(limit) }
    let prototype = closure.prototype
    let callee = state.pointee.top
    let base = callee + 1
    let needed = max(arguments.count, prototype.registerCount)
    guard base + needed + 256 < stackEnd else { throw tooDeep(frameCount) }
    state.pointee.nativeDepth += 1
    if frameCount == 0 { state.pointee.highest = frames + deepest }
    state.pointee.mayOwn(base + needed)
    defer {
      clear(callee, 1 + arguments.count)
      state.pointee.owned = min(state.pointee.owned, callee)
      state.pointee.nativeDepth -= 1
      state.pointee.top = callee
    }
    try put(callee, 0, .object(closure))
    for (index, argument) in arguments.enumerated() { try put(base + index, 0, argument) }
    try arrange(prototype, base, arguments.count, labels: labels)
    state.pointee.top = base + prototype.registerCount
    let result = try execute(prototype, base, closure.captured)
    defer { result.release() }
    return result.value
  }

  func tooDeep(_ depth: Int) -> Fault {
    Fault(
      .callDepth, "calls may nest \(NumberFormat.grouped(depth)) deep, and these go deeper",
      notes: ["a function that calls itself needs a case that does not"])
  }

  /// Gives back what registers own; what is plain data may stay.
  @inline(__always)
  func clear(_ first: UnsafeMutablePointer<Slot>, _ count: Int) {
    var slot = first
    let end = first + count
    while slot < end {
      if slot.pointee.ownsReference {
        let old = slot.pointee
        slot.pointee = .unset
        old.release()
      }
      slot += 1
    }
  }

  // MARK: The loop

  /// Runs until the frame it enters gives back; the result is owned by the caller.
  ///
  /// `runPlain` takes all that numbers do; here is one instruction at a time of the rest.
  private func execute(
    _ entry: Prototype, _ registers: UnsafeMutablePointer<Slot>, _ captures: UnsafePointer<Slot>
  ) throws -> Slot {
    let outer = state.pointee.place
    let bottom = state.pointee.frame
    let outerBottom = state.pointee.bottom
    state.pointee.bottom = bottom
    state.pointee.enter(UnsafePointer(entry.header), registers, captures)
    defer {
      state.pointee.place = outer
      state.pointee.bottom = outerBottom
    }
    do {
      while true {
        Machine.runPlain(state)
        if let result = try step(bottom) { return result }
      }
    } catch {
      let place = state.pointee.place
      state.pointee.top = place.registers + place.header.pointee.frameSize
      let diagnostic = self.place(
        error, place.header, place.next, place.registers, above: bottom - frames)
      unwind(to: bottom)
      throw diagnostic
    }
  }

  /// Runs one instruction, whatever its operands are; gives the result when it ends the frame
  /// above `bottom`.
  @inline(__always)
  private func step(_ bottom: UnsafeMutablePointer<Frame>) throws -> Slot? {
    let r = state.pointee.place.registers
    let i = state.pointee.place.next.pointee
    let header = state.pointee.place.header
    let prototype = header.pointee.prototype
    let k = header.pointee.constants
    let pc = state.pointee.place.next + 1
    state.pointee.place.next = pc
    state.pointee.top = r + header.pointee.frameSize
    state.pointee.mayOwn(r + i.reach)
    switch i.operation {
    case .constant: r.put(i.a, k[Int(i.b)].copied())
    case .move: r.put(i.a, r[Int(i.b)].copied())
    case .global: try global(r, i, k)
    case .itself: r.put(i.a, (r - 1).pointee.copied())
    case .captured: r.put(i.a, state.pointee.place.captures[Int(i.b)].copied())
    case .checkSet: if r[Int(i.a)].isUnset { throw unset(k[Int(i.b)].value) }

    case .add: try slow(.add, r, i, header, pc, r)
    case .subtract: try slow(.subtract, r, i, header, pc, r)
    case .multiply: try slow(.multiply, r, i, header, pc, r)
    case .divide: try slow(.divide, r, i, header, pc, r)
    case .remainder: try slow(.remainder, r, i, header, pc, r)
    case .power: try slow(.power, r, i, header, pc, r)
    case .product: try slow(.product, r, i, header, pc, r)
    case .cross: try slow(.cross, r, i, header, pc, r)
    case .addK: try slow(.add, r, i, header, pc, k)
    case .subtractK: try slow(.subtract, r, i, header, pc, k)
    case .multiplyK: try slow(.multiply, r, i, header, pc, k)
    case .divideK: try slow(.divide, r, i, header, pc, k)
    case .negate:
      try put(r, i.a, Operators.unary(.minus, r[Int(i.b)].value))
      trace(r[Int(i.a)], header, pc)
    case .not: try put(r, i.a, Operators.unary(.not, r[Int(i.b)].value))

    case .equal: try slow(.equal, r, i, header, pc)
    case .notEqual: try slow(.notEqual, r, i, header, pc)
    case .less: try slow(.less, r, i, header, pc)
    case .lessOrEqual: try slow(.lessOrEqual, r, i, header, pc)
    case .greater: try slow(.greater, r, i, header, pc)
    case .greaterOrEqual: try slow(.greaterOrEqual, r, i, header, pc)
    case .isIn: try slow(.isIn, r, i, header, pc)
    case .closedRange, .openRange: try range(r, i)

    case .jump: jump(i.distance)
    case .jumpIfFalse: if try !condition(r[Int(i.a)]) { jump(i.distance) }
    case .jumpIfTrue: if try condition(r[Int(i.a)]) { jump(i.distance) }
    case .unlessEqual: try unless(.equal, r, i, r)
    case .unlessNotEqual: try unless(.notEqual, r, i, r)
    case .unlessLess: try unless(.less, r, i, r)
    case .unlessLessOrEqual: try unless(.lessOrEqual, r, i, r)
    case .unlessGreater: try unless(.greater, r, i, r)
    case .unlessGreaterOrEqual: try unless(.greaterOrEqual, r, i, r)
    case .unlessEqualK: try unless(.equal, r, i, k)
    case .unlessLessK: try unless(.less, r, i, k)
    case .unlessLessOrEqualK: try unless(.lessOrEqual, r, i, k)
    case .unlessGreaterK: try unless(.greater, r, i, k)
    case .unlessGreaterOrEqualK: try unless(.greaterOrEqual, r, i, k)
    case .andJump, .orJump:
      let left = r[Int(i.a)]
      if left.tag == .bool, left.isTrue == (i.operation == .orJump) { jump(i.distance) }
    case .andJoin, .orJoin: try join(r, i)
    case .jumpIfSet: if !r[Int(i.a)].isUnset { jump(i.distance) }

    case .prepareLoop: try prepareLoop(r + Int(i.a))
    case .prepareRange: try prepareRange(r + Int(i.a), isClosed: i.b != 0)
    case .stepLoop: if try stepLoop(r + Int(i.a), r + Int(i.b)) { jump(i.shortDistance) }
    case .unpack: try unpack(r, i)

    case .list: try put(r, i.a, .list(values(r, i.b, i.c)))
    case .append: try put(r, i.a, .list((r[Int(i.a)].value.list ?? []) + values(r, i.b, i.c)))
    case .record, .computedRecord: try record(r, i, prototype)
    case .field: try field(r, i, header, pc)
    case .index: try index(r, i, header, pc)
    case .element: try element(r, i, header, pc)
    case .with: try put(r, i.a, Operators.with(r[Int(i.b)].value, r[Int(i.c)].value))
    case .interpolate: try interpolate(r, i, prototype)

    case .call, .callLabelled, .callGlobal, .callLocal: try call(r, i, header, pc)
    case .command:
      try session.limits.take()
      r.put(i.a, try command(site(i, prototype), r + Int(i.a) + 1, prototype))
      trace(r[Int(i.a)], header, pc, isCall: true)
    case .closure: try closure(r, i, prototype)
    case .giveBack: return giveBack(r, i, bottom)

    case .expect: try expect(r, i, prototype)
    case .expectComparison: try expectComparison(r, i, prototype)
    case .use: try use(r, i, prototype)
    case .hole:
      throw Fault(.hole, "`...` is a hole to fill: write what belongs here")
    }
    return nil
  }

  /// Moves on by a distance from the next instruction.
  private func jump(_ distance: Int) { state.pointee.place.next += distance }

  private func unless(
    _ operation: ComparisonOperator, _ r: Registers, _ i: Instruction, _ right: UnsafePointer<Slot>
  ) throws {
    let holds = try condition(
      Operators.compare(operation, r[Int(i.a)].value, right[Int(i.b)].value))
    if !holds { jump(i.shortDistance) }
  }

  /// Ends a frame; gives the result when it is the one above `bottom`.
  private func giveBack(
    _ r: Registers, _ i: Instruction, _ bottom: UnsafeMutablePointer<Frame>
  ) -> Slot? {
    let result = r[Int(i.a)].copied()
    if r != stack { clear(r, state.pointee.place.header.pointee.registerCount) }
    if state.pointee.frame == bottom { return result }
    (r - 1).put(0, result)
    state.pointee.frame -= 1
    state.pointee.place = state.pointee.frame.pointee
    while state.pointee.owned > r, !(state.pointee.owned - 1).pointee.ownsReference {
      state.pointee.owned -= 1
    }
    state.pointee.mayOwn(r)
    return nil
  }

  /// Releases the registers of every frame above `bottom`, the running one included.
  private func unwind(to bottom: UnsafeMutablePointer<Frame>) {
    while true {
      let r = state.pointee.place.registers
      if r != stack { clear(r, state.pointee.place.header.pointee.registerCount) }
      guard state.pointee.frame > bottom else { break }
      clear(r - 1, 1)
      state.pointee.frame -= 1
      state.pointee.place = state.pointee.frame.pointee
    }
  }

  /// The functions that this loop runs, outermost first, each with the instruction after the one
  /// it has come to.
  func running(
    above depth: Int, _ header: UnsafePointer<Prototype.Header>, _ pc: UnsafePointer<Instruction>
  ) -> [(prototype: Prototype, next: UnsafePointer<Instruction>)] {
    (depth..<max(depth, frameCount)).map {
      (frames[$0].header.pointee.prototype.takeUnretainedValue(), frames[$0].next)
    } + [(header.pointee.prototype.takeUnretainedValue(), pc)]
  }
}
