import Language

/// A lesson being learned in a session: actions in, what to show out.
///
/// The session is the learner's own: after a pass their values go on, after a skip the solution's.
public final class LessonPlayer {
  public let lesson: Lesson
  public private(set) var work: LessonWork
  private let runner: LessonSession
  private var session: Session { runner.session }
  /// The session as each step reached so far began.
  private var starts: [Session.Snapshot] = []
  private var tries: [Int]
  private var hintsShown: [Int]

  public init(_ lesson: Lesson, in session: Session, work: LessonWork) {
    self.lesson = lesson
    self.work = work
    runner = LessonSession(lesson: lesson, session: session)
    tries = Array(repeating: 0, count: lesson.steps.count)
    hintsShown = tries
  }

  /// The step at hand; `nil` when all are done.
  private var step: Lesson.Step? {
    lesson.steps.indices.contains(work.place) ? lesson.steps[work.place] : nil
  }

  public var isDone: Bool { step == nil }

  /// `step 2/4`, for the prompt.
  public var label: String? {
    step == nil ? nil : "step \(work.place + 1)/\(lesson.steps.count)"
  }

  // MARK: Beginning

  /// Shows where the learner is; steps done before run again, unseen.
  public func begin() -> [LessonNote] {
    if let seed = lesson.document.frontMatter.seed { session.seed = seed }
    var notes = [LessonNote.title(lesson.title)]
    let target = min(work.place, lesson.steps.count)
    work.place = 0
    while work.place < target, let step {
      if let failure = runner.run(step.introduction).failure { return notes + [refused(failure)] }
      starts.append(session.snapshot)
      redo(step)
      work.place += 1
    }
    if target > 0 { notes.append(.advice("You have been here before; :back goes back.")) }
    return notes + enter()
  }

  /// Makes the values of a step that was done earlier.
  private func redo(_ step: Lesson.Step) {
    let code = work.entries[work.place].joined(separator: "\n")
    if work.outcomes[work.place] == .passed, !code.isEmpty {
      let output = session.output
      session.output = CapturedOutput()
      defer { session.output = output }
      let source = Source(name: "your work", text: code)
      let isGood = try? session.run(source) { $0.diagnostic == nil ? .goOn : .stop }
      if isGood == true, step.check.map({ runner.tried([$0]) == nil }) ?? true { return }
    }
    _ = runner.run(step.answer)
  }

  /// Runs and shows what leads to the step at hand, then the step.
  private func enter() -> [LessonNote] {
    guard let step else { return ending() }
    var notes: [LessonNote] = []
    let name = step.name.isEmpty ? "" : ": \(step.name)"
    let title = LessonNote.heading("Step \(work.place + 1) of \(lesson.steps.count)\(name)")
    if starts.count <= work.place {
      let (before, after) = step.introduction.split(atHeading: step.name)
      notes += show(before, running: true) + [title] + show(after, running: true)
      starts.append(session.snapshot)
    } else {
      notes.append(title)
    }
    notes += show(step.task, running: false)
    notes.append(.advice(invitation(step)))
    return notes
  }

  private func invitation(_ step: Lesson.Step) -> String {
    if step.check == nil { return ":play runs it, :next goes on." }
    let hint = step.hints.isEmpty ? "" : ", :hint helps"
    return "Type your answer and try things out; :check when you are ready\(hint)."
  }

  private func ending() -> [LessonNote] {
    var notes = show(lesson.closing, running: true)
    let passed = work.outcomes.count { $0 == .passed }
    let skipped = work.outcomes.count { $0 == .skipped }
    notes.append(
      .good("The lesson is done: \(passed) passed" + (skipped > 0 ? ", \(skipped) skipped." : ".")))
    return notes
  }

  /// A part as notes; its code runs if it is the lesson's own.
  private func show(_ part: Lesson.Part, running: Bool) -> [LessonNote] {
    var notes: [LessonNote] = []
    for piece in part.pieces {
      switch piece {
      case .heading(let text): notes.append(.heading(text))
      case .text(let text): notes.append(.text(text))
      case .code(let index):
        let code = lesson.document.code(of: index)
        if !running, case .code(let above)? = notes.last {
          notes[notes.count - 1] = .code(above + "\n" + code)
        } else {
          notes.append(.code(code))
        }
        guard running else { continue }
        let result = runner.run(Lesson.Part(pieces: [piece]))
        if !result.lines.isEmpty { notes.append(.output(result.lines)) }
        if let failure = result.failure { return notes + [refused(failure)] }
      }
    }
    return notes
  }

  private func refused(_ failure: Diagnostic) -> LessonNote {
    .bad(failure.message, facts: failure.notes)
  }

  // MARK: What the learner does

  /// Keeps an entry that ran without an error.
  public func didEnter(_ code: String) {
    if work.entries.indices.contains(work.place) { work.entries[work.place].append(code) }
  }

