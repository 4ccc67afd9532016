import Language

/// Runs the code of a lesson's parts in a session.
struct LessonSession {
  let lesson: Lesson
  let session: Session

  /// What some code showed, and the error that ended it.
  struct Result {
    var lines: [String] = []
    var failure: Diagnostic?
  }

  /// Every statement of the document: a function may use a name that stands below it.
  private var program: Program {
    let statements = lesson.document.steps.flatMap(\.statements)
    return Program(source: lesson.document.source, statements: statements)
  }

  /// Checks and runs the statements of a part up to the first error.
  func run(_ part: Lesson.Part) -> Result {
    let document = lesson.document
    let code = part.code.map { document.steps[$0] }
    let statements = code.flatMap(\.statements)
    let alone = Program(source: document.source, statements: statements)
    if let problem = session.check(alone).first(where: { $0.severity == .error }) {
      return Result(failure: problem)
    }
    let captured = CapturedOutput()
    let output = session.output
    session.output = captured
    defer { session.output = output }
    let whole = program
    for statement in statements {
      let outcome = session.execute(statement, of: whole)
      if let text = outcome.text { captured.writeLine(text) }
      if let failure = outcome.diagnostic {
        return Result(lines: captured.lines, failure: failure)
      }
    }
    return Result(lines: captured.lines)
  }

  /// Runs a part and takes back every name it has bound.
  func tried(_ parts: [Lesson.Part]) -> Diagnostic? {
    let before = session.snapshot
    defer { session.restore(before) }
    for part in parts {
      if let failure = run(part).failure { return failure }
    }
    return nil
  }
}
