import Language
import Notebooks
import Testing

private final class NoOutput: Output {
  func write(_ text: String) {}
  func progress(_ fraction: Double, _ text: () -> String) {}
}

private func session() -> Session {
  Session(
    catalogue: Catalogue(commands: [], column: { _ in .none }, explain: { _ in nil }),
    output: NoOutput())
}

private let twoSteps = """
  #: title: Sums
  #: hints_after: 1

  # Welcome.
  base = 10

  ## Adding
  #%% step
  # Name the sum of `base` and 1 `a`.
  a = ...
  #%% hint
  # Use plus.
  #%% hint
  # It is 11.
  #%% solution
  a = base + 1
  #%% check
  expect a == 11 else "a should be 11"

  # Eleven it is.
  #%% wrong "a should be 11"
  a = base

  ## Doubling
  factor = 2
  #%% step
  b = a * ...
  #%% solution
  b = a * factor
  #%% check
  expect b == 22

  ## The end
  # Goodbye.
  a + b
  #> 33
  """

@Suite struct LessonReadingTests {
  private func problems(_ text: String) -> [(line: Int, code: ErrorCode)] {
    do {
      _ = try Lesson(try Document(Source(name: "test.wd", text: text)))
      return []
    } catch {
      return ((error as? Diagnostics)?.all ?? []).map { problem in
        let label = problem.labels.first
        return (label?.source.position(of: label?.span.lower ?? 0).line ?? 0, problem.code)
      }
    }
  }

  @Test func partsOfALesson() throws {
    let document = try Document(Source(name: "test.wd", text: twoSteps))
    let lesson = try #require(try Lesson(document))
    #expect(lesson.title == "Sums")
    #expect(lesson.rules.hintsAfter == 1 && lesson.rules.allowsSkip)
    #expect(lesson.steps.map(\.name) == ["Adding", "Doubling"])
    #expect(lesson.steps.map(\.hints.count) == [2, 0])
    #expect(lesson.steps.map(\.wrongs.count) == [1, 0])
    #expect(lesson.steps.first?.explanation == ["Eleven it is."])
    #expect(lesson.closing.code.count == 1)
    // Neither starters nor wrong answers run with the document.
    #expect(
      document.steps.map(\.isRun) == [
        true, false, true, true, false, true, false, true, true, true,
      ])
  }

  @Test func aDocumentWithoutStepsIsNoLesson() throws {
    #expect(try Lesson(try Document(Source(name: "test.wd", text: "x = 1\n"))) == nil)
  }

  @Test(arguments: [
    ("#%% hint\n# A.\n", 1, ErrorCode.misplaced),
    ("#%% step\nx = 1\n## Next\n#%% check\nexpect x == 1\n", 4, .misplaced),
    ("#%% step\n#%% check\nx = 1\n", 1, .missingArgument),
    ("#%% step\n#%% solution\nx = 1\n", 1, .missingArgument),
    ("#%% step\n#%% wrong\nx = 1\n#%% check\nexpect true\n", 2, .missingArgument),
    ("#%% step\n#%% solution\n#%% solution\n#%% check\nexpect true\n", 3, .duplicateName),
    ("#%% step\n#%% check\nexpect true\n#%% check\nexpect true\n", 4, .duplicateName),
    ("#: skip: maybe\n#%% step\n", 1, .wrongValue),
    ("#: hints_after: -1\n#%% step\n", 1, .wrongValue),
  ])
  func refusals(text: String, line: Int, code: ErrorCode) {
    let found = problems(text)
    #expect(found.map(\.line) == [line])
    #expect(found.map(\.code) == [code])
  }
}

@Suite struct LessonProofTests {
  private func test(_ text: String) -> FileResult {
    Notebook.test(Source(name: "test.wd", text: text), in: session())
  }

  @Test func aGoodLessonPasses() {
    let result = test(twoSteps)
    #expect(result.passed, "\(result.problems())")
    // Two starters and a wrong answer.
    #expect(result.attempts == 3)
  }

  @Test(arguments: [
    ("a = base + 1\n#%% check", "a = base + 2\n#%% check", "E0501"),
    ("a = ...", "a = 11", "the untouched starter passes the check"),
    ("#%% wrong \"a should be 11\"\na = base", "#%% wrong \"a should be 11\"\na = 11", "passes"),
    ("#%% wrong \"a should be 11\"", "#%% wrong \"a is wrong\"", "in other words"),
  ])
  func aBadLessonFails(part: String, with: String, problem: String) {
    let result = test(twoSteps.replacing(part, with: with))
    #expect(!result.passed)
    #expect(result.problems().contains(problem), "\(result.problems())")
  }

  @Test func whatTheProofTriesLeavesNothingBehind() {
    let result = test(
      twoSteps.replacing("\na = base\n\n", with: "\na = base\nleft = 1\n\n") + "\nleft\n")
    #expect(result.refusals.map(\.code) == [.unknownName])
  }
}

