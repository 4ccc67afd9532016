import Language
import Notebooks
import Testing

/// The test lives in the program: each `.wd` file runs in a fresh session and is compared with
/// what it has recorded. `wd promote` records; the path is the test's name.
@Suite struct ProgramTests {
  static let languagePrograms = Programs.all(in: "language")
  static let censusPrograms = Programs.all(in: "census")

  @Test func thereArePrograms() {
    #expect(Self.languagePrograms.count >= 50)
    #expect(!Self.censusPrograms.isEmpty)
  }

  @Test(arguments: languagePrograms)
  func language(program: Programs.Program) throws {
    try run(program)
  }

  @Test(arguments: censusPrograms)
  func census(program: Programs.Program) throws {
    try run(program)
  }

  private func run(_ program: Programs.Program) throws {
    let result = Notebook.test(try Programs.source(program.path), in: Sessions.make())
    #expect(result.passed, Comment(rawValue: "\n" + result.problems() + "\n"))
  }
}
