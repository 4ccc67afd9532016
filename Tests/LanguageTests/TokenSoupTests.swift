import Language
import Testing

/// Whatever the text, parsing ends, with a tree or with errors that have a place in the text.
struct TokenSoupTests {
  /// SplitMix64 (Steele, Lea and Flood 2014).
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let pieces = [
    "a", "x", "f", "1", "2.5", "\"s\"", "\"{", "}\"", "\"", "'", "(", ")", "[", "]", "{", "}",
    "{a: ", "f(", "xs[", ".a", ".", "..", "..<", "...", ",", ":", ";", "=", "==", "<", "<=", "in",
    "and", "or", "not", "with", "|>", "&", "+", "-", "*", "/", "%", "^", "@", "fn", "fn f(", "if",
    "else", "for", "for x in xs {", "return", "break", "expect", "within", "use", "true", "none",
    "\n", "\n", "\n", " ", " ", " ", "# c\n", "#> 1\n", "\r\n", "!", "&&", "?", "→", "é",
    "\u{200B}",
    ":.2", "\\", "\\n", "def", "while", "None", "1e999", "|", "//", "=>",
  ]

  private func check(_ bytes: [UInt8]) {
    let source = Source(name: "soup.wd", bytes: bytes)
    do {
      let program = try Parser.parse(source)
      #expect(program.statements.allSatisfy { $0.span.lower <= $0.span.upper })
      _ = program.statements.map(Dump.statement)
    } catch {
      #expect(!error.all.isEmpty && error.all.count <= 10)
      for problem in error.all {
        guard let span = problem.labels.first?.span else {
          Issue.record("an error without a place")
          continue
        }
        #expect(0 <= span.lower && span.lower <= span.upper && span.upper <= bytes.count)
        #expect(!DiagnosticRenderer(hasColour: true).text(problem).isEmpty)
        #expect(!DiagnosticRenderer().line(problem).contains("\n"))
      }
    }
  }

  @Test(arguments: 0..<40)
  func soupOfTokens(_ seed: UInt64) {
    var random = Seeded(state: seed)
    for _ in 0..<100 {
      let length = Int.random(in: 1...40, using: &random)
      let text = (0..<length).compactMap { _ in Self.pieces.randomElement(using: &random) }
      check(Array(text.joined(separator: Bool.random(using: &random) ? "" : " ").utf8))
    }
  }

  @Test(arguments: 0..<20)
  func soupOfBytes(_ seed: UInt64) {
    var random = Seeded(state: seed)
    for _ in 0..<100 {
      let length = Int.random(in: 0...60, using: &random)
      let highest: UInt8 = Bool.random(using: &random) ? 0x7F : 0xFF
      check((0..<length).map { _ in UInt8.random(in: 1...highest, using: &random) })
    }
  }

  /// A text with bytes cut out, doubled or replaced.
  @Test(arguments: 0..<20)
  func damagedProgram(_ seed: UInt64) {
    let program = """
      m = model(label: .income == ">50K", wide: [.a & .b
        .c], hidden: [100, 50])
      fn loss(p, x, y: 1) { mean(bce(f(p, x), y)) }
      for x, y in batches(m, tr) { p, s = g(p)(x[0, row: 1..2]) }
      if 1 < p <= 2 { "a {p:.2} b" } else { {a: -p ^ 2, (k): none} }
      expect all(p) within 1e-6 else "why" # comment
      """
    var random = Seeded(state: seed)
    for _ in 0..<50 {
      var bytes = Array(program.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(bytes[place], at: place)
        default: bytes[place] = UInt8.random(in: 32...126, using: &random)
        }
      }
      check(bytes)
      check(Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random))))
    }
  }
}
