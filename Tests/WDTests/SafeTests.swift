import Glibc
import Testing

/// `--safe`: the files of one folder, bounded work, and nothing that opens more.
@Suite struct SafeTests {
  /// `work` is the script's folder; beside it lies what the script may not touch.
  let folder: Folder

  init() throws {
    folder = try Folder()
    for name in ["outside.csv", "work/data.csv", "work/sub/in.csv"] {
      try folder.write("a,b\n1,2\n", to: name)
    }
    try folder.write("y = 1\n", to: "tools.wd")
    try folder.write("y = 2\n", to: "work/sub/tools.wd")
    try link("leak.csv", to: "../outside.csv")
    try link("leak.wd", to: "../tools.wd")
    try link("up", to: "..")
    try link("nowhere.csv", to: "../nowhere.csv")
    try link("good", to: "sub")
  }

  private func link(_ name: String, to target: String) throws {
    try #require(symlink(target, "\(folder.path)/work/\(name)") == 0)
  }

  /// Runs a script that stands in `work`.
  private func safely(_ text: String, _ options: String...) throws -> Program {
    try folder.write(text, to: "work/a.wd")
    return try Program(["run", "--safe"] + options + ["work/a.wd"], in: folder)
  }

  @Test(arguments: [
    "work/data.csv", "./work//sub/../data.csv", "work/good/in.csv", "work/up/work/data.csv",
  ])
  func readsInItsFolder(path: String) throws {
    let run = try safely("rows(load(\"\(path)\"))")
    #expect(run.output == "1\n")
    #expect(run.errors == "")
  }

  /// A path outside is refused alike whether it exists or not: nothing can be learned from it.
  @Test(arguments: [
    "outside.csv", "missing.csv", "work/../outside.csv", "work/leak.csv", "work/up/outside.csv",
    "work/up/missing.csv", "work/none/../../outside.csv", "work/nowhere.csv", "/etc/passwd",
    "../../etc/passwd", "/etc/none", "/dev/stdin", "/proc/self/cwd/work/../outside.csv", ".", "/",
  ])
  func readsNothingElseC22(path: String) throws {
    let run = try safely("load(\"\(path)\")")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(
      run.errors.hasPrefix(
        "error[E0605]: under --safe the files of one folder are open, and \"\(path)\" is outside"))
  }

  @Test(arguments: ["work/none.csv", "work/none/none.csv", "work/data.csv/x", "work/sub", ""])
  func saysWhyAFileInsideCannotBeRead(path: String) throws {
    #expect(try safely("load(\"\(path)\")").errors.contains("E0402"))
  }

  @Test func writesInItsFolderOnly() throws {
    #expect(try safely("save(table({x: [1]}), \"work/sub/out.csv\")").status == 0)
    #expect(try folder.read("work/sub/out.csv") == "x\n1\n")
    for path in ["out.csv", "work/up/out.csv", "work/nowhere.csv", "work/leak.csv"] {
      let run = try safely("save(table({x: [1]}), \"\(path)\")")
      #expect(run.errors.hasPrefix("error[E0605]"), "\(path)")
    }
    #expect(access(folder.path + "/out.csv", F_OK) != 0)
    #expect(access(folder.path + "/nowhere.csv", F_OK) != 0)
    #expect(try folder.read("outside.csv") == "a,b\n1,2\n")
  }

  @Test func usesScriptsOfItsFolderOnly() throws {
    #expect(try safely("use \"sub/tools.wd\" as t\nt.y").output == "2\n")
    for path in ["../tools.wd", "leak.wd", "up/tools.wd", "\(folder.path)/tools.wd"] {
      let run = try safely("use \"\(path)\" as t\nt.y")
      #expect(run.errors.hasPrefix("error[E0605]"), "\(path)")
    }
  }

  @Test func endsEndlessWorkL07() throws {
    let endless = "for i in 1..10000000000 {}"
    #expect(try safely(endless, "--operations", "5000").errors.contains("E0602"))
    #expect(try safely(endless, "--seconds", "0.05").errors.contains("E0603"))
    let slow = "#%% slow {timeout: 3600s}\n" + endless
    #expect(try safely(slow, "--seconds", "0.05").errors.contains("E0603"))
    #expect(try safely("fn f(x) f(x + 1)\nf(1)").errors.contains("E0601"))
    #expect(try Program(["run", "--operations", "0", "work/a.wd"], in: folder).status == 64)
    #expect(try Program(["run", "--seconds", "nan", "work/a.wd"], in: folder).status == 64)
  }

  @Test func holdsForStandardInputAndForTests() throws {
    let denied = "load(\"../outside.csv\")\n#! E0605\n"
    #expect(try Program(["--safe"], input: denied, in: folder).output.hasPrefix("error[E0605]"))
    try folder.write("use \"../tools.wd\" as t\n#! E0605\n", to: "work/a.wd")
    try folder.write("use \"tools.wd\" as t\nt.y\n#> 2\n", to: "work/sub/b.wd")
    let tested = ["work/a.wd", "work/sub/b.wd"]
    #expect(try Program(["test", "--safe"] + tested, in: folder).status == 0)
    #expect(try Program(["test"] + tested, in: folder).status == 1)
  }

  @Test func holdsAtThePrompt() throws {
    let user = try Keyboard(["--safe", "--operations", "5000"], in: folder)
    try user.type("load(\"../outside.csv\")\r")
    try user.wait(for: "E0605")
    try user.type("for i in 1..10000000000 {}\r")
    try user.wait(for: "E0602")
    try user.type("rows(load(\"work/data.csv\")) + 41\r")
    try user.wait(for: "42\r\n")
    #expect(try user.leave() == 0)
  }
}
