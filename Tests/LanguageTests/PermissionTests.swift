import Language
import Testing

/// What a session may touch is decided once, for every verb.
struct PermissionTests {
  /// A verb that "opens" what it is given: it shows the path it would open.
  private struct Open: Command {
    static let name = "open"
    static let summary = "Shows the path it would open."
    static let examples: [Example] = []
    @Argument("The file.") var file: FilePath

    func run(in context: Context) throws -> Value {
      .string(try file.path(for: .reading, in: context))
    }
  }

  /// A verb that would ask another machine.
  private struct Fetch: Command {
    static let name = "fetch"
    static let summary = "Asks the network."
    static let examples: [Example] = []
    @Argument("Where.", .positional) var from = ""

    func run(in context: Context) throws -> Value {
      try context.permissions.require(.network)
      return .none
    }
  }

  private final class Silence: Output {
    func write(_ text: String) {}
    func progress(_ fraction: Double, _ text: () -> String) {}
  }

  /// What each statement shows, or its error.
  private func shown(_ text: String, _ permissions: Permissions) throws -> [String] {
    let catalogue = Catalogue(
      commands: [Open.self, Fetch.self], column: { .string($0) }, explain: { _ in nil })
    let session = Session(catalogue: catalogue, output: Silence(), permissions: permissions)
    var shown: [String] = []
    try session.run(Source(name: "t.wd", text: text)) { outcome in
      let error = outcome.diagnostic.map { "\($0.code.rawValue) \($0.message)" }
      shown.append(error ?? outcome.text ?? "")
      return .goOn
    }
    return shown
  }

  private let text = "open(\"a.csv\")\nfetch()"

  @Test func everythingIsOpenUnlessAHostSaysOtherwise() throws {
    #expect(try shown(text, .all) == ["\"a.csv\"", ""])
  }

  @Test func nothingIsOpenInAClosedSession() throws {
    #expect(
      try shown(text, .none) == [
        "E0605 this session touches no files, so not \"a.csv\"",
        "E0605 this session is closed to the network",
      ])
  }

  @Test func aHostSaysWhatAPathStandsFor() throws {
    let renamed = Permissions.files { path, use in
      guard path != "secret" else { throw Fault(.denied, "no") }
      return "/box/" + path + (use == .writing ? " to write" : "")
    }
    #expect(
      try shown("open(\"a\")\nopen(\"secret\")", renamed) == ["\"/box/a\"", "E0605 no"])
  }
}
