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
  /// Script names first (`Globals.capacity` of them), then the frames' registers.
  let stack: UnsafeMutablePointer<Slot>
  private let frames: UnsafeMutablePointer<Frame>
  /// What changes at each call, behind a pointer: a class's own properties cost a check each.
  let state: UnsafeMutablePointer<State>

  private static let stackCapacity = 2_000_000
  private static let frameCapacity = 200_000

  struct State {
    var frameCount = 0
    var callDepth = 0
    var nativeDepth = 0
    /// The first slot that no running frame uses.
    var top: UnsafeMutablePointer<Slot>
  }

  /// Where a caller goes on.
  private struct Frame {
    let header: UnsafePointer<Prototype.Header>
    let next: UnsafePointer<Instruction>
    let registers: UnsafeMutablePointer<Slot>
  }

  /// `nil` when there is no memory for the stack.
  init?(session: Session) {
    guard let memory = calloc(Machine.stackCapacity, MemoryLayout<Slot>.stride),
      let calls = calloc(Machine.frameCapacity, MemoryLayout<Frame>.stride)
    else { return nil }
    self.session = session
    stack = memory.bindMemory(to: Slot.self, capacity: Machine.stackCapacity)
    frames = calls.bindMemory(to: Frame.self, capacity: Machine.frameCapacity)
    state = .allocate(capacity: 1)
    state.initialize(to: State(top: stack + Globals.capacity))
    stack.update(repeating: .unset, count: Globals.capacity)
  }

  deinit {
    clear(stack, Globals.capacity)
    free(stack)
    free(frames)
    state.deallocate()
  }

  private var stackEnd: UnsafeMutablePointer<Slot> { stack + Machine.stackCapacity }

  // MARK: Entering

  /// Runs a statement of a script, whose registers start at the script names.
  func run(script prototype: Prototype) throws -> Value {
    let temporaries = stack + Globals.capacity
    clear(temporaries, prototype.registerCount)
    let before = state.pointee.top
    state.pointee.top = max(before, temporaries + prototype.registerCount)
    state.pointee.callDepth = min(session.limits.callDepth, Machine.frameCapacity - 1)
    defer {
      clear(temporaries, prototype.registerCount)
      state.pointee.top = before
    }
    let result = try execute(prototype, stack)
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
    guard base + needed + 256 < stackEnd else { throw tooDeep(state.pointee.frameCount) }
    state.pointee.nativeDepth += 1
    defer {
      clear(callee, 1 + arguments.count)
      state.pointee.nativeDepth -= 1
      state.pointee.top = callee
    }
    callee.put(0, .object(closure))
    for (index, argument) in arguments.enumerated() { (base + index).put(0, argument) }
    try arrange(prototype, base, arguments.count, labels: labels)
    state.pointee.top = base + prototype.registerCount
    let result = try execute(prototype, base)
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
  private func execute(_ entry: Prototype, _ registers: UnsafeMutablePointer<Slot>) throws -> Slot {
    let depth = state.pointee.frameCount
    let bottom = frames + depth
    let highest = frames + state.pointee.callDepth
    let stackLimit = stackEnd - 70_000
    var frame = bottom
    var header = UnsafePointer(entry.header)
    var r = registers
    var k = header.pointee.constants
    var pc = header.pointee.code
    var budget = 1_024
    do {
      while true {
        let i = pc.pointee
        pc += 1
        switch i.operation {
        case .constant: r.put(i.a, k[Int(i.b)].copied())
        case .move: r.put(i.a, r[Int(i.b)].copied())
        case .global: try global(r, i, k)
        case .itself: r.put(i.a, (r - 1).pointee.copied())
        case .captured: captured(r, i)
        case .checkSet: if r[Int(i.a)].isUnset { throw unset(k[Int(i.b)].value) }

        case .add: if !Machine.arithmetic(r, i, r[Int(i.c)], +) { try slow(.add, r, i, header, pc) }
        case .subtract:
          if !Machine.arithmetic(r, i, r[Int(i.c)], -) { try slow(.subtract, r, i, header, pc) }
        case .multiply:
          if !Machine.arithmetic(r, i, r[Int(i.c)], *) { try slow(.multiply, r, i, header, pc) }
        case .divide:
          if !Machine.arithmetic(r, i, r[Int(i.c)], /) { try slow(.divide, r, i, header, pc) }
        case .addK:
          if !Machine.arithmetic(r, i, k[Int(i.c)], +) { try slow(.add, r, i, header, pc, k) }
        case .subtractK:
          if !Machine.arithmetic(r, i, k[Int(i.c)], -) { try slow(.subtract, r, i, header, pc, k) }
        case .multiplyK:
          if !Machine.arithmetic(r, i, k[Int(i.c)], *) { try slow(.multiply, r, i, header, pc, k) }
        case .divideK:
          if !Machine.arithmetic(r, i, k[Int(i.c)], /) { try slow(.divide, r, i, header, pc, k) }
        case .remainder: try slow(.remainder, r, i, header, pc)
        case .power: try slow(.power, r, i, header, pc)
        case .product: try slow(.product, r, i, header, pc)
        case .cross: try slow(.cross, r, i, header, pc)
        case .negate:
          let operand = r[Int(i.b)]
          if operand.tag == .number {
            r.put(i.a, -operand.number)
          } else {
            r.put(i.a, try Operators.unary(.minus, operand.value))
            trace(r[Int(i.a)], header, pc)
          }
        case .not:
          let operand = r[Int(i.b)]
          if operand.tag == .bool {
            r.put(i.a, Slot(!operand.isTrue))
          } else {
            r.put(i.a, try Operators.unary(.not, operand.value))
          }

        case .equal: if !Machine.compare(r, i, ==) { try slow(.equal, r, i, header, pc) }
        case .notEqual: if !Machine.compare(r, i, !=) { try slow(.notEqual, r, i, header, pc) }
        case .less: if !Machine.compare(r, i, <) { try slow(.less, r, i, header, pc) }
        case .lessOrEqual:
          if !Machine.compare(r, i, <=) { try slow(.lessOrEqual, r, i, header, pc) }
        case .greater: if !Machine.compare(r, i, >) { try slow(.greater, r, i, header, pc) }
        case .greaterOrEqual:
          if !Machine.compare(r, i, >=) { try slow(.greaterOrEqual, r, i, header, pc) }
        case .isIn: try slow(.isIn, r, i, header, pc)
        case .closedRange, .openRange: try range(r, i)

        case .jump: pc += i.distance
        case .jumpIfFalse: if try !condition(r[Int(i.a)]) { pc += i.distance }
        case .jumpIfTrue: if try condition(r[Int(i.a)]) { pc += i.distance }
        case .unlessEqual: if try !holds(r, i, r[Int(i.b)], .equal, ==) { pc += i.shortDistance }
        case .unlessNotEqual:
          if try !holds(r, i, r[Int(i.b)], .notEqual, !=) { pc += i.shortDistance }
        case .unlessLess: if try !holds(r, i, r[Int(i.b)], .less, <) { pc += i.shortDistance }
        case .unlessLessOrEqual:
          if try !holds(r, i, r[Int(i.b)], .lessOrEqual, <=) { pc += i.shortDistance }
        case .unlessGreater: if try !holds(r, i, r[Int(i.b)], .greater, >) { pc += i.shortDistance }
        case .unlessGreaterOrEqual:
          if try !holds(r, i, r[Int(i.b)], .greaterOrEqual, >=) { pc += i.shortDistance }
        case .unlessEqualK: if try !holds(r, i, k[Int(i.b)], .equal, ==) { pc += i.shortDistance }
        case .unlessLessK: if try !holds(r, i, k[Int(i.b)], .less, <) { pc += i.shortDistance }
        case .unlessLessOrEqualK:
          if try !holds(r, i, k[Int(i.b)], .lessOrEqual, <=) { pc += i.shortDistance }
        case .unlessGreaterK:
          if try !holds(r, i, k[Int(i.b)], .greater, >) { pc += i.shortDistance }
        case .unlessGreaterOrEqualK:
          if try !holds(r, i, k[Int(i.b)], .greaterOrEqual, >=) { pc += i.shortDistance }
        case .andJump, .orJump:
          let left = r[Int(i.a)]
          if left.tag == .bool, left.isTrue == (i.operation == .orJump) { pc += i.distance }
        case .andJoin, .orJoin: try join(r, i)
        case .jumpIfSet: if !r[Int(i.a)].isUnset { pc += i.distance }

        case .prepareLoop: try prepareLoop(r + Int(i.a))
        case .stepLoop:
          budget -= 1
          if budget == 0 { budget = try tick(1_024) }
          let loop = r + Int(i.a)
          if loop.pointee.tag == .number {
            let current = loop.pointee.number
            if current <= loop[1].number {
              r.put(i.b, current)
              loop.pointee = Slot(current + 1)
              pc += i.shortDistance
            }
          } else if try stepLoop(loop, r + Int(i.b)) {
            pc += i.shortDistance
          }
        case .unpack: try unpack(r, i)

        case .list: r.put(i.a, .list(values(r, i.b, i.c)))
        case .append: r.put(i.a, .list((r[Int(i.a)].value.list ?? []) + values(r, i.b, i.c)))
        case .record, .computedRecord: try record(r, i, header.pointee.prototype)
        case .field: try field(r, i, header, pc)
        case .index: try index(r, i, header, pc)
        case .with: r.put(i.a, try Operators.with(r[Int(i.b)].value, r[Int(i.c)].value))
        case .interpolate: try interpolate(r, i, header.pointee.prototype)

        case .call, .callLabelled, .callGlobal:
          budget -= 1
          if budget == 0 { budget = try tick(1_024) }
          let base = r + Int(i.a) + 1
          let isGlobal = i.operation == .callGlobal
          let callee = isGlobal ? stack[Int(i.b)] : (base - 1).pointee
          let count = isGlobal ? Int(i.c & 0xFF) : Int(i.b)
          guard callee.tag == .closure, let closure = callee.closure else {
            save(frame, r + header.pointee.frameSize)
            (base - 1).put(0, try callOther(callee, base, count, i, header.pointee.prototype))
            trace((base - 1).pointee, header, pc, isCall: true)
            continue
          }
          let next = closure._withUnsafeGuaranteedRef { $0.header }
          guard frame < highest, base < stackLimit else { throw tooDeep(state.pointee.callDepth) }
          if next.pointee.parameterCount != count || i.operation == .callLabelled {
            try arrange(
              next.pointee.prototype.takeUnretainedValue(), base, count,
              site(i, header.pointee.prototype))
          } else {
            var register = count
            while register < next.pointee.localCount {
              (base + register).put(0, Slot.unset)
              register += 1
            }
          }
          frame.initialize(to: Frame(header: header, next: pc, registers: r))
          frame += 1
          header = next
          r = base
          k = next.pointee.constants
          pc = next.pointee.code
        case .command:
          save(frame, r + header.pointee.frameSize)
          r.put(i.a, try command(site(i, header.pointee.prototype), r + Int(i.a) + 1))
          trace(r[Int(i.a)], header, pc, isCall: true)
        case .closure: closure(r, i, header.pointee.prototype)
        case .giveBack:
          let result = r[Int(i.a)].copied()
          if frame == bottom {
            if r != stack { clear(r, header.pointee.registerCount) }
            return result
          }
          clear(r, header.pointee.registerCount)
          (r - 1).put(0, result)
          frame -= 1
          header = frame.pointee.header
          pc = frame.pointee.next
          r = frame.pointee.registers
          k = header.pointee.constants

        case .expect: try expect(r, i, header.pointee.prototype)
        case .expectComparison: try expectComparison(r, i, header.pointee.prototype)
        case .use: try use(r, i, header.pointee.prototype)
        case .hole:
          throw Fault(.hole, "`...` is a hole to fill: write what belongs here")
        }
      }
    } catch {
      save(frame, r + header.pointee.frameSize)
      let diagnostic = place(error, header, pc, r, above: depth)
      unwind(to: depth, header, r)
      throw diagnostic
    }
  }

  /// Notes how far frames and registers reach, for what runs inside this frame.
  private func save(_ frame: UnsafeMutablePointer<Frame>, _ top: UnsafeMutablePointer<Slot>) {
    state.pointee.frameCount = frame - frames
    state.pointee.top = top
  }

  /// Releases the registers of every frame above `depth`, the running one included.
  private func unwind(
    to depth: Int, _ header: UnsafePointer<Prototype.Header>,
    _ registers: UnsafeMutablePointer<Slot>
  ) {
    var header = header
    var r = registers
    while true {
      if r != stack { clear(r, header.pointee.registerCount) }
      guard state.pointee.frameCount > depth else { break }
      clear(r - 1, 1)
      state.pointee.frameCount -= 1
      header = frames[state.pointee.frameCount].header
      r = frames[state.pointee.frameCount].registers
    }
  }

  /// The functions that this loop runs, outermost first, each with the instruction after the one
  /// it has come to.
  func running(
    above depth: Int, _ header: UnsafePointer<Prototype.Header>, _ pc: UnsafePointer<Instruction>
  ) -> [(prototype: Prototype, next: UnsafePointer<Instruction>)] {
    (depth..<max(depth, state.pointee.frameCount)).map {
      (frames[$0].header.pointee.prototype.takeUnretainedValue(), frames[$0].next)
    } + [(header.pointee.prototype.takeUnretainedValue(), pc)]
  }

  private func tick(_ count: Int) throws -> Int {
    try session.limits.tick(count)
    return 1_024
  }

  @inline(__always)
  private static func arithmetic(
    _ r: UnsafeMutablePointer<Slot>, _ i: Instruction, _ right: Slot,
    _ operation: (Double, Double) -> Double
  ) -> Bool {
    let left = r[Int(i.b)]
    guard left.tag.rawValue | right.tag.rawValue == 0 else { return false }
    r.put(i.a, operation(left.number, right.number))
    return true
  }

  @inline(__always)
  private static func compare(
    _ r: UnsafeMutablePointer<Slot>, _ i: Instruction, _ operation: (Double, Double) -> Bool
  ) -> Bool {
    let left = r[Int(i.b)]
    let right = r[Int(i.c)]
    guard left.tag.rawValue | right.tag.rawValue == 0 else { return false }
    r.put(i.a, Slot(operation(left.number, right.number)))
    return true
  }

  @inline(__always)
  private func holds(
    _ r: UnsafeMutablePointer<Slot>, _ i: Instruction, _ right: Slot,
    _ slowForm: ComparisonOperator, _ operation: (Double, Double) -> Bool
  ) throws -> Bool {
    let left = r[Int(i.a)]
    if left.tag.rawValue | right.tag.rawValue == 0 { return operation(left.number, right.number) }
    return try condition(Operators.compare(slowForm, left.value, right.value))
  }
}
