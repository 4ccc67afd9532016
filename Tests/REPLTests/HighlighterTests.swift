import REPL
import Testing

@Suite struct HighlighterTests {
  /// The coloured text with each colour as `‹35:…›`.
  private static func marked(_ line: String, above: String = "") -> String? {
    Highlighter(above: above).coloured(line)?
      .replacing("\u{1B}[0m", with: "›").replacing(/\u{1B}\[([0-9;]+)m/) { "‹\($0.output.1):" }
  }

  @Test(arguments: [
    ("x = 1.5e3", "x = ‹33:1.5e3›"),
    ("for i in 1..3 { f(.a) }", "‹35:for› i ‹35:in› ‹33:1›..‹33:3› { f(‹36:.a›) }"),
    ("f(x: \"a\")  # b", "f(‹34:x›: ‹32:\"a\"›)  ‹90:# b›"), ("f([1", "f‹1;33:(›‹1;33:[›‹33:1›"),
    ("f(1))", "f(‹33:1›)‹1;31:)›"), ("(]", "‹1;33:(›‹1;31:]›"),
    ("\"a {x + 1} b", "‹32:\"a {›x + ‹33:1›‹32:} b›"), ("'a {x'", "‹32:'a {x'›"),
    ("\"a\\\"b\"", "‹32:\"a\\\"b\"›"), ("größe.k", "größe.k"), (":time f(1)", "‹1::time› f(1)"),
    ("", ""), ("a[0].b", "a[‹33:0›].b"),
  ])
  func colours(line: String, expected: String) { #expect(Self.marked(line) == expected) }

  @Test func knowsTheLinesAbove() {
    #expect(Self.marked("1)", above: "f(") == "‹33:1›)")
    #expect(Self.marked("b\" + 1", above: "x = \"a") == "‹32:b\"› + ‹33:1›")
    #expect(Self.marked("1", above: "f(  # a") == "‹33:1›")
  }

  /// Any text at all comes out with its characters as they were.
  @Test func changesNothingButColour() {
    var state: UInt64 = 7
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<20 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let letters = Array("ab1. \"'{}()[]#:,|>=\\é\n")
        text.append(letters[Int(state >> 33) % letters.count])
      }
      let plain = Highlighter().coloured(text)?.replacing(/\u{1B}\[[0-9;]+m/, with: "")
      #expect(plain == text)
    }
  }

  @Test func leavesLongLinesPlain() {
    #expect(Highlighter().coloured(String(repeating: "1 ", count: 3_000)) == nil)
  }
}
