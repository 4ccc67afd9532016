import Language
import Testing

/// What the prompt goes on with.
struct CompletenessTests {
  @Test(arguments: [
    "", "x", "x = 1", "# comment", "f(\n1)", "|> f", "if a { 1 }", "\"a\nb\"", "x = 1;",
    "fn f(x) x", "for x in xs {\n}",
  ])
  func complete(_ text: String) { #expect(Completeness.of(text) == .complete) }

  @Test(arguments: [
    "f(", "[1, 2", "{a: 1", "fn f(x) {", "for x in xs {\n  x\n", "x =", "x = \n", "1 +", "a and",
    "x |>", "{a:", "\"abc", "'abc", "\"{a", "expect a else", "x = -", "not", "f(x,\n", "a, b =",
    "t.", "1 + # why\n",
  ])
  func incomplete(_ text: String) { #expect(Completeness.of(text) == .incomplete) }

  @Test(arguments: [
    "x = = 1", "f(]", "def f(x):", ")", "a b", "fn f(x)", "for x in xs", "1 2 +", "0xff",
    "a = 5x (", "a b\nx =", "if a { 1 } else",
  ])
  func invalid(_ text: String) { #expect(Completeness.of(text) == .invalid) }
}
