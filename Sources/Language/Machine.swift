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
    let prototype: Unmanaged<Prototype>
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
    clear(stack, Globals.capacity)
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

  func clear(_ first: UnsafeMutablePointer<Slot>, _ count: Int) {
    for index in 0..<max(count, 0) {
      first[index].release()
      first[index] = .unset
    }
  }

  // MARK: The loop

  /// Runs until the frame it enters gives back; the result is owned by the caller.
  private func execute(_ entry: Prototype, _ registers: UnsafeMutablePointer<Slot>) throws -> Slot {
    let depth = state.pointee.frameCount
    var prototype = Unmanaged.passUnretained(entry)
    var r = registers
    var k = UnsafePointer(entry.constants)
    var pc = UnsafePointer(entry.code)
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

        case .add: if !Machine.arithmetic(r, i, r[Int(i.c)], +) { try slow(.add, r, i) }
        case .subtract: if !Machine.arithmetic(r, i, r[Int(i.c)], -) { try slow(.subtract, r, i) }
        case .multiply: if !Machine.arithmetic(r, i, r[Int(i.c)], *) { try slow(.multiply, r, i) }
        case .divide: if !Machine.arithmetic(r, i, r[Int(i.c)], /) { try slow(.divide, r, i) }
        case .addK: if !Machine.arithmetic(r, i, k[Int(i.c)], +) { try slow(.add, r, i, k) }
        case .subtractK:
          if !Machine.arithmetic(r, i, k[Int(i.c)], -) { try slow(.subtract, r, i, k) }
        case .multiplyK:
          if !Machine.arithmetic(r, i, k[Int(i.c)], *) { try slow(.multiply, r, i, k) }
        case .divideK: if !Machine.arithmetic(r, i, k[Int(i.c)], /) { try slow(.divide, r, i, k) }
        case .remainder: try slow(.remainder, r, i)
        case .power: try slow(.power, r, i)
        case .product: try slow(.product, r, i)
        case .cross: try slow(.cross, r, i)
        case .negate:
          let operand = r[Int(i.b)]
          if operand.tag == .number {
            r.put(i.a, -operand.number)
          } else {
            r.put(i.a, try Operators.unary(.minus, operand.value))
          }
        case .not:
          let operand = r[Int(i.b)]
          if operand.tag == .bool {
            r.put(i.a, Slot(!operand.isTrue))
          } else {
            r.put(i.a, try Operators.unary(.not, operand.value))
          }

        case .equal: if !Machine.compare(r, i, ==) { try slow(.equal, r, i) }
        case .notEqual: if !Machine.compare(r, i, !=) { try slow(.notEqual, r, i) }
        case .less: if !Machine.compare(r, i, <) { try slow(.less, r, i) }
        case .lessOrEqual: if !Machine.compare(r, i, <=) { try slow(.lessOrEqual, r, i) }
        case .greater: if !Machine.compare(r, i, >) { try slow(.greater, r, i) }
        case .greaterOrEqual: if !Machine.compare(r, i, >=) { try slow(.greaterOrEqual, r, i) }
        case .isIn: try slow(.isIn, r, i)
        case .closedRange, .openRange: try range(r, i)

        case .jump:
          pc += i.distance
          if i.distance < 0 {
            budget -= 1
            if budget == 0 { budget = try tick(1_024) }
          }
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
        case .unlessGreaterK: if try !holds(r, i, k[Int(i.b)], .greater, >) { pc += i.shortDistance }
        case .unlessGreaterOrEqualK:
          if try !holds(r, i, k[Int(i.b)], .greaterOrEqual, >=) { pc += i.shortDistance }
        case .andJump, .orJump:
          let left = r[Int(i.a)]
          if left.tag == .bool, left.isTrue == (i.operation == .orJump) { pc += i.distance }
        case .andJoin, .orJoin: try join(r, i)
        case .jumpIfSet: if !r[Int(i.a)].isUnset { pc += i.distance }

        case .prepareLoop: try prepareLoop(r + Int(i.a))
        case .stepLoop:
          let state = r + Int(i.a)
          if state.pointee.tag == .number {
            let current = state.pointee.number
            if current > state[1].number {
              pc += i.distance
            } else {
              state.put(3, current)
              state.pointee = Slot(current + 1)
            }
          } else if try !stepLoop(state) {
            pc += i.distance
          }
        case .unpack: try unpack(r, i)

        case .list: r.put(i.a, .list(values(r, i.b, i.c)))
        case .append: r.put(i.a, .list((r[Int(i.a)].value.list ?? []) + values(r, i.b, i.c)))
        case .record, .computedRecord: try record(r, i, prototype)
        case .field: try field(r, i, prototype)
        case .index: try index(r, i, prototype)
        case .with: r.put(i.a, try Operators.with(r[Int(i.b)].value, r[Int(i.c)].value))
        case .interpolate: try interpolate(r, i, prototype)

        case .call, .callLabelled, .callGlobal:
          budget -= 1
          if budget == 0 { budget = try tick(1_024) }
          let base = r + Int(i.a) + 1
          let isGlobal = i.operation == .callGlobal
          let callee = isGlobal ? stack[Int(i.b)] : (base - 1).pointee
          let count = isGlobal ? Int(i.c & 0xFF) : Int(i.b)
          guard callee.tag == .closure, let closure = callee.closure else {
            (base - 1).put(0, try callOther(callee, base, count, i, prototype))
            continue
          }
          let next = closure._withUnsafeGuaranteedRef { Unmanaged.passUnretained($0.prototype) }
          let depthNow = state.pointee.frameCount
          let needed = next._withUnsafeGuaranteedRef { $0.registerCount }
          guard depthNow < state.pointee.callDepth, base + max(needed, count) + 256 < stackEnd
          else { throw tooDeep(state.pointee.callDepth) }
          let wanted = next._withUnsafeGuaranteedRef { $0.parameterCount }
          if wanted != count || i.operation == .callLabelled {
            try arrange(next.takeUnretainedValue(), base, count, site(i, prototype))
          } else {
            var register = count
            while register < needed {
              base.put(UInt16(truncatingIfNeeded: register), Slot.unset)
              register += 1
            }
          }
          frames[depthNow] = Frame(prototype: prototype, next: pc, registers: r)
          state.pointee.frameCount = depthNow + 1
          state.pointee.top = base + needed
          prototype = next
          r = base
          k = next._withUnsafeGuaranteedRef { UnsafePointer($0.constants) }
          pc = next._withUnsafeGuaranteedRef { UnsafePointer($0.code) }
        case .command:
          let result = try command(
            site(i, prototype), r + Int(i.a) + 1, Int(i.b))
          r.put(i.a, result)
        case .closure: closure(r, i, prototype)
        case .giveBack:
          let result = r[Int(i.a)].copied()
          if state.pointee.frameCount == depth {
            if r != stack { prototype._withUnsafeGuaranteedRef { clear(r, $0.registerCount) } }
            return result
          }
          prototype._withUnsafeGuaranteedRef { clear(r, $0.registerCount) }
          (r - 1).put(0, result)
          state.pointee.frameCount -= 1
          let frame = frames[state.pointee.frameCount]
          prototype = frame.prototype
          pc = frame.next
          r = frame.registers
          k = prototype._withUnsafeGuaranteedRef { UnsafePointer($0.constants) }
          state.pointee.top =
            r + prototype._withUnsafeGuaranteedRef { $0.registerCount }
            + (r == stack ? Globals.capacity : 0)

        case .expect: try expect(r, i, prototype)
        case .expectComparison: try expectComparison(r, i, prototype)
        case .use: try use(r, i, prototype)
        case .hole:
          throw Fault(.hole, "`...` is a hole to fill: write what belongs here")
        }
      }
    } catch {
      let diagnostic = place(error, prototype, pc)
      unwind(to: depth, prototype, r)
      throw diagnostic
    }
  }

  /// Releases the registers of every frame above `depth`, the running one included.
  private func unwind(
    to depth: Int, _ prototype: Unmanaged<Prototype>, _ registers: UnsafeMutablePointer<Slot>
  ) {
    var prototype = prototype
    var r = registers
    while true {
      if r != stack { prototype._withUnsafeGuaranteedRef { clear(r, $0.registerCount) } }
      guard state.pointee.frameCount > depth else { break }
      (r - 1).pointee.release()
      (r - 1).pointee = .unset
      state.pointee.frameCount -= 1
      prototype = frames[state.pointee.frameCount].prototype
      r = frames[state.pointee.frameCount].registers
    }
  }

  /// The names of the functions that called the running one, outermost first; a function that
  /// calls itself stands there once, and of a long path only its ends.
  func callPath() -> [String] {
    var path: [String] = []
    for frame in 0..<state.pointee.frameCount {
      guard let name = frames[frame].prototype.takeUnretainedValue().name, name != path.last else {
        continue
      }
      path.append(name)
    }
    return path.count <= 8 ? path : path.prefix(4) + ["…"] + path.suffix(3)
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
