import Features
import Testing

/// JSON lines: an object a line, a column for each key.
@Suite struct JSONLinesTests {
  func read(_ lines: String, _ options: CSVOptions = CSVOptions()) throws
    -> (table: Table, report: ReadReport)
  {
    let (table, report) = try readTable(text: lines, format: .jsonl, options: options)
    #expect(report.rowsKept == table.rowCount)
    return (table, report)
  }

  func reason(_ line: String) throws -> String {
    let report = try read("{\"a\":1}\n\(line)\n{\"a\":2}\n").report
    #expect(report.rowsInFile == 3 && report.rejected.map(\.line) == [2])
    return report.rejected.first?.reason ?? "kept"
  }

  @Test func kindsFollowFromTheValues() throws {
    let (table, report) = try read(
      """
      {"n": 1.5e1, "t": "x", "b": true, "l": ["a", "b"], "w": {"a": 0.5}, "d": "2024-03-01"}

      {"n": null, "l": [], "w": {}, "d": "2024-03-01T10:00", "late": "y"}
      """)
    #expect(table.columnNames == ["n", "t", "b", "l", "w", "d", "late"])
    #expect(
      table.columns.map(\.kind) == [.number, .text, .truth, .list, .weightedList, .dateTime, .text])
    #expect(try cells(table, "n") == [.number(15), .missing])
    #expect(try cells(table, "late") == [.missing, .text("y")])
    #expect(try cells(table, "w")[0] == .list([ListElement("a", weight: 0.5)]))
    #expect(report.blankLines == 1 && report.rowsInFile == 2)
  }

  @Test func escapes() throws {
    let (table, _) = try read(#"{"a": "\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é"}"#)
    #expect(try cells(table, "a") == [.text("\"\\/\u{8}\u{c}\n\r\té😀é")])
  }

  @Test func whatIsNoFlatObjectIsARejectedRow() throws {
    #expect(try reason("[1]") == "an object { … } is needed at byte 1")
    #expect(try reason("{\"a\":1,\"a\":2}") == "the key \"a\" stands twice")
    #expect(try reason("{\"\":1}") == "a key is empty")
    #expect(try reason("{\"a\":01}") == "a value is needed at byte 6")
    #expect(try reason("{\"a\":nan}") == "a value is needed at byte 7")
    #expect(try reason("{\"a\":1.}") == "a digit is needed after the point at byte 8")
    #expect(try reason("{\"a\":1e}") == "a digit is needed in the exponent at byte 8")
    #expect(try reason("{\"a\":\"x}") == "a string is not closed at the end of the line")
    #expect(try reason("{\"a\":\"\\x\"}") == "no escape is written so at byte 9")
    #expect(try reason("{\"a\":\"\\ud83d\"}") == "half a character is escaped at byte 13")
    #expect(try reason("{\"a\":\"\t\"}").hasPrefix("a control character"))
    #expect(try reason("{\"a\":1} x") == "there is text after the object at byte 9")
    #expect(try reason("{\"a\" 1}") == "a colon is needed after a key at byte 6")
    #expect(try reason("{\"a\":1").hasPrefix("a comma or the end of what is open is needed"))
    #expect(try reason("{a:1}") == "a key in quotes is needed at byte 2")
    #expect(
      try reason("{\"a\":{\"b\":\"c\"}}") == "an object in a cell holds weights, \"a\" does not")
    let deep = String(repeating: "[", count: 100_000)
    #expect(try reason("{\"a\":\(deep)}") == "a list or object stands within another")
  }

  @Test func badUTF8IsARejectedRow() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "t.jsonl", Array("{\"a\":\"".utf8) + [0xE9] + Array("\"}\n{\"a\":\"x\"}\n".utf8))
    let (table, report) = try readTable(path: path)
    #expect(try cells(table, "a") == [.text("x")])
    #expect(report.rejected.map(\.reason) == ["the text is not valid UTF-8"])
  }

  @Test func numbersThatNoColumnHolds() throws {
    // Ids beyond 2^53 keep their digits; 1e400 is missing, and counted.
    let (ids, notes) = try read("{\"id\": 9007199254740993}\n{\"id\": 7}\n")
    #expect(try cells(ids, "id") == [.text("9007199254740993"), .text("7")])
    #expect(
      notes.notes == [
        "`id` holds cells of several kinds and is kept as text: 1 of numbers, 1 of text"
      ])
    let (large, report) = try read("{\"x\": 1e400}\n{\"x\": 1}\n")
    #expect(try cells(large, "x") == [.missing, .number(1)])
    #expect(report.notes == ["`x`: 1 cell is read as missing; the first is in row 1"])
  }

  @Test func kindsCanBeSet() throws {
    var options = CSVOptions()
    options.kinds = ["id": .text, "tags": .list, "n": .number]
    let (table, report) = try read(
      "{\"id\": 7, \"tags\": \"a|b\", \"n\": \"5\"}\n{\"n\": \"x\"}\n", options)
    #expect(try cells(table, "id") == [.text("7"), .missing])
    #expect(try cells(table, "tags")[0] == .list([ListElement("a"), ListElement("b")]))
    #expect(try cells(table, "n") == [.number(5), .missing])
    #expect(report.notes.count == 1)
    options.kinds = ["idd": .text]
    #expect(
      message { _ = try read("{\"id\": 7}", options) }.contains("`idd`, which is not in the file"))
  }

  @Test func anArrayIsNamed() {
    #expect(
      message { _ = try read("[\n{\"a\":1}\n]") }
        == "text: JSON is read an object a line, this is one array")
    #expect(message { _ = try read("") } == "nothing was thrown")
  }
}
