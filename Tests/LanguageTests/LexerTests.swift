import Language
import Testing

/// Bytes, names and numbers. The cases L01–L28 are those of the project's list of bad inputs.
struct LexerTests {
  private func parsed(_ bytes: [UInt8]) -> String {
    do {
      return try Parser.parse(Source(name: "t.wd", bytes: bytes)).statements
        .map(Dump.statement).joined(separator: " | ")
    } catch {
      return error.all.map(DiagnosticRenderer().line).joined(separator: " | ")
    }
  }

  @Test func lineEndsAndByteOrderMarkL22() {
    #expect(parsed([0xEF, 0xBB, 0xBF] + Array("a = 1".utf8)) == "(= a 1)")
    #expect(parsed(Array("a = 1\r\nb = 2\r\n".utf8)) == "(= a 1) | (= b 2)")
    #expect(parsed(Array("a = 1\rb = 2".utf8)) == "(= a 1) | (= b 2)")
    #expect(Dump.of("a\r\nb\rc )") == "E0106 3:3")
  }

  @Test func zeroBytesL22() {
    #expect(
      parsed(Array("a = 1\nb\0".utf8))
        == "t.wd:2:2: error[E0101]: a text may not hold the character \\u{0} "
        + "(byte 7 is 0; this may not be a text file)")
  }

  @Test(arguments: [[0xFF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0x80]])
  func invalidUTF8L23(_ bytes: [UInt8]) {
    let text = parsed(Array("é = \"".utf8) + bytes + Array("\"".utf8))
    #expect(text.hasPrefix("t.wd:1:6: error[E0101]: a text must be UTF-8"))
    #expect(text.contains("byte 6 starts no character"))
  }

  @Test(arguments: [
    ("a\u{202E}b = 1", "1:2", "\\u{202E}"), ("a\u{200B} = 1", "1:2", "\\u{200B}"),
    ("\u{FEFF}\u{FEFF}a", "1:2", "\\u{FEFF}"), ("x\u{200D}y", "1:2", "\\u{200D}"),
    ("x = \u{A0}1", "1:5", "\\u{A0}"), ("\u{3164} = 1", "1:1", "\\u{3164}"),
  ])
  func unseenCharactersL24(_ text: String, _ place: String, _ shown: String) {
    let line = parsed(Array(text.utf8))
    #expect(line.hasPrefix("t.wd:\(place): error[E0102]: a character that cannot be seen"))
    #expect(line.contains("(this is \(shown))"))
  }

  @Test func unseenCharactersMayStandInStringsAndComments() {
    #expect(Dump.of("x = \"a\u{200B}b\" # \u{202E}") == "(= x \"a\u{200B}b\")")
  }

  @Test(arguments: ["größe", "年齢", "λ_1", "_x", "été2", "e\u{301}"])
  func unicodeNames(_ name: String) {
    #expect(Dump.of("\(name) = 1") == "(= \(name) 1)")
  }

  @Test(arguments: [
    ("1_000", "1000"), ("1.5", "1.5"), ("1e-3", "0.001"), ("1E+2", "100"), ("1_0.2_5", "10.25"),
    ("0.1", "0.1"), ("9007199254740992", "9007199254740992"), ("1e308", "1e+308"),
    ("1..3", "(.. 1 3)"), ("1..<3", "(..< 1 3)"), ("007", "7"), ("0e-400", "0"),
  ])
  func numbers(_ text: String, _ shown: String) {
    #expect(Dump.of(text) == shown)
  }

  @Test func numbersTooLongL15L16() {
    #expect(Dump.of(String(repeating: "9", count: 1_000_000)) == "E0104 1:1")
    #expect(Dump.of("0." + String(repeating: "3", count: 3_999)) == "0.333333")
    #expect(Dump.of("0." + String(repeating: "3", count: 4_000)) == "E0104 1:1")
    #expect(Dump.of("1e400") == "E0104 1:1")
  }

  @Test func shebangAndMarks() {
    #expect(Dump.of("#!/usr/bin/env wd\nx = 1\n#> 1\n#! E0106 no\n#%% a\ny") == "(= x 1) | y")
    #expect(Dump.of("x = [1\n#!/usr\n]") == "E0113 2:1")
    #expect(Dump.of("f(1, #> no mark\n2)") == "(f 1 2)")
  }

  @Test func namesTooLong() {
    #expect(Dump.of("x = " + String(repeating: "a", count: 1_000)).hasPrefix("(= x a"))
    #expect(Dump.of("x = " + String(repeating: "a", count: 1_001)) == "E0108 1:5")
    #expect(Dump.of(String(repeating: "é", count: 1_000_000)) == "E0108 1:1")
  }

  @Test func openingsAreNamedL21() {
    #expect(Dump.of("a = 1\nx = \"abc\ndef\n") == "E0103 2:5")
    #expect(Dump.of("x = 'abc\n") == "E0103 1:5")
    #expect(Dump.of("fn f() {\n  x = [1, 2\n  y") == "E0103 2:7")
    #expect(Dump.of("fn f() {\n  x\n") == "E0103 1:8")
    #expect(Dump.of("\"a {b\" + \"c") == "E0103 1:1")
  }
}
