import Features
import Glibc
import Testing

/// The list of bad files, C01 to C24: each is an error with a place or does what is written.
@Suite struct CSVFaultTests {
  @Test func c01EmptyFileAndHeaderOnly() throws {
    let empty = "t.csv: the first line must name the columns, the file is empty"
    for text in ["", "\n\n", "\u{FEFF}", "  \n"] {
      #expect(message { _ = try parse(text) } == empty)
    }
    for text in ["a,b", "a,b\n", "a,b\r\n"] {
      let (table, report) = try parse(text)
      #expect(table.rowCount == 0)
      #expect(table.columnNames == ["a", "b"])
      #expect(report.rowsInFile == 0)
    }
  }

  @Test func c03LoneCarriageReturns() throws {
    let (table, _) = try parse("a,b\r1,x\r2,y\r")
    #expect(try cells(table, "b") == [.text("x"), .text("y")])
  }

  @Test func c04MixedLineEndsAndThoseInQuotes() throws {
    let (table, report) = try parse("a,b\r\n1,\"x\r\ny\"\n2,z\r\n3\n")
    #expect(try cells(table, "b") == [.text("x\r\ny"), .text("z")])
    // The rejected row 3 starts on line 5: row 1 takes two lines.
    #expect(report.rejected.map(\.line) == [5])
  }

