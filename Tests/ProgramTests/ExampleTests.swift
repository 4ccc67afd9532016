import Commands
import Language
import Notebooks
import Testing

/// Help that is a test: every example of every command runs, and gives what it says.
@Suite struct ExampleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let command: String
    let code: String
    let gives: String?
    var testDescription: String { "\(command): \(code)" }
  }

  static let cases: [Case] = {
    let catalogue = Catalogue.wd()
    return catalogue.entries.keys.sorted().flatMap { name in
      (catalogue[name]?.command.examples ?? []).map {
        Case(command: name, code: $0.code, gives: $0.gives)
      }
    }
  }()

  /// `save` alone has none: an example leaves no file behind.
  @Test func everyCommandHasAnExample() {
    let catalogue = Catalogue.wd()
    let without = catalogue.entries.filter { $0.value.command.examples.isEmpty }.keys.sorted()
    #expect(without == ["save"])
    #expect(!Self.cases.isEmpty)
  }

  @Test(arguments: cases) func example(_ example: Case) throws {
    let session = Sessions.make()
    let setup = Source(name: "setup.wd", text: ExampleSetup.code(for: example.code))
    try session.run(setup) { outcome in
      #expect(outcome.diagnostic == nil)
      return .goOn
    }
    let records = example.gives.map { Record(output: $0.split(separator: "\n").map(String.init)) }
    let text = ([example.code] + (records?.text ?? [])).joined(separator: "\n") + "\n"
    let result = Notebook.test(Source(name: "\(example.command).wd", text: text), in: session)
    #expect(result.passed, Comment(rawValue: "\n" + result.problems() + "\n"))
  }
}
