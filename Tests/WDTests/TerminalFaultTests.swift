import Glibc
import Testing

/// What goes wrong at terminals: the catalogue's faults R01 to R16.
@Suite struct TerminalFaultTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  private func answers(_ user: Keyboard, prompt: String = "wd> ") throws {
    try user.wait(for: prompt)
    try user.type("6 * 7\r")
    try user.wait(for: "42\r\n")
  }

  /// R01.
  @Test func beginsAFreshLine() throws {
    let user = try Keyboard(in: folder)
    try user.wait(for: "wd> ")
    for _ in 1...3 {
      try user.type("\u{3}")
      try user.wait(for: "wd> ")
    }
    try user.type("6 * 7\r")
    try user.wait(for: "42\r\n")
    #expect(try user.leave() == 0)
  }

  /// R04: within a block Ctrl-D gives up the block, and on an empty line it ends.
  @Test func endsABlock() throws {
    let user = try Keyboard(in: folder)
    try user.wait(for: "wd> ")
    try user.type("for i in 1..3 {\r")
    try user.wait(for: "..> ")
    try user.type("print(i)\r")
    try user.wait(for: "..> ")
    try user.type("\u{4}")
    let shown = try user.wait(for: "wd> ")
    #expect(!shown.contains("1\r\n"))
    try user.type("\u{4}")
    #expect(try user.end() == 0)
  }

  /// R05.
  @Test func writesNoEscapesToAFile() throws {
    let program = try Program([], input: "dataset(\"census\")\n[1][7]\n", in: folder)
    #expect(program.status == 1)
    #expect(!(program.output + program.errors).contains("\u{1B}"))
    #expect(program.output.contains("32,561"))
  }

  /// R07.
  @Test func saysThatTheOutputIsFull() throws {
    let program = try Program([], input: "print(1)\n", output: "/dev/full", in: folder)
    #expect(program.status == 1)
    #expect(program.errors.contains("No space left on device"))
  }

  /// R08 and R10: what is in data does not reach the terminal as commands.
  @Test func showsWhatCannotBeSeen() throws {
    let evil = "\u{1B}]0;x\u{7}\u{1B}[2J\u{202E}\u{9B}2J"
    try folder.write("name,n\n\(evil),1\n\(evil),2\n", to: "evil.csv")
    let written = "\\u{1B}]0;x\\u{7}\\u{1B}[2J\\u{202E}\\u{9B}2J"
    let lines = [
      "t = load(\"evil.csv\")", "t", "t[.name]", "counts(t, .name)", "s = \"\(written)\"", "s",
      "[s]", "print(s)", "{a: s}", "expect s == 1", "describe(t)",
    ]
    let user = try Keyboard(in: folder, environment: ["TERM=dumb"])
    var shown = ""
    try folder.write(lines.joined(separator: "\n") + "\n", to: "evil.wd")
    shown += try user.wait(for: "wd> ")
    try user.type(":load evil.wd\r")
    try user.wait(for: "\r\n")
    shown += try user.wait(for: "E0301")
    for hidden in ["\u{1B}", "\u{202E}", "\u{9B}", "\u{7}"] {
      #expect(!shown.unicodeScalars.contains { String($0) == hidden })
    }
    #expect(shown.contains("\\e[2J"))
    #expect(try user.leave() == 0)
  }

  /// R11.
  @Test func takesALongPaste() throws {
    let user = try Keyboard(in: folder)
    try user.wait(for: "wd> ")
    let list = String(repeating: "1, ", count: 330_000)
    try user.type("\u{1B}[200~x = [\(list)1]\u{1B}[201~\r")
    try answers(user)
    try user.type("count(x)\r")
    try user.wait(for: "330001\r\n")
    #expect(try user.leave() == 0)
  }

  /// R12.
  @Test(arguments: ["folder", "huge", "unwritable"])
  func warnsOfHistory(fault: String) throws {
    let path = folder.path + "/.local/state/wd/history"
    try folder.write("", to: ".local/state/wd/placeholder")
    switch fault {
    case "folder": mkdir(path, 0o700)
    case "huge":
      try folder.write("", to: ".local/state/wd/history")
      #expect(truncate(path, 1 << 30) == 0)
    default:
      // Root may write anywhere, but not into a file that stands where a folder should.
      unlink(folder.path + "/.local/state/wd/placeholder")
      rmdir(folder.path + "/.local/state/wd")
      try folder.write("", to: ".local/state/wd")
    }
    let user = try Keyboard(in: folder)
    try user.wait(for: "history is not kept: ")
    try answers(user)
    #expect(try user.leave() == 0)
  }

  /// R15.
  @Test func worksInOneColumn() throws {
    let user = try Keyboard(in: folder, columns: 1)
    try user.type("x = 6 * 7\rprint(\"<{x}>\")\r")
    try user.wait(for: "<42>")
    // Ctrl-D would be lost before the prompt is there, which stands over several lines here.
    try user.type(":quit\r")
    #expect(try user.end() == 0)
  }

  /// R15, and output fits the window as it is now.
  @Test func followsTheWindow() throws {
    let user = try Keyboard(in: folder)
    try user.wait(for: "wd> ")
    try user.type("tr = first(dataset(\"ce")
    user.resize(columns: 40)
    try user.type("nsus\"))\rtr\r")
    try user.wait(for: "╭")
    let narrow = try user.wait(for: "╮")
    #expect(narrow.count == 38)
    user.resize(columns: 120)
    try user.wait(for: "wd> ")
    try user.type("tr\r")
    try user.wait(for: "╭")
    #expect(try user.wait(for: "╮").count > 90)
    #expect(try user.leave() == 0)
  }

  /// R16.
  @Test func goesOnAfterAStop() throws {
    let user = try Keyboard(in: folder)
    try user.wait(for: "wd> ")
    try user.type("tr = first(dataset(\"census\"))\r")
    try user.wait(for: "wd> ")
    try user.type("m = model(label: .income == \">50K\", wide: [.education])\r")
    try user.wait(for: "wd> ")
    try user.type("r = train(m, on: tr, epochs: 10000)\r")
    try user.wait(for: "examples/s")
    user.signal(SIGSTOP)
    user.signal(SIGCONT)
    try user.wait(for: "examples/s")
    try user.type("\u{3}")
    try user.wait(for: "`r` is what there is so far")
    #expect(try user.leave() == 0)
  }
}
