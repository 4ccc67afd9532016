/// One run of the language: names, output and limits.
///
/// The prompt, scripts, notebooks and tests all go through it, one statement after another.
public final class Session {
  public let catalogue: Catalogue
  /// Where printed lines go; notebooks swap it to capture them.
  public var output: any Output
  /// What values may know of the place they are printed on.
  public var screen: Screen
  public let limits: Limits
  /// What may be touched outside: no verb can change it.
  public let permissions: Permissions
  /// Where the time of statements goes; `nil` where nobody asks.
  public var profile: Profile?
  /// What runs in the background; a host with several sessions gives them the same.
  public var services = Services()
  /// The seed that commands use when they are given none; `#: seed: 7` sets it.
  public var seed: UInt64 = 0
  /// Reads another script for `use`: a path as written, and the text that names it.
  public var loader: (_ path: String, _ from: Source) throws -> Source

  /// The name of the cell that runs, for the places of errors.
  public var cell: String?

  let globals = Globals()
  /// The scripts that are being brought in by `use`, outermost first.
  var loading: [String] = []
  /// What `use` has brought in, by the name its source has.
  var modules: [String: Value] = [:]
  private var runningMachine: Machine?
  private var declaredSource: Source?

  /// What became of one statement.
  public struct Outcome {
    public let statement: Statement
    /// The value of a bare expression; `nil` for any other statement, or after an error.
    public let value: Value?
    /// What the session shows for it; `nil` when there is nothing to show.
    public let text: String?
    /// The error that ended it.
    public let diagnostic: Diagnostic?
    public let wasInterrupted: Bool
    /// What stopped work had come to; the session keeps it only where `keptAs` says so.
    public var partial: Interruption.Partial?
    /// The name that was being given and now has the partial value.
    public var keptAs: String?
  }

  /// Whether `run` goes on after a statement.
  public enum Flow: Sendable { case goOn, stop }

  public init(
    catalogue: Catalogue, output: any Output, screen: Screen = .plain,
    permissions: Permissions = .all
  ) {
    self.catalogue = catalogue
    self.permissions = permissions
    self.output = output
    self.screen = screen
    limits = Limits()
    loader = { path, _ in
      throw Fault(.denied, "this session reads no other scripts, so not \(Display.quoted(path))")
    }
  }

  // MARK: Running

  /// Parses a text; throws `Diagnostics`.
  public func parse(_ source: Source) throws -> Program { try Parser.parse(source) }

  /// What is wrong with a program before any of it runs: names, labels, arguments.
  public func check(_ program: Program) -> [Diagnostic] {
    check(program, before: [])
  }

  /// The same for a part of a text: a name that one of the `later` statements binds is known to
  /// get its value there.
  public func check(_ program: Program, before later: [Statement]) -> [Diagnostic] {
    var known: [String: Fact] = [:]
    for (name, register) in globals.all(in: "") {
      if let value = value(in: register) { known[name] = Fact(value) }
    }
    return Checker(
      program: program, catalogue: catalogue, known: known, later: later.assignedNames
    ).check()
  }

  /// Runs one statement of a checked program and never throws: the outcome says what happened.
  ///
  /// What the statement prints goes to `output`; the text of its value is for the caller to write.
  public func execute(_ statement: Statement, of program: Program) -> Outcome {
    limits.begin()
    declareNames(of: program, scope: "")
    do {
      let value = try run(statement, of: program.source, scope: "")
      guard case .expression(_, let silenced) = statement.kind else {
        return outcome(statement)
      }
      let shows = !silenced && !value.isNone
      return outcome(
        statement, value: value, text: shows ? Display.shown(value, for: screen) : nil)
    } catch var diagnostic as Diagnostic {
      if let cell, !cell.isEmpty, diagnostic.labels.first?.source === program.source {
        diagnostic.path.insert(cell, at: 0)
      }
      return outcome(statement, diagnostic: diagnostic)
    } catch {
      let place = Diagnostic.Label(program.source, statement.span)
      if let interruption = error as? Interruption {
        var stopped = outcome(
          statement, diagnostic: Diagnostic(.interrupted, interruption.what, at: place),
          wasInterrupted: true)
        stopped.partial = interruption.partial
        stopped.keptAs = keep(interruption.partial, of: statement)
        return stopped
      }
      return outcome(statement, diagnostic: diagnostic(error, at: place))
    }
  }

