/// Finds what is wrong with a program before any of it runs: unknown names, labels that a call
/// does not have, missing arguments, literals of the wrong kind. What stands out of place, or
/// twice, the parser has refused already.
final class Checker {
  let program: Program
  let catalogue: Catalogue
  /// Names that the session has already.
  private let known: Set<String>
  /// Every name that the script binds at its top, with the place of the first binding.
  private var scriptNames: [String: Span] = [:]
  /// Functions of the script by name; only those that are bound once.
  private(set) var functions: [String: FunctionSyntax] = [:]
  /// What is known of the values of script names, at the place the check has come to.
  var facts: [String: Fact]
  /// Script names bound before the place the check has come to.
  private var bound: Set<String>
  /// The locals of the functions around the place the check has come to, innermost last.
  private(set) var scopes: [Set<String>] = []
  private var loopDepth = 0
  /// How many branches and loops the place the check has come to is in.
  private var branchDepth = 0
  /// What is here runs once, and in the order of the text.
  var isStraight: Bool { scopes.isEmpty && branchDepth == 0 }
  /// How many calls the place the check has come to is an argument of.
  private var argumentDepth = 0
  /// Where unknown columns stand that have been reported.
  var reported: Set<Int> = []
  private var noted: Set<String> = []
  private var diagnostics: [Diagnostic] = []

  /// `known` are the names that have values, with what is known of these; `later` are names that
  /// statements beyond the program bind.
  init(
    program: Program, catalogue: Catalogue, known: [String: Fact], later: [Name] = []
  ) {
    self.program = program
    self.catalogue = catalogue
    self.known = Set(known.keys)
    facts = known
    bound = self.known
    for name in later { bindInScript(name) }
  }

  /// The diagnostics in the order of the text, notes included.
  func check() -> [Diagnostic] {
    collect(program.statements)
    check(program.statements)
    return diagnostics
  }

  func report(
    _ code: ErrorCode, _ message: String, _ span: Span, notes: [String] = [],
    severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(
      Diagnostic(
        code, message, at: .init(program.source, span), notes: notes, severity: severity))
  }

  // MARK: Names

  private func collect(_ block: [Statement]) {
    for statement in block {
      switch statement.kind {
      case .assignment(let names, _): for name in names { bindInScript(name) }
      case .function(let function):
        if let name = function.name {
          let isNew = scriptNames[name.text] == nil && !known.contains(name.text)
          bindInScript(name)
          functions[name.text] = isNew ? function : nil
        }
      case .forLoop(let names, in: _, let body):
        for name in names { bindInScript(name) }
        collect(body)
      case .conditional(_, let then, let otherwise):
        collect(then)
        collect(otherwise ?? [])
      case .use(let path, let alias):
        bindInScript(alias ?? Name(UsedScript.name(of: path), statement.span))
      default: break
      }
    }
  }

  private func bindInScript(_ name: Name) {
    if scriptNames[name.text] != nil { functions[name.text] = nil }
    scriptNames[name.text] = scriptNames[name.text] ?? name.span
  }

  private func isBuiltin(_ name: String) -> Bool {
    catalogue[name] != nil || catalogue.constants[name] != nil
  }

  /// The command a name stands for here, if nothing hides it.
  func command(_ name: String) -> CommandEntry? {
    let isHidden =
      scopes.contains { $0.contains(name) }
      || (scopes.isEmpty ? bound.contains(name) : scriptNames[name] != nil || known.contains(name))
    return isHidden ? nil : catalogue[name]
  }

  /// The script's function that a name stands for here, if it is sure.
  func function(_ name: String) -> FunctionSyntax? {
    scopes.contains { $0.contains(name) } ? nil : functions[name]
  }

  private func read(_ name: String, _ span: Span) {
    if scopes.contains(where: { $0.contains(name) }) || bound.contains(name) { return }
    if isBuiltin(name) { return }
    if let first = scriptNames[name] {
      guard scopes.isEmpty else { return }
      let line = program.source.position(of: first.lower).line
      report(
        .usedBeforeSet, "`\(name)` is used before it has a value", span,
        notes: ["it gets one on line \(line)"])
      return
    }
    var notes = ForeignIdioms.names[name].map { [$0] } ?? []
    if notes.isEmpty {
      let names = scopes.flatMap { $0 } + Array(scriptNames.keys) + Array(known) + catalogue.names
      notes = Spelling.note(name, among: Array(Set(names)), what: "name")
    }
    if notes.isEmpty, argumentDepth > 0 { notes = ["a column is written with a dot: .\(name)"] }
    report(.unknownName, "nothing is called `\(name)`", span, notes: notes)
  }

