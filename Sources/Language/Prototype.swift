/// A compiled function, or a compiled statement of a script.
final class Prototype {
  let name: String?
  let source: Source
  /// What it was compiled from, for errors that point into it.
  let syntax: [Statement]
  /// False for a statement of a script.
  var isFunction: Bool { if case .function? = syntax.first?.kind { true } else { false } }
  let parameters: [Parameter]
  let registerCount: Int
  let code: UnsafeMutablePointer<Instruction>
  let count: Int
  let constants: UnsafeMutablePointer<Slot>
  private let constantCount: Int
  /// What the machine's loop needs, as plain data at a fixed place.
  let header: UnsafeMutablePointer<Header>
  /// The place of each instruction, for errors.
  let spans: [Span]
  let sites: [Site]
  let prototypes: [Prototype]
  /// How many values its closure copies when it is made.
  let captureCount: Int

  /// The part of a prototype that calls and returns read.
  struct Header {
    let code: UnsafePointer<Instruction>
    let constants: UnsafePointer<Slot>
    let parameterCount: Int
    /// Parameters and locals: what starts unset unless it is given.
    let localCount: Int
    let registerCount: Int
    /// The parameters, or −1 when a call has to do more than to go on with its code.
    let plainCount: Int
    /// Whether its code names the closure it runs for, which then stands below its registers.
    let needsClosure: Bool
    /// Where the slots above a frame's registers begin, from its first register.
    let frameSize: Int
    let prototype: Unmanaged<Prototype>
  }

  struct Parameter {
    let name: String
    /// The default as it was written.
    let defaultText: String?
    var hasDefault: Bool { defaultText != nil }
  }

  init(
    name: String?, source: Source, syntax: [Statement], parameters: [Parameter], localCount: Int,
    registerCount: Int,
    code: [Instruction], constants: [Value], spans: [Span], sites: [Site],
    prototypes: [Prototype], captureCount: Int, firstRegister: Int
  ) {
    self.name = name
    self.source = source
    self.syntax = syntax
    self.parameters = parameters
    self.registerCount = registerCount
    self.code = .allocate(capacity: max(code.count, 1))
    self.code.initialize(from: code, count: code.count)
    count = code.count
    self.constants = .allocate(capacity: max(constants.count, 1))
    for (index, constant) in constants.enumerated() {
      (self.constants + index).initialize(to: Slot(constant))
    }
    constantCount = constants.count
    self.spans = spans
    self.sites = sites
    self.prototypes = prototypes
    self.captureCount = captureCount
    let needsClosure = code.contains { $0.operation == .itself }
    header = .allocate(capacity: 1)
    header.initialize(
      to: Header(
        code: UnsafePointer(self.code), constants: UnsafePointer(self.constants),
        parameterCount: parameters.count, localCount: localCount, registerCount: registerCount,
        plainCount: needsClosure ? -1 : parameters.count, needsClosure: needsClosure,
        frameSize: registerCount + firstRegister, prototype: Unmanaged.passUnretained(self)))
  }

  deinit {
    for index in 0..<constantCount { constants[index].release() }
    constants.deallocate()
    header.deallocate()
    code.deallocate()
  }
}

/// What an instruction needs beyond its operands.
enum Site {
  case call(CallSite)
  /// The name of a field, with its place.
  case field(Name)
  /// The pieces of an interpolated string: texts, and the formats of the values between them.
  case pieces([Piece])
  case expectation(Expectation)
  case keys([String])
  case script(path: String)

  enum Piece {
    case text(String)
    case value(format: String)
  }
}

/// A call as it was written.
final class CallSite {
  let entry: CommandEntry?
  /// One an argument; `nil` where it has none.
  let labels: [String?]
  let spans: [Span]
  let callee: Span
  private var plan: CallPlan?

  init(entry: CommandEntry?, labels: [String?], spans: [Span], callee: Span) {
    self.entry = entry
    self.labels = labels
    self.spans = spans
    self.callee = callee
  }

  var hasLabels: Bool { labels.contains { $0 != nil } }

  /// Where the arguments go when this calls a command, found at the first call.
  func plan(for entry: CommandEntry) throws -> CallPlan {
    if let plan { return plan }
    let plan = try entry.plan(count: labels.count, labels: labels)
    self.plan = plan
    return plan
  }
}

/// An `expect` as it was written.
struct Expectation {
  let claim: Span
  let comparison: ComparisonOperator?
  let reason: Bool
}

/// A function of the language: a prototype and copies of the values it uses.
public final class Closure: Object {
  let prototype: Prototype
  let header: UnsafePointer<Prototype.Header>
  /// As many as the prototype's `captureCount`.
  let captured: UnsafeMutablePointer<Slot>
  public override var kind: Kind { .function }

  init(prototype: Prototype, captured: [Value]) {
    self.prototype = prototype
    header = UnsafePointer(prototype.header)
    self.captured = .allocate(capacity: max(captured.count, 1))
    for (index, value) in captured.enumerated() {
      (self.captured + index).initialize(to: Slot(value))
    }
    super.init()
    tag = .closure
  }

  deinit {
    for index in 0..<prototype.captureCount { captured[index].release() }
    captured.deallocate()
  }

  override var ownBytes: Int { 64 + 16 * prototype.captureCount }

  override func forEachPart(_ body: (Object) throws -> Void) rethrows {
    for index in 0..<prototype.captureCount {
      if case .object(let part) = captured[index].value { try body(part) }
    }
  }

  /// Its name, or `fn` for a lambda.
  public var name: String { prototype.name ?? "fn" }
  public var parameterNames: [String] { prototype.parameters.map(\.name) }
}

/// A command used as a value: `map(xs, abs)`, `by: [auc, log_loss]`.
public final class CommandFunction: Object {
  public let entry: CommandEntry
  public override var kind: Kind { .function }
  /// Of the last call without labels.
  private var plan: CallPlan?

  public init(_ entry: CommandEntry) { self.entry = entry }

  func plan(count: Int, labels: [String?]) throws -> CallPlan {
    guard !labels.contains(where: { $0 != nil }) else {
      return try entry.plan(count: count, labels: labels)
    }
    if let plan, plan.targets.count == count { return plan }
    let plan = try entry.plan(count: count, labels: [])
    self.plan = plan
    return plan
  }
}
