import Language

/// A document run in a session, statement by statement: for the terminal, tests and pages alike.
///
/// A step that `#!` expects to fail may fail, in the checker already; the run then goes on. So it
/// does after a claim that does not hold. Any other error ends it.
public final class DocumentRun {
  let document: Document
  let session: Session
  let listener: any DocumentListener
  let program: Program
  /// What a statement may take, whatever its cell says.
  private let seconds: Double?
  /// Where the results of cells marked `{cache}` are kept; without it every cell runs.
  private let keeper: CellKeeper?

  /// Throws `Diagnostics` when the checker refuses what is not expected to fail; what it only
  /// notes goes to `note`.
  public init(
    _ document: Document, in session: Session, listener: any DocumentListener,
    store: (any CellStore)? = nil, note: (Diagnostic) -> Void = { _ in }
  ) throws {
    self.document = document
    self.session = session
    self.listener = listener
    program = document.program
    seconds = session.limits.seconds
    let problems = session.check(program)
    let errors = problems.filter { $0.severity == .error }
    guard errors.isEmpty else { throw Diagnostics(all: errors) }
    problems.forEach(note)
    if let seed = document.frontMatter.seed { session.seed = seed }
    keeper = store.map { CellKeeper(document, in: session, store: $0) }
  }

  /// Runs every step, up to an error that ends the run.
  public func run() {
    defer {
      session.limits.seconds = seconds
      session.cell = nil
    }
    var next = 0
    while next < document.steps.count {
      let steps = stretch(from: next)
      guard run(steps) else { return }
      next = steps.upperBound
    }
  }

  /// The steps of a cell that may be kept, or one step.
  private func stretch(from first: Int) -> Range<Int> {
    let cell = document.steps[first].cell
    guard let cell, cell.isKept, keeper != nil else { return first..<(first + 1) }
    let end = document.steps[first...].firstIndex { $0.cell != cell } ?? document.steps.count
    return first..<end
  }

  /// Runs steps, or brings back what is kept of them; returns whether the run goes on.
  private func run(_ steps: Range<Int>) -> Bool {
    guard let keeper, let cell = document.steps[steps.lowerBound].cell, cell.isKept else {
      let goesOn = steps.allSatisfy { run($0) { self.execute($0) } }
      keeper?.didRun(steps)
      return goesOn
    }
    let name = keeper.name(of: cell)
    switch keeper.find(steps) {
    case .kept(let kept):
      listener.note("# \(name): " + keeper.sentence(on: kept))
      var rest = kept.statements[...]
      return steps.allSatisfy { index in
        run(index) { self.replay(rest.popFirst() ?? .again, or: $0) }
      }
    case .stale(let reason):
      if let reason { listener.note("# \(name) runs again: \(reason)") }
      let recording = CellRecording(session)
      let goesOn = steps.allSatisfy { index in
        run(index) { statement in recording.record(statement) { self.execute(statement) } }
      }
      if let line = keeper.keep(recording, steps, endedWell: goesOn) {
        listener.note("# \(name): \(line)")
      }
      return goesOn
    }
  }

  /// Runs a step by `execute`, which gives `nil` for what went well unseen; returns whether the run
  /// goes on.
  private func run(_ index: Int, _ execute: (Statement) -> Session.Outcome?) -> Bool {
    let step = document.steps[index]
    guard step.isRun else { return true }
    listener.willRun(index)
    defer { listener.didRun(index) }
    if let refusal = step.refusal {
      listener.didFail(refusal, isExpected: true, wasInterrupted: false)
      return true
    }
    session.cell = step.cell?.name
    session.limits.seconds = [seconds, step.cell?.timeout].compactMap(\.self).min()
    for statement in step.statements {
      if step.isExpectedToFail, let problem = problem(with: statement) {
        listener.didFail(problem, isExpected: true, wasInterrupted: false)
        return true
      }
      listener.willExecute()
      let outcome = execute(statement)
      if let outcome, let failure = outcome.diagnostic {
        let isExpected = step.isExpectedToFail && !outcome.wasInterrupted
        listener.didFail(failure, isExpected: isExpected, wasInterrupted: outcome.wasInterrupted)
        guard !outcome.wasInterrupted, isExpected || statement.isClaim else { return false }
        // What shares the line with a claim or an expected error does not run.
        return listener.didExecute()
      }
      guard listener.didExecute() else { return false }
    }
    return true
  }

  /// What the checker has against a statement by itself.
  private func problem(with statement: Statement) -> Diagnostic? {
    let alone = Program(source: program.source, statements: [statement])
    return session.check(alone, before: program.statements).first { $0.severity == .error }
  }

  /// Runs a statement and shows its value.
  private func execute(_ statement: Statement) -> Session.Outcome {
    let outcome = session.execute(statement, of: program)
    if let shown = ShownValue(outcome) { listener.didShow(shown) }
    return outcome
  }

  /// Does what a statement did when its cell was kept.
  private func replay(_ kept: KeptStatement, or statement: Statement) -> Session.Outcome? {
    guard case .result(let result) = kept else { return execute(statement) }
    if !result.printed.isEmpty { session.output.write(result.printed) }
    for (name, value) in result.names { session.bind(name, value) }
    if let shown = result.shown(on: session.screen) { listener.didShow(shown) }
    return nil
  }
}

extension Statement {
  /// True for `expect`: what it claims binds nothing, so a run goes on when it does not hold.
  var isClaim: Bool { if case .expect = kind { true } else { false } }
}
