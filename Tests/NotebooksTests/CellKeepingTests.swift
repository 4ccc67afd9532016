import Language
import Notebooks
import Testing

/// Counts how often it is called: what shows that a cell has run.
private struct Work: Command {
  static let name = "work"
  static let summary = "The number again, after some work."
  static let examples = [Example("work(1)", gives: "1")]
  @Argument("A number.") var on: Double

  func run(in context: Context) throws -> Value {
    context.print("working")
    return .number(on + Double(context.session.seed))
  }
}

/// Gives a value that no file can keep, after a long time.
private struct Slow: Command {
  static let name = "slow"
  static let summary = "A function, after a long time."
  static let examples = [Example("slow()")]

  func run(in context: Context) throws -> Value {
    let end = ContinuousClock.now.advanced(by: .milliseconds(150))
    while ContinuousClock.now < end {}
    return .object(NativeFunction(name: "f") { _ in .none })
  }
}

/// Reads or writes a file that is not there.
private struct Touch: Command {
  static let name = "touch"
  static let summary = "Opens a file."
  static let examples = [Example("touch(\"a\")")]
  @Argument("The file.") var path: FilePath
  @Argument("Whether it is written.") var writing = false

  func run(in context: Context) throws -> Value {
    .string(try path.path(for: writing ? .writing : .reading, in: context))
  }
}

/// A store in memory, with files that can be changed.
private final class Memory: CellStore {
  var program = "wd 1"
  var now = 0.0
  var files = ["data.csv": UInt64(1)]
  var cells: [String: [UInt8]] = [:]
  var fails = false
  var opened: [OpenedFile] = []

  func bytes(of cell: String) -> [UInt8]? { cells[cell] }
  func keep(_ bytes: [UInt8], of cell: String) throws {
    if fails { throw Fault(.badFile, "the disk is full") }
    cells[cell] = bytes
  }
  func takeOpened() -> [OpenedFile] {
    defer { opened = [] }
    return opened
  }
  func fingerprint(of path: String) -> UInt64? { files[path] }
}

private final class NoOutput: Output {
  func write(_ text: String) {}
  func progress(_ fraction: Double, _ text: () -> String) {}
}

@Suite struct CellKeepingTests {
  fileprivate let memory = Memory()

  /// Runs a text; gives what each step shows and what is said of cells.
  private func run(_ text: String) throws -> (shown: [[String]], notes: [String]) {
    let catalogue = Catalogue(
      commands: [Work.self, Slow.self, Touch.self], column: { _ in .none },
      explain: { $0 as? Fault })
    nonisolated(unsafe) let memory = memory
    let permissions = Permissions.all.observed { path, use in
      memory.opened.append(OpenedFile(path: path, isWritten: use == .writing))
    }
    let session = Session(catalogue: catalogue, output: NoOutput(), permissions: permissions)
    var notes: [String] = []
    let document = try Document(Source(name: "test.wd", text: text))
    let transcript = try Transcript(running: document, in: session, store: memory) {
      notes.append($0)
    }
    return (transcript.entries.map(\.lines), notes)
  }

  private let text = """
    #: seed: 7
    k = 2
    other = 1
    fn twice(x) { k * x }

    #%% sum {cache}
    a = work(twice(1))
    a
    b = [a, {c: "text", d: none}, 1..3, true]; b

    #%% rest
    a + 1
    """

