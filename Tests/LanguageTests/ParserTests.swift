import Language
import Testing

/// The grammar, as trees.
struct ParserTests {
  @Test(arguments: [
    ("a or b and c", "(or a (and b c))"),
    ("not a and not b", "(and (not a) (not b))"),
    ("not a == b", "(not (a == b))"),
    ("a |> f == b", "((|> a f) == b)"),
    ("a |> f |> g(x)", "(|> (|> a f) (g x))"),
    ("m with {a: 1} |> f", "(|> (with m {a:1}) f)"),
    ("0..n - 1", "(.. 0 (- n 1))"),
    ("0..<.n", "(..< 0 .n)"),
    ("x in 0..3", "(x in (.. 0 3))"),
    (".a & .b & .c", "(& (& .a .b) .c)"),
    (".a ^ 2 & .b", "(& (^ .a 2) .b)"),
    ("a - b - c", "(- (- a b) c)"),
    ("a + b * c", "(+ a (* b c))"),
    ("a * b @ c % d / e", "(/ (% (@ (* a b) c) d) e)"),
    ("-a * b", "(* (- a) b)"),
    ("-2^2", "(- (^ 2 2))"),
    ("2^3^4", "(^ 2 (^ 3 4))"),
    ("2^-x^2", "(^ 2 (- (^ x 2)))"),
    ("(a + b) * c", "(* <(+ a b)> c)"),
    ("18 <= .age <= 65", "(18 <= .age <= 65)"),
    ("a >= b > c", "(a >= b > c)"),
    ("a-b", "(- a b)"),
    ("a- b", "(- a b)"),
    ("-- x", "(- (- x))"),
  ])
  func precedence(_ text: String, _ tree: String) {
    #expect(Dump.of(text) == tree)
  }

  @Test(arguments: [
    ("p.deep.W1", "(dot (dot p deep) W1)"),
    (".age", ".age"),
    (".\"hours-per-week\"", ".hours-per-week"),
    ("t.'a b'", "(dot t a b)"),
    ("t.in.for", "(dot (dot t in) for)"),
    ("f(x)(y).z[0]", "(at (dot ((f x) y) z) 0)"),
    ("t[row: 0..3, .age]", "(at t row: (.. 0 3) .age)"),
    ("f(in: t, with: 1)", "(f in: t with: 1)"),
    ("[]", "[]"),
    ("[1, 2,]", "[1 2]"),
    ("[.a, .b]", "[.a .b]"),
    ("{}", "{}"),
    ("{a: 1, \"b c\": 2, (d): 3, in: 4}", "{a:1 b c:2 <d>:3 in:4}"),
    ("fn(x) x + 1", "(fn (x) {(+ x 1)})"),
    ("fn() 1", "(fn () {1})"),
    ("fn (x, y: 2) x", "(fn (x y:2) {x})"),
    ("fn(x) {a: x}", "(fn (x) {{a:x}})"),
    ("fn(x) { x }", "(fn (x) {x})"),
    ("fn(x) {}", "(fn (x) {})"),
    ("map(xs, fn(x) x * x)", "(map xs (fn (x) {(* x x)}))"),
    ("true", "true"), ("none", "none"), ("...", "..."),
  ])
  func operands(_ text: String, _ tree: String) {
    #expect(Dump.of(text) == tree)
  }

  @Test(arguments: [
    ("a = 1", "(= a 1)"),
    ("p, s = f(x)", "(= p s (f x))"),
    ("a = 1; b", "(= a 1) | b"),
    ("a;", "(; a)"),
    ("a; b", "(; a) | b"),
    ("fn f(a, b: 1) a", "(fn f (a b:1) {a})"),
    ("fn f() { return\n1 }", "(fn f () {(return) 1})"),
    ("fn f() { return 1 }", "(fn f () {(return 1)})"),
    ("for x in xs { break }", "(for x xs {break})"),
    ("for a, b in xs { continue; a }", "(for a b xs {continue a})"),
    ("for x in {a: 1} { x }", "(for x {a:1} {x})"),
    ("if a { 1 }", "(if a {1})"),
    ("if a { 1 } else { 2 }", "(if a {1} {2})"),
    ("if a { 1 }\nelse if b { 2 }\n\n# why\nelse { 3 }", "(if a {1} {(if b {2} {3})})"),
    ("if a {b: 1} else {c: 2}", "(if a {{b:1}} {{c:2}})"),
    ("expect a", "(expect a)"),
    ("expect a == b\n  within 1e-6\n  else \"why\"", "(expect (a == b) within 1e-06 else \"why\")"),
    ("use \"fm.wd\" as fm", "(use fm.wd fm)"),
    ("use 'fm.wd'", "(use fm.wd)"),
    ("as = 1", "(= as 1)"),
    ("", ""),
    ("# only a comment", ""),
    ("x = 3 #> 3", "(= x 3)"),
  ])
  func statements(_ text: String, _ tree: String) {
    #expect(Dump.of(text) == tree)
  }

