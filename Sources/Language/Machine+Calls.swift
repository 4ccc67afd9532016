/// Calls: arguments to parameters, commands, and what else can be called.
extension Machine {
  func site(_ i: Instruction, _ prototype: Unmanaged<Prototype>) -> CallSite? {
    let index: UInt16 =
      switch i.operation {
      case .callGlobal, .callLocal: i.c >> 8
      default: i.c
      }
    if case .call(let site) = siteData(index, prototype) { return site }
    return nil
  }

  func arrange(
    _ prototype: Prototype, _ base: Registers, _ count: Int, _ site: CallSite?
  ) throws {
    try arrange(prototype, base, count, labels: site?.labels ?? [])
  }

  /// Moves arguments to their parameters' registers and leaves the others unset.
  func arrange(
    _ prototype: Prototype, _ base: Registers, _ count: Int, labels: [String?]
  ) throws {
    let parameters = prototype.parameters
    let name = prototype.name.map { "`\($0)`" } ?? "this function"
    var given = [Value?](repeating: nil, count: parameters.count)
    var next = 0
    for position in 0..<count {
      let label = position < labels.count ? labels[position] : nil
      var target = next
      if let label {
        guard let index = parameters.firstIndex(where: { $0.name == label }) else {
          throw Fault(
            .unknownLabel, "\(name) has no parameter `\(label)`",
            notes: Spelling.note(label, among: parameters.map(\.name), what: "parameter"),
            argument: label)
        }
        target = index
      } else {
        while next < parameters.count, given[next] != nil { next += 1 }
        target = next
      }
      guard target < parameters.count else {
        throw Fault(
          .tooManyArguments,
          "\(name) takes \(Display.count(parameters.count, "argument")), found \(count)")
      }
      guard given[target] == nil else {
        throw Fault(
          .duplicateName, "\(name) takes `\(parameters[target].name)` once", argument: label)
      }
      given[target] = base[position].value
    }
    if let missing = parameters.indices.first(where: {
      given[$0] == nil && !parameters[$0].hasDefault
    }) {
      throw Fault(.missingArgument, "\(name) needs `\(parameters[missing].name)`")
    }
    for position in 0..<max(count, prototype.registerCount) {
      let value = position < given.count ? given[position] : nil
      (base + position).put(0, value.map { Slot($0) } ?? .unset)
    }
  }

  /// Enters the frame of a closure, or calls what is none.
  func call(
    _ r: Registers, _ i: Instruction, _ header: Header, _ pc: UnsafePointer<Instruction>
  ) throws {
    let prototype = header.pointee.prototype
    try session.limits.take()
    let base = r + Int(i.a) + 1
    let isGlobal = i.operation == .callGlobal
    let isElsewhere = isGlobal || i.operation == .callLocal
    let callee = isGlobal ? stack[Int(i.b)] : isElsewhere ? r[Int(i.b)] : (base - 1).pointee
    let count = isElsewhere ? Int(i.c & 0xFF) : Int(i.b)
    guard callee.tag == .closure, let closure = callee.closure else {
      if callee.isUnset, isGlobal {
        throw unset(.string(session.globals.displayName(Int(i.b))))
      }
      (base - 1).put(0, try callOther(callee, base, count, i, prototype))
      trace((base - 1).pointee, header, pc, isCall: true)
      return
    }
    let next = closure._withUnsafeGuaranteedRef { $0.header }
    let captures = closure._withUnsafeGuaranteedRef { UnsafePointer($0.captured) }
    guard state.pointee.frame < state.pointee.highest, base < state.pointee.stackLimit else {
      throw tooDeep(deepest)
    }
    if isElsewhere, next.pointee.needsClosure { (base - 1).put(0, callee.copied()) }
    state.pointee.mayOwn(base + max(count, next.pointee.registerCount))
    if next.pointee.parameterCount != count || i.operation == .callLabelled {
      try arrange(
        next.pointee.prototype.takeUnretainedValue(), base, count, site(i, prototype))
    } else {
      for register in count..<max(count, next.pointee.localCount) {
        (base + register).put(0, Slot.unset)
      }
    }
    state.pointee.frame.initialize(to: state.pointee.place)
    state.pointee.frame += 1
    state.pointee.enter(next, base, captures)
  }

  /// Calls what is no closure: a command used as a value, or an error.
  func callOther(
    _ callee: Slot, _ base: Registers, _ count: Int, _ i: Instruction,
    _ prototype: Unmanaged<Prototype>
  ) throws -> Slot {
    let value = callee.value
    if case .object(let object) = value, let function = object as? NativeFunction {
      let labels = site(i, prototype)?.labels ?? []
      return try admitted(call(function, (0..<count).map { base[$0].value }, labels: labels))
    }
    guard case .object(let object) = value, let function = object as? CommandFunction else {
      throw Fault(.notCallable, "a function is needed here, found \(Display.phrase(value))")
    }
    let site = site(i, prototype)
    let plan = try function.plan(count: count, labels: site?.labels ?? [])
    return try admitted(
      profiled(function.entry, site, prototype) {
        try run(function.entry, plan) { base[$0].value }
      })
  }

  func command(_ site: CallSite?, _ base: Registers, _ prototype: Unmanaged<Prototype>) throws
    -> Slot
  {
    guard let site, let entry = site.entry else { return .none }
    return try admitted(
      profiled(entry, site, prototype) {
        try run(entry, site.plan(for: entry)) { base[$0].value }
      })
  }

  /// Counts a command's time, where someone asked for it.
  @inline(__always)
  private func profiled(
    _ entry: CommandEntry, _ site: CallSite?, _ prototype: Unmanaged<Prototype>,
    _ body: () throws -> Value
  ) throws -> Value {
    guard state.pointee.isProfiled, let profile = session.profile else { return try body() }
    let source = prototype.takeUnretainedValue().source
    return try profile.measure(entry.command.name, source, site?.callee ?? Span(0, 0), body)
  }

  /// Calls a function that a command made.
  func call(_ function: NativeFunction, _ arguments: [Value], labels: [String?]) throws -> Value {
    if let label = labels.lazy.compactMap({ $0 }).first {
      throw Fault(
        .unknownLabel, "`\(function.name)` takes its arguments without labels, found `\(label)`",
        argument: label)
    }
    return try nested { try function.body(arguments) }
  }

  /// Ends here if Ctrl-C was pressed: a loop over long operations counts few of them.
  @inline(__always)
  func noticeStop() throws {
    if session.limits.stop.isRaised { try session.limits.tick(0) }
  }

  /// Counts a call that uses the program's own stack.
  @inline(__always)
  private func nested<Result>(_ body: () throws -> Result) throws -> Result {
    let limit = session.limits.nativeDepth
    guard state.pointee.nativeDepth < limit else { throw tooDeep(limit) }
    state.pointee.nativeDepth += 1
    defer { state.pointee.nativeDepth -= 1 }
    return try body()
  }

  /// Calls a command used as a value.
  func call(_ function: CommandFunction, _ arguments: [Value], labels: [String?]) throws -> Value {
    try run(function.entry, function.plan(count: arguments.count, labels: labels)) { arguments[$0] }
  }

  /// Binds a command's arguments and runs it.
  @inline(__always)
  private func run(_ entry: CommandEntry, _ plan: CallPlan, _ value: (Int) -> Value) throws -> Value
  {
    try nested {
      try noticeStop()
      let instance = entry.take()
      defer { entry.give(back: instance) }
      try entry.bind(plan, to: instance, value)
      return try instance.command.run(in: Context(session: session))
    }
  }
}