@Suite struct LessonPlayerTests {
  private let session = NotebooksTests.session()

  private func player(_ text: String = twoSteps, work: LessonWork? = nil) throws -> LessonPlayer {
    let lesson = try #require(try Lesson(try Document(Source(name: "test.wd", text: text))))
    let work =
      work ?? LessonWork(lesson: "/test.wd", title: lesson.title, steps: lesson.steps.count)
    return LessonPlayer(lesson, in: session, work: work)
  }

  private func enter(_ code: String, _ player: LessonPlayer) throws {
    #expect(try session.run(Source(name: "entry", text: code)) { _ in .goOn })
    player.didEnter(code)
  }

  private func text(_ notes: [LessonNote]) -> String {
    LessonText(width: 80, hasColour: false).text(notes)
  }

  @Test func aLessonFromStartToEnd() throws {
    let player = try player()
    let start = text(player.begin())
    #expect(
      start.hasPrefix("Sums\n\nWelcome.\n\n    base = 10\n\nStep 1 of 2: Adding\n\nName the sum"))
    #expect(start.contains("\n    a = ...\n"))
    #expect(player.label == "step 1/2")
    #expect(text(player.perform(.hint)).contains("after 1 more check"))
    #expect(text(player.perform(.next)).contains("not checked yet"))
    #expect(text(player.perform(.check)).contains("✗ nothing is called `a`"))
    #expect(text(player.perform(.hint)) == "Use plus.\n\n1 more hint.")
    #expect(text(player.perform(.hint)) == "It is 11.")
    #expect(text(player.perform(.hint)).contains("That was the last"))
    try enter("a = 10", player)
    #expect(text(player.perform(.check)).hasPrefix("✗ a should be 11\n"))
    try enter("a = 11", player)
    #expect(text(player.perform(.check)) == "✓ That is right.\n\nEleven it is.\n\n:next goes on.")
    #expect(text(player.perform(.next)).contains("Step 2 of 2: Doubling"))
    // The learner's value goes on, and the step's own code has run.
    try enter("b = a * factor", player)
    #expect(text(player.perform(.check)).contains("✓"))
    #expect(text(player.perform(.next)).contains("33\n\n✓ The lesson is done: 2 passed."))
    #expect(player.isDone)
    #expect(player.work.entries == [["a = 10", "a = 11"], ["b = a * factor"]])
  }

  @Test func afterASkipTheSolutionGoesOn() throws {
    let player = try player()
    _ = player.begin()
    try enter("a = 5", player)
    _ = player.perform(.skip)
    #expect(session.value(of: "a")?.number == 11)
    #expect(player.work.outcomes == [.skipped, .open])
    #expect(text(player.perform(.back)).contains("Step 1 of 2"))
    #expect(session.value(of: "a") == nil)
    #expect(text(player.perform(.back)).contains("first step"))
    #expect(text(player.perform(.solution)).contains("after 1 more check"))
    _ = player.perform(.check)
    #expect(text(player.perform(.solution)) == "    a = base + 1")
    #expect(text(player.perform(.play)).contains("✗"))
    try enter("base = 3", player)
    _ = player.perform(.reset)
    #expect(session.value(of: "base")?.number == 10)
  }

  @Test func aTeacherMayAskForEachStep() throws {
    let player = try player(twoSteps.replacing("hints_after: 1", with: "skip: no"))
    _ = player.begin()
    #expect(text(player.perform(.skip)).contains(":skip is off"))
    #expect(text(player.perform(.solution)).contains("once your own has passed"))
    try enter("a = 11", player)
    _ = player.perform(.check)
    #expect(text(player.perform(.solution)) == "    a = base + 1")
  }

  @Test func workIsKeptAndTakenUpAgain() throws {
    let first = try player()
    _ = first.begin()
    try enter("a = 5 +\n  6", first)
    _ = first.perform(.check)
    _ = first.perform(.next)
    let kept = first.work.text(for: first.lesson)
    let work = try #require(LessonWork(reading: Source(name: "kept.wd", text: kept)))
    #expect(work == first.work)
    // The work is itself a script that runs and holds.
    let result = Notebook.test(Source(name: "kept.wd", text: kept), in: NotebooksTests.session())
    #expect(result.passed && result.claims == 1, "\(result.problems())")

    session.forgetAll()
    let second = try player(work: work)
    #expect(text(second.begin()).contains("Step 2 of 2"))
    #expect(session.value(of: "a")?.number == 11)
  }

  @Test(arguments: [
    "", "x = 1\n", "#: lesson: a\n#: place: 9\n#: outcomes: open\n",
    "#: lesson: a\n#: place: 0\n#: outcomes: won\n",
  ])
  func whatIsNoWorkIsNotRead(text: String) {
    #expect(LessonWork(reading: Source(name: "kept.wd", text: text)) == nil)
  }
}