  private func bind(_ name: Name) {
    if scopes.isEmpty { bound.insert(name.text) }
    if isBuiltin(name.text), scopes.isEmpty, !known.contains(name.text),
      noted.insert(name.text).inserted
    {
      report(
        .shadowsBuiltin, "`\(name.text)` hides the built-in of that name from here on", name.span,
        severity: .note)
    }
  }

  // MARK: Statements

  private func check(_ block: [Statement]) { for statement in block { check(statement) } }

  private func check(_ statement: Statement) {
    switch statement.kind {
    case .expression(let expression, _): check(expression)
    case .assignment(let names, let value):
      check(value)
      learn(names, value)
      for name in names { bind(name) }
    case .function(let function):
      if let name = function.name {
        bind(name)
        forget([name])
      }
      check(function)
    case .forLoop(let names, in: let sequence, let body):
      check(sequence)
      forget(names + body.assignedNames)
      for name in names { bind(name) }
      loopDepth += 1
      branchDepth += 1
      check(body)
      branchDepth -= 1
      loopDepth -= 1
    case .conditional(let condition, let then, let otherwise):
      check(condition)
      branchDepth += 1
      check(then)
      forget(then.assignedNames)
      check(otherwise ?? [])
      forget((otherwise ?? []).assignedNames)
      branchDepth -= 1
    case .breakLoop, .continueLoop: break
    case .returnValue(let value):
      if let value { check(value) }
    case .expect(let claim, let tolerance, let reason):
      check(claim)
      if let tolerance { check(tolerance) }
      if let reason { check(reason) }
    case .use(let path, let alias):
      if !scopes.isEmpty || loopDepth > 0 {
        report(.misplaced, "`use` stands at the top of a script", statement.span)
      }
      let name = alias ?? Name(UsedScript.name(of: path), statement.span)
      bind(name)
      forget([name])
    }
  }

  private func check(_ function: FunctionSyntax) {
    let inner = Set(function.parameters.map(\.name.text) + function.body.assignedNames.map(\.text))
    let loops = loopDepth
    loopDepth = 0
    scopes.append(inner)
    for parameter in function.parameters { if let value = parameter.defaultValue { check(value) } }
    check(function.body)
    scopes.removeLast()
    loopDepth = loops
  }

  // MARK: Expressions

  private func check(_ arguments: [CallArgument]) {
    argumentDepth += 1
    for argument in arguments { check(argument.value) }
    argumentDepth -= 1
  }

  func check(_ expression: Expression) {
    switch expression.kind {
    case .number, .bool, .none, .hole, .column: break
    case .string(let parts):
      for case .value(let value, _) in parts { check(value) }
    case .name(let name): read(name, expression.span)
    case .field(let base, _): check(base)
    case .list(let elements): elements.forEach(check)
    case .record(let items):
      for item in items {
        if case .computed(let key) = item.key { check(key) }
        check(item.value)
      }
    case .call(let callee, let arguments):
      check(callee)
      check(arguments)
      checkCall(callee, piped: nil, arguments, expression.span)
    case .index(let base, let indexes):
      check(base)
      for index in indexes { check(index.value) }
      checkColumns(base, indexes)
    case .unary(_, let operand): check(operand)
    case .binary(_, let left, let right, operatorSpan: _), .and(let left, let right),
      .or(let left, let right), .with(let left, let right), .range(let left, let right, closed: _):
      check(left)
      check(right)
    case .comparison(let operands, _, operatorSpans: _): operands.forEach(check)
    case .pipe(let value, let right):
      check(value)
      if case .call(let callee, let arguments) = right.kind {
        check(callee)
        check(arguments)
        checkCall(callee, piped: value, arguments, right.span)
      } else {
        check(right)
        checkCall(right, piped: value, [], right.span)
      }
    case .lambda(let function): check(function)
    case .group(let inner): check(inner)
    }
  }
}
