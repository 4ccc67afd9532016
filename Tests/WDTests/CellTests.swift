import Glibc
import Testing

/// Cells marked `{cache}`, as `wd run` keeps them in files.
@Suite struct CellTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  private func wd(_ arguments: String...) throws -> Program {
    let cache = "XDG_CACHE_HOME=\(folder.path)/cache"
    return try Program(arguments, environment: [cache], in: folder)
  }

  private let script = """
    #: seed: 3
    t = load("data.csv")

    #%% sum {cache}
    large = t |> where(.n > 1)
    large
    #> ...
    total = sum(t[.n])
    """

  @Test func aResultIsKeptUntilItsDataChange() throws {
    try folder.write(script, to: "a.wd")
    try folder.write("n\n1\n2\n3\n", to: "data.csv")
    let first = try wd("run", "a.wd")
    #expect(first.errors.hasPrefix("# sum: kept, "), "\(first.errors)")
    let second = try wd("run", "a.wd")
    #expect(second.errors.hasPrefix("# sum: cached "))
    #expect(second.errors.hasSuffix(" s ago: same code, inputs, seed, data and program\n"))
    #expect(second.output == first.output)
    #expect(first.output.contains("2 rows"))

    try folder.write("n\n1\n2\n3\n4\n", to: "data.csv")
    let third = try wd("run", "a.wd")
    #expect(third.errors.hasPrefix("# sum runs again: data.csv has changed\n# sum: kept, "))
    #expect(third.output.contains("3 rows"))
    // What is kept is the user's alone.
    #expect(try wd("run", "--no-cache", "a.wd").errors == "")
  }

  @Test func aTestNeverTrustsWhatIsKept() throws {
    try folder.write("#%% a {cache}\nx = 1 + 1\nx\n#> 2\n", to: "a.wd")
    _ = try wd("run", "a.wd")
    #expect(try wd("test", "a.wd").errors == "")
    #expect(try wd("promote", "a.wd").errors.hasPrefix("# a: cached "))
  }

  @Test func aCacheThatCannotBeWrittenIsAWord() throws {
    try folder.write(script, to: "a.wd")
    try folder.write("n\n1\n2\n", to: "data.csv")
    try folder.write("a file where the folder would be", to: "cache")
    let run = try wd("run", "a.wd")
    #expect(run.status == 0)
    #expect(run.errors.hasPrefix("# sum: not kept: "))
  }

  @Test func filesLeftByACrashAreNoObstacle() throws {
    try folder.write("#%% a {cache}\nx = 1 + 1\n", to: "a.wd")
    _ = try wd("run", "a.wd")
    let cells = folder.path + "/cache/wd/cells"
    let script = try #require(try folder.names(in: cells).first)
    let cell = try #require(try folder.names(in: "\(cells)/\(script)").first)
    // What a write leaves that did not come to its end.
    try folder.write("half", to: "cache/wd/cells/\(script)/\(cell).1.tmp")
    #expect(try wd("run", "a.wd").errors.hasPrefix("# a: cached "))
    try folder.write("wd cell 1\nhalf", to: "cache/wd/cells/\(script)/\(cell)")
    #expect(
      try wd("run", "a.wd").errors.hasPrefix("# a runs again: what was kept of it is damaged"))
    // The orphan goes with the next write.
    #expect(try folder.names(in: "\(cells)/\(script)") == [cell])
  }
}

extension Folder {
  /// The names in a folder, sorted.
  func names(in path: String) throws -> [String] {
    let stream = try #require(opendir(path))
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
