import Language
import Testing

/// No text is too deep, too high or too large for the parser.
struct BoundsTests {
  private func many(_ text: String, _ count: Int = 100_000) -> String {
    String(repeating: text, count: count)
  }

  @Test(arguments: [
    ("(", "E0107 1:201"), ("[", "E0107 1:201"), ("f(", "E0107 1:402"), ("{a: ", "E0107 1:801"),
    ("-", "E0107 1:201"), ("- ", "E0107 1:401"), ("not ", "E0107 1:801"), ("1^", "E0107 1:403"),
    ("fn(x) ", "E0107 1:1203"), ("if a {", "E0107 1:1206"), ("\"{", "E0107 1:201"),
    ("a[", "E0107 1:402"),
  ])
  func nestingL01L03(_ piece: String, _ place: String) {
    #expect(Dump.of(many(piece)) == place)
  }

  @Test(arguments: [
    ("1+", "1"), ("a&", "a"), ("a |> ", "f"), ("a and ", "b"), ("a with ", "b"), ("1-", "1"),
  ])
  func chainsOfOperators(_ piece: String, _ last: String) {
    #expect(Dump.of(many(piece) + last) == "E0107 1:1")
    #expect(!Dump.of(many(piece, 999) + last).hasPrefix("E"))
    #expect(Dump.of(many(piece, 1_000) + last) == "E0107 1:1")
  }

  /// A tree has 1,000 levels, of which `a` is one; `.b(1)` makes two.
  @Test(arguments: [(".b", 999), ("()", 999), ("[0]", 999), (".b(1)", 499)])
  func chainsOfFields(_ piece: String, _ most: Int) {
    #expect(!Dump.of("a" + many(piece, most)).hasPrefix("E"))
    #expect(Dump.of("a" + many(piece, most + 1)) == "E0107 1:1")
    #expect(Dump.of("a" + many(piece)) == "E0107 1:1")
  }

  @Test func theDeepestTextThatIsAllowed() {
    for (open, close) in [
      ("(", ")"), ("[", "]"), ("f(", ")"), ("{a: ", "}"), ("if a {", "}"), ("not ", ""),
      ("-", ""), ("fn(x) ", ""),
    ] {
      #expect(!Dump.of(many(open, 200) + "1" + many(close, 200)).hasPrefix("E"))
      #expect(Dump.of(many(open, 201) + "1" + many(close, 201)).hasPrefix("E0107"))
    }
    let chain = many("1 + ", 700) + "1"
    #expect(!Dump.of(many("(", 200) + chain + many(")", 200)).hasPrefix("E"))
  }

  @Test func manyBranches() {
    #expect(!Dump.of("if a { 1 }" + many(" else if a { 1 }", 998)).hasPrefix("E"))
    #expect(Dump.of("if a { 1 }" + many(" else if a { 1 }", 999)).hasPrefix("E0107"))
    #expect(Dump.of("if a { 1 }" + many(" else if a { 1 }")).hasPrefix("E0107"))
  }

  @Test func longChainsOfComparisonsAndListsAreFlat() throws {
    let text = "x = [" + many("1, ") + "2" + many(" < a", 2_000) + "]"
    #expect(try Parser.parse(Source(name: "t.wd", text: text)).statements.count == 1)
  }

  @Test func parametersL28() {
    let names = (0..<10_000).map { "a\($0)" }
    #expect(!Dump.of("fn f(\(names.prefix(255).joined(separator: ", "))) 1").hasPrefix("E"))
    #expect(Dump.of("fn f(\(names.prefix(256).joined(separator: ", "))) 1").hasPrefix("E0108"))
    #expect(Dump.of("fn f(\(names.joined(separator: ", "))) 1") == "E0108 1:1426")
  }

  @Test func oneLongLineL27() throws {
    let text = "x = [" + many("12345678, ", 1_000_000) + "1 1]"
    #expect(Dump.of(text) == "E0106 1:10000008")
    do {
      _ = try Parser.parse(Source(name: "t.wd", text: text))
    } catch {
      let shown = DiagnosticRenderer().text(error.all[0]).split(separator: "\n")
      #expect(shown.allSatisfy { $0.unicodeScalars.count <= 100 })
      #expect(shown[1].hasSuffix("12345678, 12345678, 1 1]"))
    }
  }

  @Test func theSizeOfATextIsBounded() {
    var limits = SyntaxLimits()
    limits.bytes = 10
    #expect(throws: Diagnostics.self) {
      _ = try Parser.parse(Source(name: "t.wd", text: "x = 1234567"), limits: limits)
    }
    #expect(throws: Never.self) {
      _ = try Parser.parse(Source(name: "t.wd", text: "x = 123456"), limits: limits)
    }
  }
}
