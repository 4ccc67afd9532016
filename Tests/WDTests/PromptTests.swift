import Glibc
import Testing

@Suite struct PromptTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  @Test func showsValuesAndKeepsThem() throws {
    let user = try Keyboard(in: folder)
    try user.wait(for: "wd> ")
    try user.type("x = 20\r")
    try user.wait(for: "wd> ")
    try user.type("x *\r")
    try user.wait(for: "..> ")
    try user.type("2\r")
    try user.wait(for: "40\r\n")
    try user.type("ans + 1\r")
    try user.wait(for: "41\r\n")
    try user.type("|> sqrt()\r")
    try user.wait(for: "6.40")
    #expect(try user.leave() == 0)
  }

  @Test func goesOnAfterAnError() throws {
    let user = try Keyboard(in: folder)
    try user.type("[1][7]\r")
    try user.wait(for: "E0303")
    try user.type("nothing_of_that_name\r")
    try user.wait(for: "E0201")
    try user.type("fn f(x) f(x + 1)\rf(1)\r")
    try user.wait(for: "E0601")
    try user.type("6 * 7\r")
    try user.wait(for: "42\r\n")
    try user.type(":quit\r")
    #expect(try user.end() == 0)
  }

  @Test func stopsAComputation() throws {
    let user = try Keyboard(in: folder)
    try user.wait(for: "wd> ")
    try user.type("fn forever() {\rprint(\"begun\")\rfor i in 1..1000000000000 { }\r}\r")
    try user.type("forever()\r")
    try user.wait(for: "begun\r\n")
    try user.type("\u{3}")
    try user.wait(for: "interrupted")
    try user.type("6 * 7\r")
    try user.wait(for: "42\r\n")
    #expect(try user.leave() == 0)
  }

  @Test func dropsAnEntryAtTheKeyboard() throws {
    let user = try Keyboard(in: folder)
    try user.wait(for: "wd> ")
    try user.type("(1 +\r")
    try user.wait(for: "..> ")
    try user.type("\u{3}")
    try user.wait(for: "wd> ")
    try user.type("(2 +\r")
    try user.wait(for: "..> ")
    try user.type("\u{4}")
    try user.wait(for: "wd> ")
    try user.type("6 * 7\r")
    try user.wait(for: "42\r\n")
    #expect(try user.leave() == 0)
  }

  @Test func runsAPasteOnlyAfterEnter() throws {
    let user = try Keyboard(in: folder)
    try user.wait(for: "wd> ")
    try user.type("\u{1B}[200~x = [\n1\n2]\nx[0] + 41\u{1B}[201~")
    let shown = try user.wait(for: "+ 41")
    #expect(!shown.contains("42"))
    try user.type("\r")
    try user.wait(for: "42\r\n")
    #expect(try user.leave() == 0)
  }

  @Test func keepsHistoryForItsOwner() throws {
    for _ in 1...2 {
      let user = try Keyboard(in: folder)
      try user.wait(for: "wd> ")
      try user.type("f = fn(x) (\rx)\r")
      try user.wait(for: "..> ")
      #expect(try user.leave() == 0)
    }
    var status = stat()
    #expect(stat(folder.path + "/.local/state/wd/history", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    let user = try Keyboard(in: folder)
    try user.wait(for: "wd> ")
    try user.type("\u{10}")
    try user.wait(for: "f = fn(x) (")
    try user.wait(for: "x)")
    try user.type("\u{3}")
    #expect(try user.leave() == 0)
  }

  @Test func warnsOfAHistoryThatIsALink() throws {
    try folder.write("precious", to: "other")
    try folder.write("", to: ".local/state/wd/placeholder")
    symlink(folder.path + "/other", folder.path + "/.local/state/wd/history")
    let user = try Keyboard(in: folder)
    try user.wait(for: "is a symbolic link")
    try user.type("6 * 7\r")
    try user.wait(for: "42\r\n")
    #expect(try user.leave() == 0)
    #expect(try folder.read("other") == "precious")
  }

  @Test func worksOnADumbTerminal() throws {
    let user = try Keyboard(in: folder, environment: ["TERM=dumb"])
    try user.type("6 * 7\r")
    let before = try user.wait(for: "42\r\n")
    #expect(!before.contains("\u{1B}"))
    try user.type("[1][7]\r")
    let error = try user.wait(for: "line 1")
    #expect(!error.contains("\u{1B}"))
    #expect(try user.leave() == 0)
  }

  @Test(arguments: [["TERM=xterm"], ["TERM=xterm", "NO_COLOR=1"]])
  func honoursNoColour(environment: [String]) throws {
    let user = try Keyboard(in: folder, environment: environment)
    try user.type("[1][7]\r")
    let before = try user.wait(for: "E0303")
    #expect(before.hasSuffix("\u{1B}[1;31merror[") == (environment.count == 1))
    #expect(try user.leave() == 0)
  }

  @Test func explainsCommands() throws {
    let user = try Keyboard(in: folder)
    try user.type("?sqrt\r")
    try user.wait(for: "Examples:")
    try user.type("?sqrtt\r")
    try user.wait(for: "similar name: sqrt")
    try user.type(":nothing\r")
    try user.wait(for: "none is called :nothing")
    #expect(try user.leave() == 0)
  }
}