  @Test func c05RaggedRowsAreRejectedWithTheirNumbers() throws {
    let (table, report) = try parse("a,b\n1,2\n3\n4,5,6\n7,8\n")
    #expect(table.rowCount == 2)
    #expect(report.rejected.map(\.row) == [2, 3])
    #expect(
      report.rejected.map(\.reason) == [
        "1 cell found, the header has 2", "3 cells found, the header has 2",
      ])
    let (_, quote) = try parse("a,b\n1,\"x\"y\n")
    #expect(
      quote.rejected.map(\.reason) == ["there is text after the closing quote of cell 2"])
  }

  @Test func c06ByteOrderMarkIsNoPartOfAName() throws {
    #expect(try parse("\u{FEFF}a,b\n1,2\n").table.columnNames == ["a", "b"])
    #expect(try parse("\u{FEFF}\"a\",b\n1,2\n").table.columnNames == ["a", "b"])
  }

  @Test func c07OtherEncodingsAreNamed() {
    func read(_ bytes: [UInt8]) -> String {
      message { _ = try readCSV(bytes: bytes, name: "t", file: "t.csv") }
    }
    let utf16 = "t.csv: text must be UTF-8, this looks like UTF-16"
    let text = Array("age,name\n1,x\n".utf16)
    let little = text.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(read([0xFF, 0xFE] + little) == utf16)
    #expect(read([0xFE, 0xFF] + big) == utf16)
    #expect(read(little) == utf16)
    #expect(read(big) == utf16)
    #expect(read([0xFF, 0xFE, 0, 0]) == "t.csv: text must be UTF-8, this looks like UTF-32")
    #expect(
      read(Array("ab,c\n\u{0},1\n".utf8))
        == "t.csv: a text file is needed, found a zero byte at offset 5")
  }

  @Test func invalidUTF8IsARejectedRow() throws {
    let bytes = Array("a,b\n1,x\n2,".utf8) + [0xE9, 0x0A] + Array("3,é\n".utf8)
    let (table, report) = try readCSV(bytes: bytes, name: "t")
    #expect(try cells(table, "b") == [.text("x"), .text("é")])
    #expect(report.rejected.map(\.row) == [2])
    #expect(
      message { _ = try readCSV(bytes: [0x61, 0x2C, 0xE9, 0x0A], name: "t") }
        == "t, line 1: names must be valid UTF-8, that of column 2 is not")
  }

  @Test func c09NamesMustBeThereAndDiffer() {
    #expect(
      message { _ = try parse("a,b,a\n") }
        == "t.csv, line 1: columns need different names, columns 1 and 3 are both called `a`")
    #expect(
      message { _ = try parse(",b\n1,2\n") }
        == "t.csv, line 1: every column needs a name, column 1 (before `b`) has none")
    #expect(
      message { _ = try parse("a,,\n1,2,3\n") }
        == "t.csv, line 1: every column needs a name, columns 2 and 3 have none")
  }

  @Test func c10TooManyColumns() throws {
    let limit = CSVOptions.maximumColumns
    let names = (0..<100_000).map { "c\($0)" }
    #expect(
      message { _ = try parse(names.joined(separator: ",")) }
        == "t.csv, line 1: at most 20,000 columns can be read, found more")
    #expect(try parse(names.prefix(limit).joined(separator: ",")).table.columns.count == limit)
  }

  @Test func c11OneEndlessLine() {
    let line = [UInt8](repeating: 0x61, count: CSVOptions.maximumRecord + 10)
    let expected = "t.csv, line 2: a row can have at most 16 MB, found more"
    func read(_ bytes: [UInt8]) -> String {
      message { _ = try readCSV(bytes: bytes, name: "t", file: "t.csv") }
    }
    #expect(read(Array("a\n".utf8) + line) == expected)
    #expect(read(Array("a\n\"".utf8) + line) == expected)
    let newlines = [UInt8](repeating: 0x0A, count: CSVOptions.maximumRecord + 10)
    #expect(read(Array("a\n\"".utf8) + newlines) == expected)
    // Without an end, and so without a length: refused while it comes in.
    #expect(
      message { _ = try readCSV(path: "/dev/zero") }
        == "/dev/zero, line 1: a row can have at most 16 MB, found more")
  }

  @Test func aQuoteNeverClosedIsNamedWhereItOpens() {
    #expect(
      message { _ = try parse("a,b\n1,2\n3,\"x\n4,5\n") }
        == "t.csv, line 3, column 3: a quote is opened here and never closed")
  }

  @Test func c13NumbersThatNoColumnCanHold() throws {
    let (table, report) = try parse("x\n1\nnan\nInfinity\n-inf\n0x1p3\n1e400\n2\n")
    #expect(
      try cells(table, "x")
        == [.number(1), .missing, .missing, .missing, .missing, .missing, .number(2)])
    #expect(
      report.notes == [
        "`x`: 5 cells are read as missing: 1 not a number (nan), 2 infinite, 1 hexadecimal, "
          + "1 too large for a number; the first is in row 2"
      ])
    // Beside text they are text.
    let (text, _) = try parse("x\nnan\n1\nabc\n")
    #expect(try cells(text, "x") == [.text("nan"), .text("1"), .text("abc")])
  }

  @Test func c14NumbersWrittenOtherwiseAreNoticed() throws {
    let (table, report) = try parse("a;b;c\n1,5;1_000;7%\n2,25;2_000;8%\n")
    #expect(table.columns.map(\.kind) == [.text, .text, .text])
    #expect(
      report.notes == [
        "`a` looks like numbers and is kept as text: "
          + "2 cells have a comma in the number (`1,5`)",
        "`b` looks like numbers and is kept as text: "
          + "2 cells have an underscore in the number (`1_000`)",
        "`c` looks like numbers and is kept as text: 2 cells have a percent sign (`7%`)",
      ])
    let rows = (1...19).map(String.init) + ["n/a"]
    #expect(
      try parse("x\n" + rows.joined(separator: "\n")).report.notes == [
        "`x` looks like numbers and is kept as text: 1 cell is no number (`n/a`)"
      ])
    #expect(try parse("x\n1.2.3\n4.5.6\n").report.notes.isEmpty)
  }

  @Test func c16IdsStayText() throws {
    let (table, report) = try parse("zip,card,n\n00501,12345678901234567890,0\n10001,1,0.5\n")
    #expect(try cells(table, "zip") == [.text("00501"), .text("10001")])
    #expect(try cells(table, "card") == [.text("12345678901234567890"), .text("1")])
    #expect(try cells(table, "n") == [.number(0), .number(0.5)])
    #expect(
      report.notes == [
        "`zip` looks like numbers and is kept as text: "
          + "1 cell has leading zeros, as ids have (`00501`)",
        "`card` looks like numbers and is kept as text: "
          + "1 cell has more digits than a number holds exactly (`12345678901234567890`)",
      ])
    // 2^53 + 1 is the first whole number that a number cannot hold.
    #expect(try parse("x\n9007199254740993\n").table.columns[0].kind == .text)
    #expect(try parse("x\n+4912345\n").table.columns[0].kind == .text)
  }

  @Test func c21FoldersPipesAndNothing() async throws {
    #expect(message { _ = try readCSV(path: "/") } == "/: cannot be read: it is a folder")
    #expect(
      message { _ = try readCSV(path: "/no/such/file.csv") }
        == "/no/such/file.csv: cannot be read: there is no such file")
    #expect(
      message { _ = try readCSV(path: "a\u{0}b") }.hasSuffix("this is no name of a file"))
    #expect(
      message { _ = try readCSV(path: "/dev/null") }
        == "/dev/null: the first line must name the columns, the file is empty")
    try await withFolder { folder in
      let path = "\(folder)/pipe"
      #expect(mkfifo(path, 0o600) == 0)
      let text = "a,b\n" + String(repeating: "1,x\n", count: 50_000)
      put(text, to: path)
      let (table, report) = try readCSV(path: path)
      #expect(table.rowCount == 50_000)
      #expect(table.name == "pipe")
      #expect(report.rowsRejected == 0)
    }
  }
}

/// Writes a text to a pipe from a thread of its own, as another program would.
private func put(_ text: String, to path: String) {
  final class Job: Sendable {
    let path: String
    let bytes: [UInt8]
    init(_ path: String, _ bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }
  var thread = pthread_t()
  let job = Unmanaged.passRetained(Job(path, Array(text.utf8)))
  pthread_create(
    &thread, nil,
    { pointer in
      guard let pointer else { return nil }
      let job = Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue()
      let descriptor = open(job.path, O_WRONLY)
      var position = 0
      while descriptor >= 0, position < job.bytes.count {
        let count = job.bytes[position...].withUnsafeBytes {
          write(descriptor, $0.baseAddress, $0.count)
        }
        guard count > 0 else { break }
        position += count
      }
      close(descriptor)
      return nil
    }, job.toOpaque())
  pthread_detach(thread)
}

/// Calls `body` with the path of a new folder, which is removed afterwards.
func withFolder(_ body: (String) async throws -> Void) async throws {
  var template = Array("/tmp/wd-features-XXXXXX".utf8CString)
  let path = try #require(mkdtemp(&template).map { String(cString: $0) })
  defer {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        unlink("\(path)/\(name)")
      }
      closedir(folder)
    }
    rmdir(path)
  }
  try await body(path)
}
