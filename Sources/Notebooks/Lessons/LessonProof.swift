import Language

/// Proves a lesson while its document runs: the untouched starter must fail the check, and each
/// wrong answer must fail it in the words it states.
///
/// That the solution passes is what the run itself shows.
final class LessonProof {
  private let runner: LessonSession
  /// The document step before which each of the lesson's steps is tried.
  private var due: [Int: [Lesson.Step]] = [:]
  private(set) var differences: [Difference] = []
  /// How many starters and wrong answers were tried.
  private(set) var attempts = 0

  init(_ lesson: Lesson, in session: Session) {
    runner = LessonSession(lesson: lesson, session: session)
    for step in lesson.steps {
      let first = step.answer.code.first ?? step.check?.code.first
      if let first { due[first, default: []].append(step) }
    }
  }

  /// Called before the document's step of that index runs.
  func willRun(_ index: Int) {
    for step in due[index] ?? [] { prove(step) }
  }

  private func prove(_ step: Lesson.Step) {
    guard let check = step.check else { return }
    if step.solution != nil, !step.task.code.isEmpty {
      attempts += 1
      if runner.tried([step.task, check]) == nil {
        report(step.line, "the untouched starter passes the check")
      }
    }
    for wrong in step.wrongs { prove(wrong, of: step, check) }
  }

  private func prove(_ wrong: Lesson.Wrong, of step: Lesson.Step, _ check: Lesson.Part) {
    attempts += 1
    guard let failure = runner.tried([wrong.part, check]) else {
      report(wrong.line, "the wrong answer passes the check")
      return
    }
    let found = failure.message
    guard !Comparison.matches(expected: wrong.message, actual: found) else { return }
    report(
      wrong.line, "the wrong answer fails in other words than it states",
      [.missing(wrong.message), .extra(found)])
  }

  private func report(_ line: Int, _ summary: String, _ changes: [LineChange] = []) {
    let document = runner.lesson.document
    differences.append(
      Difference(
        file: document.source.name, line: line, code: document.source.line(line), summary: summary,
        changes: changes))
  }
}