  /// Parses, checks, then executes each statement in turn until `handle` stops it.
  ///
  /// Throws `Diagnostics` before anything runs when the text does not parse or check; what the
  /// checker only notes goes to `note`.
  /// Returns whether every statement went well.
  @discardableResult
  public func run(
    _ source: Source, note: (Diagnostic) -> Void = { _ in }, handle: (Outcome) -> Flow
  ) throws -> Bool {
    try run(parse(source), note: note, handle: handle)
  }

  /// The same for a program that was parsed already.
  @discardableResult
  public func run(
    _ program: Program, note: (Diagnostic) -> Void = { _ in }, handle: (Outcome) -> Flow
  ) throws -> Bool {
    let problems = check(program)
    let errors = problems.filter { $0.severity == .error }
    guard errors.isEmpty else { throw Diagnostics(all: errors) }
    problems.forEach(note)
    var isGood = true
    for statement in program.statements {
      let outcome = execute(statement, of: program)
      if outcome.diagnostic != nil { isGood = false }
      if handle(outcome) == .stop { return isGood }
    }
    return isGood
  }

  /// Calls a function of the language with values.
  public func call(_ function: Value, _ arguments: [Value]) throws -> Value {
    switch function {
    case .object(let closure as Closure): return try machine().call(closure, arguments)
    case .object(let function as CommandFunction):
      return try machine().call(function, arguments, labels: [])
    case .object(let function as NativeFunction):
      return try machine().call(function, arguments, labels: [])
    default:
      throw Fault(.notCallable, "a function is needed here, found \(Display.phrase(function))")
    }
  }

  /// Gives every name of a script its place before the first statement runs, so that functions
  /// may use what stands below them.
  func declareNames(of program: Program, scope: String) {
    guard program.source !== declaredSource else { return }
    declaredSource = program.source
    for name in program.statements.assignedNames { _ = globals.declare(name.text, scope: scope) }
  }

  func run(_ statement: Statement, of source: Source, scope: String) throws -> Value {
    let unit = Compiler.Unit(source: source, catalogue: catalogue, globals: globals, scope: scope)
    let compiler = Compiler(unit: unit)
    let machine = try machine()
    compiler.hadValue = { !machine.stack[$0].isUnset }
    try compiler.script(statement)
    return try machine.run(script: compiler.finish())
  }

  private func machine() throws -> Machine {
    if let runningMachine { return runningMachine }
    guard let machine = Machine(session: self) else {
      throw Fault(.memoryLimit, "there is no memory for the language's stack")
    }
    runningMachine = machine
    return machine
  }

  private func outcome(
    _ statement: Statement, value: Value? = nil, text: String? = nil,
    diagnostic: Diagnostic? = nil, wasInterrupted: Bool = false
  ) -> Outcome {
    Outcome(
      statement: statement, value: value, text: text, diagnostic: diagnostic,
      wasInterrupted: wasInterrupted)
  }

  // MARK: Names

  /// The names the user has bound, in order.
  public var names: [String] {
    globals.all(in: "").filter { value(in: $0.register) != nil }.map(\.name)
  }

  public func value(of name: String) -> Value? {
    globals.register(of: name, scope: "").flatMap(value(in:))
  }

  /// Binds a name, as `name = …` does. Does nothing when the session holds no more names, or no
  /// more bytes.
  public func bind(_ name: String, _ value: Value) {
    guard let register = globals.declare(name, scope: ""), let machine = try? machine(),
      let slot = try? machine.admitted(value)
    else { return }
    (machine.stack + register).put(0, slot)
  }

  /// Gives a register a value, or none.
  func set(_ register: Int, _ value: Value?) {
    guard let machine = runningMachine, register < Globals.capacity else { return }
    (machine.stack + register).put(0, value.map { Slot($0) } ?? .unset)
  }

  func value(in register: Int) -> Value? {
    guard let slot = runningMachine?.stack[register], !slot.isUnset else { return nil }
    return slot.value
  }

  // MARK: Errors

  /// The words for any error.
  func fault(_ error: any Error) -> Fault {
    if let inner = error as? WithinField { return fault(inner.error) }
    return error as? Fault ?? catalogue.explain(error)
      ?? Fault(.wrongValue, String(describing: error))
  }

  /// Any error as a diagnostic with a place.
  func diagnostic(_ error: any Error, at place: Diagnostic.Label) -> Diagnostic {
    if let diagnostic = error as? Diagnostic { return diagnostic }
    let fault = fault(error)
    return Diagnostic(fault.code, fault.message, at: place, notes: fault.findings + fault.notes)
  }
}
