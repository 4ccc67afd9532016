import Testing

@Suite struct TestTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  func wd(_ arguments: String...) throws -> Program { try Program(arguments, in: folder) }

  @Test func testsFoldersInOrder() throws {
    try folder.write("1\n#> 1\n", to: "all/b.wd")
    try folder.write("1\n#> 2\n", to: "all/a/z.wd")
    try folder.write("1\n#> 3\n", to: "all/.hidden.wd")
    let run = try wd("test", "all", "--jobs", "2", "--junit", "report.xml")
    #expect(run.status == 1)
    let lines = run.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("FAILED all/a/z.wd") == true)
    #expect(lines.last == "1 passed, 1 failed")
    #expect(try folder.read("report.xml").contains("tests=\"2\" failures=\"1\""))
  }

  @Test func refusesAFolderWithoutScripts() throws {
    let run = try wd("test", ".")
    #expect(run.status == 65)
    #expect(run.errors == "wd: . holds no file whose name ends in .wd\n")
  }

  @Test func checksWithoutRunning() throws {
    try folder.write("[1][7]\n", to: "a.wd")
    try folder.write("x = y_of_nobody\n", to: "b.wd")
    #expect(try wd("check", "a.wd").output == "ok     a.wd\n")
    #expect(try wd("check", "a.wd", "b.wd").status == 65)
  }

  @Test func promotes() throws {
    try folder.write("# A note.\n\nx = 4\nx\n#> 5\n", to: "a.wd")
    let run = try wd("promote", "a.wd")
    #expect(run.status == 0)
    #expect(run.output.contains("  - 5\n  + 4\n"))
    #expect(try folder.read("a.wd") == "# A note.\n\nx = 4\nx\n#> 4\n")
    #expect(try wd("promote", "a.wd").output == "same   a.wd\n")
  }

  @Test func promotesNothingOfAFailedRun() throws {
    let text = "x = 4\nx\n#> 5\n[1][7]\n"
    try folder.write(text, to: "a.wd")
    #expect(try wd("promote", "a.wd").status == 1)
    #expect(try folder.read("a.wd") == text)
  }
}