  @Test(arguments: [
    ("a\n+ b", "(+ a b)"),
    ("a +\nb", "(+ a b)"),
    ("a\n# why\n\n|> f", "(|> a f)"),
    ("a\n-b", "a | (- b)"),
    ("a\n.b", "a | .b"),
    ("a\n[0]", "a | [0]"),
    ("a\n(b)", "a | <b>"),
    ("x =\n\n1", "(= x 1)"),
    ("[1\n -2]", "[1 (- 2)]"),
    ("[1\n + 2]", "[(+ 1 2)]"),
    ("f(a\n  b: 1\n  in: 2)", "(f a b: 1 in: 2)"),
    ("f(a,\n\n  # why\n  b)", "(f a b)"),
    ("f(label:\n  a)", "(f label: a)"),
    ("{a: 1\n b: 2}", "{a:1 b:2}"),
    ("(a\n + b)", "<(+ a b)>"),
    ("(f(a\n  b))", "<(f a b)>"),
    ("(fn(x) {\n a = x\n a\n})", "<(fn (x) {(= a x) a})>"),
    ("fn f(a\n  b: 1) a", "(fn f (a b:1) {a})"),
  ])
  func lineEnds(_ text: String, _ tree: String) {
    #expect(Dump.of(text) == tree)
  }

  @Test(arguments: [
    (#""loss {l:.4}""#, #""loss {l:.4}""#),
    (#""{share:.1%} of {rows(t):,}""#, #""{share:.1%} of {(rows t):,}""#),
    (#""a\{b}\n\t\"\\\u{E9}""#, "\"a{b}\n\t\"\\é\""),
    (#"'raw \n {x}'"#, #""raw \n {x}""#),
    (#""{"a{b}"}""#, #""{"a{b}"}""#),
    (#""{ {k: 1}.k }""#, #""{(dot {k:1} k)}""#),
    (#""{f(a: 1)}""#, #""{(f a: 1)}""#),
    ("\"two\r\nlines\"", "\"two\nlines\""),
    ("\"\"", "\"\""),
  ])
  func strings(_ text: String, _ tree: String) {
    #expect(Dump.of(text) == tree)
  }

  @Test func aPipeMayGoOnFromTheAnswer() throws {
    let source = Source(name: "prompt", text: "|> f(1)\n|> g")
    let program = try Parser.parse(source, continuing: "ans")
    #expect(program.statements.map(Dump.statement) == ["(|> (|> ans (f 1)) g)"])
  }

  @Test func spansCoverTheirText() throws {
    let source = Source(name: "t.wd", text: "x = f(é, b)[0]\nif a { b } else { c }")
    let program = try Parser.parse(source)
    #expect(
      program.statements.map { source.text($0.span) } == [
        "x = f(é, b)[0]", "if a { b } else { c }",
      ])
  }

  @Test func spansInsideStringsArePlacesInTheFile() throws {
    let source = Source(name: "t.wd", text: "\"loss {l:.4}\"")
    guard case .expression(let value, _) = try Parser.parse(source).statements[0].kind,
      case .string(let parts) = value.kind, case .value(let inner, let format) = parts[1]
    else {
      Issue.record("no interpolation")
      return
    }
    #expect(source.text(inner.span) == "l")
    #expect(format == ".4")
  }

  @Test func errorsOfSeveralStatementsAreReportedTogether() {
    #expect(
      Dump.of("a = = 1\nb = 2\nc = [1 2]\ndef f(x):\n  return x\nd = 1 +")
        == "E0106 1:3 | E0106 3:8 | E0112 4:1 | E0106 6:8")
    let many = String(repeating: "a b\n", count: 30)
    #expect(Dump.of(many).split(separator: "|").count == 10)
  }
}
