import Glibc
import Testing

@Suite struct RenderTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  func wd(_ arguments: String...) throws -> Program { try Program(arguments, in: folder) }

  @Test func rendersBesideTheScript() throws {
    try folder.write("#: title: One\n\nx = 1\nx\n#> 1\n", to: "a/b.wd")
    #expect(try wd("render", "a/b.wd").output == "rendered  a/b.html\n")
    #expect(try folder.read("a/b.html").contains("<h1>One</h1>"))
    #expect(try wd("render", "a/b.wd", "--to", "markdown", "-o", "-").output.hasPrefix("# One\n"))
  }

  @Test func runsFirstIfAsked() throws {
    try folder.write("x = 1\nx + 1\n#> 7\n", to: "a.wd")
    #expect(try wd("render", "a.wd", "-o", "-").output.contains(">7<"))
    #expect(try wd("render", "a.wd", "--run", "-o", "-").output.contains(">2<"))
    try folder.write("[1][7]\n", to: "b.wd")
    #expect(try wd("render", "b.wd", "--run").status == 1)
  }

  @Test func aFolderBecomesABook() throws {
    try folder.write("#: title: One\n", to: "tour/a.wd")
    try folder.write("#: title: Two\n#: order: 1\n", to: "tour/more/b.wd")
    let run = try wd("render", "tour")
    #expect(run.output == "rendered  tour.book/index.html (3 files)\n")
    let page = try folder.read("tour.book/more/b.html")
    #expect(page.contains("href=\"../index.html\""))
    #expect(page.contains("href=\"../a.html\">One →"))
  }

  @Test func refusalsNameTheLineAndWriteNothing() throws {
    try folder.write("# Fine.\nx = 1\nx\n#> [plot: p.svg]\n\n# $\\nope$\n", to: "a.wd")
    let run = try wd("render", "a.wd")
    #expect(run.status == 65)
    #expect(run.errors.contains("E0402"))
    #expect(run.errors.contains("a.out/p.svg could not be read"))
    #expect(run.errors.contains("a.wd, line 4"))
    #expect(run.errors.contains("a.wd, line 6"))
    #expect(access(folder.path + "/a.html", F_OK) != 0)
  }

  @Test func picturesAreFoundFromAnywhere() throws {
    try folder.write("bars({a: 1, b: 2})\n#> [plot: p.svg]\n", to: "deep/a.wd")
    let path = folder.path + "/deep/a.wd"
    #expect(try wd("test", path).status == 1)
    #expect(try wd("promote", path).output.hasPrefix("drawn  \(folder.path)/deep/a.out/p.svg\n"))
    #expect(try wd("test", path).status == 0)
    #expect(try wd("test", "deep/a.wd").status == 0)
    #expect(try wd("render", path, "-o", "-").output.contains("data:image/svg+xml;base64,"))
  }

  @Test func convertsThereAndBack() throws {
    let text = "#: title: One\n\n# Prose.\nx = 1\nx\n#> 1\n"
    try folder.write(text, to: "a.wd")
    #expect(try wd("convert", "a.wd").output == "converted  a.ipynb\n")
    let refused = try wd("convert", "a.ipynb")
    #expect(refused.status == 1)
    #expect(refused.errors == "wd: a.wd is there already: --force replaces it\n")
    #expect(try wd("convert", "a.ipynb", "--output", "b.wd").status == 0)
    #expect(try folder.read("b.wd") == text.replacing("Prose.\n", with: "Prose.\n\n"))
    try folder.write("[]", to: "c.ipynb")
    #expect(try wd("convert", "c.ipynb").status == 65)
  }
}