  @Test func aKeptCellShowsTheSameWithoutRunning() throws {
    let first = try run(text)
    memory.now = 150
    let second = try run(text)
    #expect(first.notes.map { $0.prefix(12) } == ["# sum: kept,"])
    #expect(
      second.notes == ["# sum: cached 2 min ago: same code, inputs, seed and program"])
    #expect(first.shown == second.shown)
    #expect(first.shown.joined().contains("working"))
  }

  @Test(arguments: [
    ("work(twice(1))", "work(twice(2))", "its code has changed"),
    // What a function looks up is an input too.
    ("k = 2", "k = 3", "`twice` is made in another way"),
    ("seed: 7", "seed: 8", "the seed was 7 and is 8"),
    // A name that was not there above.
    ("other = 1", "a = 1", "its inputs are others"),
  ])
  func aChangeRunsTheCellAgain(old: String, new: String, reason: String) throws {
    _ = try run(text)
    let changed = text.replacing(old, with: new)
    #expect(try run(changed).notes.first == "# sum runs again: \(reason)")
    #expect(try run(changed).notes.first?.hasPrefix("# sum: cached 0 s ago") == true)
  }

  @Test(arguments: [
    ("other = 1", "other = 2"),
    ("a + 1", "a + 2"),
    ("k = 2", "# How often.\nk = 2"),
    ("#%% rest", "Prose.\n#%% rest".replacing("Prose", with: "# Prose")),
    ("true]; b", "true]; b\n#> 9"),
  ])
  func aChangeElsewhereDoesNot(old: String, new: String) throws {
    _ = try run(text)
    let notes = try run(text.replacing(old, with: new)).notes
    #expect(notes == ["# sum: cached 0 s ago: same code, inputs, seed and program"])
  }

  @Test func anotherBuildRunsTheCellAgain() throws {
    _ = try run(text)
    memory.program = "wd 2"
    #expect(try run(text).notes.first == "# sum runs again: another build of wd has kept it")
  }

  @Test func dataThatChangedRunTheCellAgain() throws {
    let own = "#%% read {cache}\na = touch(\"data.csv\")\n"
    let above = "t = touch(\"data.csv\")\n\n#%% use {cache}\na = work(1)\nb = t\n"
    for text in [own, above] {
      _ = try run(text)
      #expect(
        try run(text).notes.first?.hasSuffix("same code, inputs, seed, data and program") == true)
      memory.files["data.csv"] = 2
      #expect(try run(text).notes.first?.hasSuffix("runs again: data.csv has changed") == true)
      memory.files["data.csv"] = nil
      #expect(try run(text).notes.first?.hasSuffix("runs again: data.csv is gone") == true)
      memory.files["data.csv"] = 1
    }
    // A file that only other cells read is no concern of this one.
    _ = try run("t = touch(\"other.csv\")\n\n#%% alone {cache}\na = work(1)\n")
    #expect(memory.cells["alone"] != nil)
  }

  @Test func damageIsNoticed() throws {
    _ = try run(text)
    let whole = try #require(memory.cells["sum"])
    for place in whole.indices {
      var bytes = whole
      bytes[place] ^= 0x10
      memory.cells["sum"] = bytes
      #expect(try run(text).notes.first == "# sum runs again: what was kept of it is damaged")
      memory.cells["sum"] = Array(whole[..<place])
      #expect(try run(text).notes.first == "# sum runs again: what was kept of it is damaged")
    }
  }

  @Test(arguments: [
    ("f = slow()", "# c: not kept: a function cannot be stored yet"),
    ("touch(\"out.csv\", writing: true)", "# c: not kept: it writes a file"),
    ("touch(\"/dev/stdin\")", "# c: not kept: it reads /dev/stdin, which is no plain file"),
    ("[1][2]\n#! E0303", "# c: not kept: it shows an error"),
    ("expect 1 == 2", "# c: not kept: it shows an error"),
    ("fn f(x) x", "# c: not kept: it takes no time"),
  ])
  func whatIsNotKeptIsSaid(code: String, note: String) throws {
    for _ in 1...2 { #expect(try run("#%% c {cache}\n\(code)\n").notes == [note]) }
  }

  @Test func whatTakesNoTimeRunsAgainAmongWhatIsKept() throws {
    let text = "#%% c {cache}\nfn f(x) x + 1\na = work(f(1))\n\n#%% d\nf(a)\n"
    let first = try run(text)
    let second = try run(text)
    #expect(second.notes == ["# c: cached 0 s ago: same code, inputs, seed and program"])
    #expect(first.shown == second.shown)
  }

  @Test func aStoreThatFailsIsAWord() throws {
    memory.fails = true
    #expect(try run(text).notes == ["# sum: not kept: the disk is full"])
  }

  @Test func cellsWithoutANameAreKnownByTheirPlace() throws {
    let text = "#%% {cache}\na = work(1)\n\n#%% {cache}\nb = work(2)\n"
    _ = try run(text)
    #expect(
      try run(text).notes == [
        "# cell of line 1: cached 0 s ago: same code, inputs, seed and program",
        "# cell of line 4: cached 0 s ago: same code, inputs, seed and program",
      ])
  }
}
