/// Turns syntax into code for the machine: every name resolved to a register, a capture or a
/// command, before anything runs.
///
/// One compiler makes one prototype: a statement of a script, or a function.
final class Compiler {
  /// What a name stands for.
  enum Binding {
    case register(Int)
    case captured(Int)
    case itself
    /// A script name seen from a function; the fallback is what it hides while it is unset.
    case global(Int, fallback: Value?)
    case constant(Value)
  }

  /// What all compilers of one program share.
  final class Unit {
    let source: Source
    let catalogue: Catalogue
    let globals: Globals
    /// Empty for the session's own names.
    let scope: String
    init(source: Source, catalogue: Catalogue, globals: Globals, scope: String) {
      self.source = source
      self.catalogue = catalogue
      self.globals = globals
      self.scope = scope
    }
  }

  let unit: Unit
  /// The code a function copies names from; `nil` for a script's statements and for its named
  /// functions, which look names up when they are called.
  let enclosing: Compiler?
  let function: FunctionSyntax?
  /// The statement of a script that it compiles.
  var statement: Statement?

  var code: [Instruction] = []
  var spans: [Span] = []
  var constants: [Value] = []
  var sites: [Site] = []
  var prototypes: [Prototype] = []

  private var numberConstants: [UInt64: Int] = [:]
  /// Locals by name; empty for a script's statements, whose names are globals.
  var locals: [String: Int] = [:]
  /// Locals that hold a value wherever the code has come to.
  var definite: Set<Int> = []
  /// Whether a script's name had a value before the statement at hand. It is asked, not listed: a
  /// statement takes the same time however many names there are.
  var hadValue: (_ register: Int) -> Bool = { _ in false }
  /// The names it copies from the code around it when it is made.
  var captures: [String] = []
  var loops: [Loop] = []

  private var nextTemporary: Int
  private var highest: Int

  /// The jumps out of a loop that wait for their targets.
  struct Loop {
    var breaks: [Int] = []
    var continues: [Int] = []
  }

  init(unit: Unit, function: FunctionSyntax? = nil, enclosing: Compiler? = nil) {
    self.unit = unit
    self.function = function
    self.enclosing = enclosing
    nextTemporary = function == nil ? Globals.capacity : 0
    highest = nextTemporary
  }

  var isScript: Bool { function == nil }
  /// A script's statement keeps the script names below its temporaries.
  private var firstTemporary: Int { isScript ? Globals.capacity : 0 }

  // MARK: Registers

  func temporary(_ span: Span) throws -> Int {
    let register = nextTemporary
    guard register < Int(UInt16.max) - 8 else {
      throw error(.tooLarge, "this statement needs more than 65,000 values at once", span)
    }
    nextTemporary += 1
    highest = max(highest, nextTemporary)
    return register
  }

  /// Runs `body` and frees the temporaries it took.
  func scoped<Result>(_ body: () throws -> Result) rethrows -> Result {
    let mark = nextTemporary
    defer { nextTemporary = mark }
    return try body()
  }

  func declareLocal(_ name: String, _ span: Span) throws -> Int {
    if let register = locals[name] { return register }
    let register = try temporary(span)
    locals[name] = register
    return register
  }

  /// The register that an assignment to a name writes.
  func variable(_ name: Name) throws -> Int {
    if let register = locals[name.text] { return register }
    guard let register = unit.globals.declare(name.text, scope: unit.scope) else {
      throw error(
        .tooLarge, "a session holds \(Globals.capacity) names, and this is one more", name.span)
    }
    return register
  }

  // MARK: Emitting

  @discardableResult
  func emit(
    _ operation: Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, at span: Span
  ) -> Int {
    code.append(Instruction(operation, a, b, c))
    spans.append(span)
    return code.count - 1
  }

  func constant(_ value: Value, _ span: Span) throws -> Int {
    if let number = value.number {
      if let known = numberConstants[number.bitPattern] { return known }
      numberConstants[number.bitPattern] = constants.count
    }
    constants.append(value)
    guard constants.count < Int(UInt16.max) else {
      throw error(.tooLarge, "one statement or function may hold 65,000 constants", span)
    }
    return constants.count - 1
  }

  func site(_ site: Site, _ span: Span) throws -> Int {
    sites.append(site)
    guard sites.count < Int(UInt16.max) else {
      throw error(.tooLarge, "one statement or function may hold 65,000 calls", span)
    }
    return sites.count - 1
  }

  /// Lets the jump at `index` lead to the next instruction to be emitted.
  func land(_ index: Int) throws { try land(index, at: code.count) }

  func land(_ index: Int, at target: Int) throws {
    let distance = target - index - 1
    switch code[index].operation {
    case .unlessEqual, .unlessNotEqual, .unlessLess, .unlessLessOrEqual, .unlessGreater,
      .unlessGreaterOrEqual, .unlessEqualK, .unlessLessK, .unlessLessOrEqualK, .unlessGreaterK,
      .unlessGreaterOrEqualK, .stepLoop:
      guard Int(Int16(truncatingIfNeeded: distance)) == distance else {
        throw error(.tooLarge, "this block is too long: split it into functions", spans[index])
      }
      code[index].shortDistance = distance
    default:
      code[index].distance = distance
    }
  }

  func error(_ code: ErrorCode, _ message: String, _ span: Span, notes: [String] = [])
    -> Diagnostic
  {
    Diagnostic(code, message, at: .init(unit.source, span), notes: notes)
  }

  func finish() -> Prototype {
    Prototype(
      name: function?.name?.text, source: unit.source,
      syntax: function.map { [Statement(.function($0), $0.span)] } ?? statement.map { [$0] } ?? [],
      parameters: (function?.parameters ?? []).map {
        .init(
          name: $0.name.text, defaultText: $0.defaultValue.map { unit.source.text($0.span) })
      },
      localCount: locals.count, registerCount: highest - firstTemporary + 1, code: code,
      constants: constants, spans: spans, sites: sites, prototypes: prototypes,
      captureCount: captures.count, firstRegister: firstTemporary)
  }
}
