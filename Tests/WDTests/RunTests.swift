import Glibc
import Testing

@Suite struct RunTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  func wd(_ arguments: String..., input: String = "", output: String? = nil) throws -> Program {
    try Program(arguments, input: input, output: output, in: folder)
  }

  @Test func runsAFile() throws {
    try folder.write("x = 20\nx + 1\nx + 2;\n", to: "a.wd")
    let run = try wd("run", "a.wd")
    #expect(run.status == 0)
    #expect(run.output == "21\n")
    #expect(run.errors == "")
  }

  @Test func runsStandardInputWithoutATerminal() throws {
    let run = try wd(input: "1 + 1\n")
    #expect(run.status == 0)
    #expect(run.output == "2\n")
    #expect(try wd("run", "-", input: "\"\\e]0;x\\e[2J\"").output.contains("\u{1B}") == false)
  }

  @Test func savesTablesAndPlots() throws {
    try folder.write(
      """
      save(table({x: [1, 2]}), "t.csv")
      save(line([1, 2], [3, 1], title: "down"), "down.svg")
      save(line([1, 2], [3, 1]), "down.csv")
      #! E0302 a plot is saved as a .svg file, found "down.csv"
      save(3, "three.csv")
      #! E0301 `save` takes a table, a run or a plot, found the number 3
      """, to: "a.wd")
    let run = try wd("test", "a.wd")
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(try folder.read("t.csv") == "x\n1\n2\n")
    let svg = try folder.read("down.svg")
    #expect(svg.hasPrefix("<svg ") && svg.hasSuffix("</svg>\n") && svg.contains(">down</title>"))
  }

  @Test func stopsAtAnErrorAndGoesOnAfterAClaim() throws {
    try folder.write("1\nexpect 1 == 2 else \"no\"\n2\n[1][7]\n3\n", to: "a.wd")
    let run = try wd("run", "a.wd")
    #expect(run.status == 1)
    #expect(run.output == "1\n2\n")
    #expect(run.errors.contains("E0501"))
    #expect(run.errors.contains("E0303"))
  }

  @Test func goesOnAfterAnExpectedError() throws {
    try folder.write("[1][7]\n#! E0303\n3\n", to: "a.wd")
    let run = try wd("run", "a.wd")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("error[E0303]"))
    #expect(run.output.hasSuffix("\n3\n"))
  }

  @Test(arguments: ["x = (1 +", "x = nothing_of_that_name", "\u{0}"])
  func refusesBeforeRunning(text: String) throws {
    try folder.write("1\n" + text, to: "a.wd")
    let run = try wd("run", "a.wd")
    #expect(run.status == 65)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("error["))
  }

  @Test func refusesWhatIsNoFile() throws {
    #expect(try wd("run", "missing.wd").status == 65)
    #expect(try wd("run", ".").errors == "wd: . is a folder, not a script\n")
    #expect(try wd("run", "").status == 65)
  }

  @Test func countsUsageErrors() throws {
    #expect(try wd("run").status == 64)
    #expect(try wd("a.wd").status == 64)
    #expect(try wd("test", "--jobs", "0", ".").status == 64)
    #expect(try wd("--version").output == "0.1.0\n")
  }

  @Test func reportsOutputThatCannotBeWritten() throws {
    try folder.write("1\n#> 1\n", to: "a.wd")
    for verb in ["run", "test", "check", "promote"] {
      let run = try wd(verb, "a.wd", output: "/dev/full")
      #expect(run.status == 1)
      #expect(run.errors == "wd: the output could not be written: No space left on device\n")
    }
  }

  @Test func usesScriptsRelativeToTheirOwn() throws {
    try folder.write("use \"parts/b.wd\" as b\nb.y\n", to: "a.wd")
    try folder.write("use \"c.wd\" as c\ny = c.x\n", to: "parts/b.wd")
    try folder.write("x = 5\n", to: "parts/c.wd")
    #expect(try wd("run", "a.wd").output == "5\n")
    #expect(try wd("run", "./parts/../a.wd").output == "5\n")
  }

  @Test func refusesAScriptThatUsesItself() throws {
    try folder.write("use \"parts/b.wd\" as b\n", to: "a.wd")
    try folder.write("use \"../a.wd\" as a\n", to: "parts/b.wd")
    let run = try wd("run", "./a.wd")
    #expect(run.status == 1)
    #expect(run.errors.contains("itself"))
  }
}