  public func perform(_ action: LessonAction) -> [LessonNote] {
    if action == .back { return goBack() }
    guard let step else {
      return [.advice("The lesson is done; :back goes back to its last step.")]
    }
    switch action {
    case .back: return []
    case .hint: return hint(step)
    case .check: return check(step)
    case .next: return next(step)
    case .skip: return skip(step)
    case .play: return play(step)
    case .reset:
      restart()
      return enter()
    case .solution: return solution(step)
    }
  }

  /// Runs the starter; what runs without an error counts as the learner's own.
  private func play(_ step: Lesson.Step) -> [LessonNote] {
    let code = step.task.code
    guard !code.isEmpty else { return [.advice("This step has no code to run.")] }
    let pieces = code.map(Lesson.Part.Piece.code)
    let notes = show(Lesson.Part(pieces: pieces), running: true)
    let failed = notes.contains { if case .bad = $0 { true } else { false } }
    for index in code where !failed { didEnter(lesson.document.code(of: index)) }
    return notes
  }

  private func check(_ step: Lesson.Step) -> [LessonNote] {
    guard let check = step.check else {
      return [.advice("Nothing is checked here; :next goes on.")]
    }
    if let failure = runner.tried([check]) {
      tries[work.place] += 1
      var notes = [refused(failure)]
      if hintsShown[work.place] < step.hints.count, triesBeforeHelp == 0 {
        notes.append(.advice("There is a :hint."))
      }
      return notes
    }
    work.outcomes[work.place] = .passed
    let isLast = work.place + 1 == lesson.steps.count
    return [.good("That is right.")] + step.explanation.map(LessonNote.text)
      + [.advice(isLast ? ":next ends the lesson." : ":next goes on.")]
  }

  private func next(_ step: Lesson.Step) -> [LessonNote] {
    let isOpen = step.check != nil && work.outcomes[work.place] == .open
    guard !isOpen else {
      let skip = lesson.rules.allowsSkip ? ", or :skip takes the solution" : ""
      return [.advice("This step is not checked yet: :check does it\(skip).")]
    }
    if step.check == nil { work.outcomes[work.place] = .passed }
    work.place += 1
    return enter()
  }

  private func skip(_ step: Lesson.Step) -> [LessonNote] {
    guard lesson.rules.allowsSkip else {
      return [.advice("This lesson asks you to solve each step: :skip is off.")]
    }
    restart()
    if let failure = runner.run(step.answer).failure { return [refused(failure)] }
    work.outcomes[work.place] = .skipped
    work.place += 1
    return enter()
  }

  private func goBack() -> [LessonNote] {
    guard work.place > 0 else { return [.advice("This is the first step.")] }
    work.place -= 1
    restart()
    return enter()
  }

  /// The step at hand as it began; later steps are to be reached anew.
  private func restart() {
    guard starts.indices.contains(work.place) else { return }
    session.restore(starts[work.place])
    starts.removeSubrange((work.place + 1)...)
    work.entries[work.place] = []
    work.outcomes[work.place] = .open
  }

  // MARK: Help

  /// How many failed checks are still asked for before help is given.
  private var triesBeforeHelp: Int { max(0, lesson.rules.hintsAfter - tries[work.place]) }

  private func help(_ what: String) -> LessonNote? {
    let left = triesBeforeHelp
    guard left > 0, work.outcomes[work.place] != .passed else { return nil }
    return .advice("\(what) comes after \(counted(left, "more check")): try it first.")
  }

  private func hint(_ step: Lesson.Step) -> [LessonNote] {
    if let refusal = help("A hint") { return [refusal] }
    guard hintsShown[work.place] < step.hints.count else {
      let answer = step.solution == nil ? "" : "; :solution shows the answer"
      return [
        .advice(step.hints.isEmpty ? "There is no hint\(answer)." : "That was the last\(answer).")
      ]
    }
    let hint = step.hints[hintsShown[work.place]]
    hintsShown[work.place] += 1
    let left = step.hints.count - hintsShown[work.place]
    return show(hint, running: false)
      + (left > 0 ? [.advice("\(counted(left, "more hint")).")] : [])
  }

  private func solution(_ step: Lesson.Step) -> [LessonNote] {
    guard let solution = step.solution else {
      return [.advice("This step has no solution to show.")]
    }
    if work.outcomes[work.place] != .passed {
      guard lesson.rules.allowsSkip else {
        return [.advice("The solution is shown once your own has passed.")]
      }
      if let refusal = help("The solution") { return [refusal] }
    }
    return show(solution, running: false)
  }
}

extension Lesson.Part {
  /// What stands above its last heading, which names the step, and what stands below.
  fileprivate func split(atHeading name: String) -> (Lesson.Part, Lesson.Part) {
    let place = pieces.lastIndex { if case .heading(name) = $0 { true } else { false } }
    guard let place else { return (self, Lesson.Part()) }
    return (
      Lesson.Part(pieces: Array(pieces[..<place])),
      Lesson.Part(pieces: Array(pieces[(place + 1)...]))
    )
  }
}
