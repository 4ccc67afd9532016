import Testing

@Suite struct ToolsTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  func wd(_ arguments: String...) throws -> Program { try Program(arguments, in: folder) }

  @Test func formatsInPlace() throws {
    try folder.write("x=1\nx\n#> 1\nx * * 2\n#! E0106\n", to: "a.wd")
    let check = try wd("fmt", "--check", "a.wd")
    #expect(check.status == 1)
    #expect(check.output == "unformatted  a.wd\n")
    #expect(try wd("fmt", "a.wd").output == "formatted  a.wd\n")
    #expect(try folder.read("a.wd") == "x = 1\nx\n#> 1\nx * * 2\n#! E0106\n")
    #expect(try wd("fmt", "--check", "a.wd").status == 0)
  }

  @Test func leavesWhatDoesNotParse() throws {
    try folder.write("x=[1\n", to: "a.wd")
    let run = try wd("fmt", "a.wd")
    #expect(run.status == 65)
    #expect(run.errors.contains("E0103"))
    #expect(try folder.read("a.wd") == "x=[1\n")
  }

  @Test func formatsStandardInput() throws {
    #expect(try Program(["fmt", "-"], input: "x=1", in: folder).output == "x = 1\n")
  }

  @Test func explainsCodes() throws {
    #expect(try wd("explain", "E0203").output.hasPrefix("E0203: the table has no such column\n"))
    #expect(try wd("explain").output.contains("\n  E0604  "))
    #expect(try wd("explain", "E9999").status == 1)
  }

  @Test func helpsWithVerbsOfBothKinds() throws {
    #expect(try wd("help").output.contains("\nTables\n"))
    #expect(try wd("help", "round").output.hasPrefix("round(x"))
    #expect(try wd("help", "run").output.contains("USAGE: wd run <file>"))
    #expect(try wd("help", "E0203").output.hasPrefix("E0203: "))
    #expect(try wd("help", "trian").errors.contains("similar name: train"))
    let markdown = try wd("help", "--markdown").output
    #expect(markdown.contains("### train\n\n```wd\ntrain(model"))
  }
}
