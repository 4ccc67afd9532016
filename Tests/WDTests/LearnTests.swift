import Testing

/// Lessons at a terminal.
@Suite struct LearnTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  private let lesson = """
    #: title: Sums

    #%% step
    # Name 1 + 1 `a`.
    a = ...
    #%% hint
    # It is 2.
    #%% solution
    a = 1 + 1
    #%% check
    expect a == 2 else "a should be 2"

    # Two.

    #%% step
    # Name 3 `b`.
    b = ...
    #%% solution
    b = 3
    #%% check
    expect b == 3

    """

  @Test func learnsAtItsOwnPrompt() throws {
    try folder.write(lesson, to: "sums.wd")
    let user = try Keyboard(["learn", "sums.wd"], in: folder)
    try user.wait(for: "Step 1 of 2")
    try user.wait(for: "step 1/2> ")
    try user.type("a = 3\r")
    try user.wait(for: "step 1/2> ")
    try user.type(":check\r")
    try user.wait(for: "✗ a should be 2")
    try user.type(":hint\r")
    try user.wait(for: "It is 2.")
    try user.type("a = 2\r")
    try user.wait(for: "step 1/2> ")
    try user.type(":check\r")
    try user.wait(for: "✓ That is right.")
    try user.wait(for: "Two.")
    try user.type(":next\r")
    #expect(try user.leave(at: "step 2/2> ") == 0)

    // The course knows how far it went, and the lesson goes on from there.
    let again = try Keyboard(["learn", "sums.wd"], in: folder)
    try again.wait(for: "Step 2 of 2")
    try again.wait(for: "step 2/2> ")
    try again.type("a\r")
    try again.wait(for: "2\r\n")
    try again.type(":skip\r")
    try again.wait(for: "1 passed, 1 skipped.")
    try again.wait(
      for: "Your work is kept as a script: \(folder.path)/.local/state/wd/lessons/sums-")
    try again.wait(for: "wd> ")
    try again.type(":learn\r")
    try again.wait(for: "done")
    #expect(try again.leave() == 0)
  }

  @Test func opensFromThePrompt() throws {
    try folder.write(lesson, to: "sums.wd")
    try folder.write("x = 1\n", to: "plain.wd")
    let user = try Keyboard(in: folder)
    try user.wait(for: "wd> ")
    try user.type(":check\r")
    try user.wait(for: "no lesson is open: :learn FILE opens one")
    try user.type(":learn plain.wd\r")
    try user.wait(for: "plain.wd is no lesson")
    try user.type(":learn sums.wd\r")
    #expect(try user.leave(at: "step 1/2> ") == 0)
  }

  @Test func withoutATerminal() throws {
    try folder.write(lesson, to: "lessons/sums.wd")
    let list = try Program(["learn"], in: folder)
    #expect(list.output.hasPrefix("  lessons/sums.wd   Sums   2 steps\n"))
    #expect(try Program(["learn", "lessons/sums.wd"], in: folder).status == 1)
    #expect(try Program(["test", "lessons"], in: folder).status == 0)
    // What runs is the way through the lesson, not its holes.
    #expect(try Program(["run", "lessons/sums.wd"], in: folder).status == 0)
    try folder.write("#%% hint\n", to: "bad.wd")
    #expect(try Program(["learn", "bad.wd"], in: folder).status == 65)
  }
}
