import Language
import Notebooks
import Testing

/// The test lives in the program: each `.wd` file runs in a fresh session and is compared with
/// what it has recorded.
@Suite struct ProgramTests {
  static let language = Programs.all(in: "language")
  static let census = Programs.all(in: "census")

  @Test func thereArePrograms() {
    #expect(Self.language.count >= 50)
    #expect(!Self.census.isEmpty)
  }

  @Test(arguments: language) func language(program: Programs.Program) throws {
    try run(program)
  }

  @Test(arguments: census) func census(program: Programs.Program) throws {
    try run(program)
  }

  private func run(_ program: Programs.Program) throws {
    let result = Notebook.test(try Programs.source(program.path), in: Sessions.make())
    #expect(result.passed, Comment(rawValue: "\n" + result.problems() + "\n"))
  }
}
