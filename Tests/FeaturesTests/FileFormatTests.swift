import CSQLite
import CZstd
import Features
import Glibc
import Testing

/// A folder that goes when the test ends.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/wd-tests-XXXXXX".utf8CString)
    path = try #require(mkdtemp(&template).map { String(cString: $0) })
  }

  deinit {
    guard let folder = opendir(path) else { return }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      unlink("\(path)/\(name)")
    }
    closedir(folder)
    rmdir(path)
  }

  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = try #require(fopen("\(path)/\(name)", "w"))
    defer { fclose(file) }
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    return "\(path)/\(name)"
  }
}

/// libsvm, SQLite, zstd, and how a format is told.
@Suite struct FileFormatTests {
  func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    let count = ZSTD_compress(&result, result.count, bytes, bytes.count, 3)
    return Array(result[..<count])
  }

  @Test func libsvm() throws {
    let (table, report) = try readTable(
      text: "+1 1:0.5 7:2 # a comment\n-1 qid:3 2:1e-3\n\n# nothing\nx 1:1\n0 a:1\n0 1:b\n0\n",
      format: .libsvm)
    #expect(table.columnNames == ["label", "features", "qid"])
    #expect(try cells(table, "label") == [.number(1), .number(-1), .number(0)])
    #expect(try cells(table, "qid") == [.missing, .number(3), .missing])
    #expect(try table.column(named: "features").kind == .weightedList)
    #expect(
      try cells(table, "features")[0]
        == .list([ListElement("1", weight: 0.5), ListElement("7", weight: 2)]))
    #expect(report.rowsInFile == 6 && report.rowsRejected == 3 && report.blankLines == 2)
    #expect(
      report.rejected.map(\.reason) == [
        "the label is a number, found `x`", "a feature's index is a whole number, found `a:1`",
        "a feature is index:value, found `1:b`",
      ])
  }

  @Test func zstd() throws {
    let text = Array("a,b\n1,x\n2,y\n".utf8)
    let whole = compressed(text)
    let (table, report) = try readCSV(bytes: whole, name: "t", file: "t.csv.zst")
    #expect(table.rowCount == 2 && report.wasCompressed)
    // Frames follow each other.
    #expect(
      try readCSV(bytes: whole + compressed(Array("3,z\n".utf8)), name: "t").table.rowCount == 3)
    for count in 4..<whole.count {
      #expect(throws: FeaturesError.self) {
        _ = try readCSV(bytes: Array(whole[..<count]), name: "t")
      }
    }
    #expect(
      message { _ = try readCSV(bytes: Array(whole.dropLast(3)), name: "t", file: "t.zst") }
        .hasPrefix("t.zst: not a whole zstd file: it ends after"))
    #expect(
      message { _ = try readCSV(bytes: whole + [1, 2, 3, 4, 5], name: "t", file: "t.zst") }
        .hasPrefix("t.zst: not a whole zstd file: unknown frame descriptor"))
    let bomb = compressed([UInt8](repeating: 0x0A, count: CSVOptions.ratioFrom + 1_000_000))
    #expect(
      message { _ = try readCSV(bytes: bomb, name: "t", file: "t.zst") }
        == "t.zst: a compressed file may grow at most 200 times, this one grows more")
  }

  private func database(_ statements: String) throws -> (folder: TemporaryFolder, path: String) {
    let folder = try TemporaryFolder()
    var connection: OpaquePointer?
    #expect(sqlite3_open("\(folder.path)/t.db", &connection) == SQLITE_OK)
    defer { sqlite3_close(connection) }
    #expect(sqlite3_exec(connection, statements, nil, nil, nil) == SQLITE_OK)
    return (folder, "\(folder.path)/t.db")
  }

  @Test func sqlite() throws {
    let (folder, path) = try database(
      """
      create table shown (id integer, app text, score real, day text, raw blob);
      insert into shown values (1, 'maps', 0.5, '2024-03-01', x'00'), (9007199254740993, null, null, null, null);
      """)
    defer { _ = folder }
    let (table, report) = try readTable(path: path)
    #expect(table.columns.map(\.kind) == [.text, .text, .number, .date, .number])
    #expect(try cells(table, "id") == [.text("1"), .text("9007199254740993")])
    #expect(try cells(table, "score") == [.number(0.5), .missing])
    #expect(report.rowsInFile == 2 && table.report == report)
    let (counted, _) = try readTable(path: path, query: "select count(*) as n from shown;")
    #expect(try cells(counted, "n") == [.number(2)])
    #expect(
      try readTable(path: path, query: "select * from shown where id < 0").table.rowCount == 0)
  }

  @Test func sqliteOnlyReads() throws {
    let (folder, path) = try database("create table a (x); create table b (y);")
    func refusal(_ query: String?) -> String {
      message { _ = try readTable(path: path, query: query) }.replacing(path, with: "t.db")
    }
    #expect(refusal(nil) == "t.db: a query is needed, the database has tables `a` and `b`")
    #expect(refusal("select * from c") == "t.db: cannot be read: no such table: c")
    let only = "t.db: cannot be read: one query that reads is needed, like \"select * from …\""
    #expect(refusal("drop table a") == only)
    #expect(refusal("select 1; drop table a") == only)
    #expect(refusal("attach '/tmp/x.db' as x") == only)
    #expect(refusal("") == "t.db: cannot be read: a query is needed, found none")
    #expect(refusal("select 1 as x, 2 as x").contains("columns 1 and 2 are both called `x`"))
    // What the caller throws ends a query that never would.
    struct Stopped: Error {}
    #expect(throws: Stopped.self) {
      _ = try readTable(
        path: path,
        query: "with recursive n(i) as (select 1 union all select i + 1 from n) "
          + "select count(*) from n", check: { throw Stopped() })
    }
    let text = try folder.write("no.db", Array("hello".utf8))
    #expect(message { _ = try readTable(path: text) } == "\(text): this is no SQLite database")
    #expect(
      message { _ = try readTable(path: "\(folder.path)/none.db") }.contains(
        "there is no such file"))
  }

  @Test func theFormatIsSeen() throws {
    let folder = try TemporaryFolder()
    func rows(_ name: String, _ text: String, _ format: FileFormat? = nil) throws -> Int {
      try readTable(path: folder.write(name, Array(text.utf8)), format: format).table.rowCount
    }
    #expect(try rows("a.csv", "a\n1\n") == 1)
    #expect(try rows("a.jsonl", "{\"a\":1}\n") == 1)
    #expect(try rows("a.data", "{\"a\":1}\n") == 1)
    #expect(try rows("a.data", "x\n{\"a\":1}\n") == 1)
    #expect(try rows("a.svm", "1 2:3\n0 1:1\n") == 2)
    #expect(try rows("a.csv", "1 2:3\n0 1:1\n", .libsvm) == 2)
    let path = try folder.write("b.jsonl.zst", compressed(Array("{\"a\":1}\n".utf8)))
    #expect(try readTable(path: path).report.wasCompressed)
  }

  @Test func headersAndQuotesCanBeTold() throws {
    let bare = CSVOptions(hasHeader: false)
    #expect(try parse("1,x\n2,y\n", bare).table.columnNames == ["column1", "column2"])
    #expect(try parse("1,x\n2,y\n", bare).report.rowsInFile == 2)
    let named = CSVOptions(hasHeader: false, names: ["n", "t"])
    #expect(try cells(parse("1,x\n2,y\n", named).table, "t") == [.text("x"), .text("y")])
    #expect(
      message { _ = try parse("1,x,5\n", named) }
        == "t.csv: a name is needed for each column, found 2 for 3 columns")
    let plain = CSVOptions(quotes: false)
    #expect(
      try cells(parse("a\tb\n1\t\"x\n2\ty\"\n", plain).table, "b") == [.text("\"x"), .text("y\"")])
  }

  @Test func theTableRemembersTheRowsThatAreNotInIt() throws {
    let (table, _) = try readTable(text: "a,b\n1,2\n3\n")
    #expect(table.report?.rejected.map(\.row) == [2])
    #expect(table.prefix(1).report == nil)
  }
}
