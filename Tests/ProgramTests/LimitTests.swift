import Language
import Testing

/// Limits hold to the last operation and the last call: what fits passes, one less is refused.
@Suite struct LimitTests {
  /// The code of the first error of a program, or `nil` when all of it runs.
  private func firstError(_ text: String, _ change: (Limits) -> Void) throws -> ErrorCode? {
    let session = Sessions.make()
    change(session.limits)
    var found: ErrorCode?
    try session.run(Source(name: "t.wd", text: text)) { outcome in
      found = found ?? outcome.diagnostic?.code
      return found == nil ? .goOn : .stop
    }
    return found
  }

  /// Each with the operations its dearest statement takes: steps of loops that give an element,
  /// calls, and what verbs count. fib(n) calls itself 2 F(n + 1) − 1 times, F(16) = 987.
  @Test(arguments: [
    ("x = 1 + 2", 0), ("for i in 1..10 { i }", 10), ("for i in 1..1023 { i }", 1_023),
    ("for i in 1..1024 { i }", 1_024), ("for i in 1..1025 { i }", 1_025),
    ("for i in 1..100_000 { i }", 100_000), ("for i in 1..0 { i }", 0),
    ("for i in 1..60 { for j in 1..60 { i * j } }", 60 + 60 * 60),
    ("for x in [1, \"a\", 3, [4], none] { x }", 5),
    ("for i in 1..5000 { if i == 4_321 { break } }", 4_321),
    ("for i in 1..3000 { abs(-i) }", 6_000),
    ("for i in 1..3000 { x = \"{i}\" }", 3_000),
    ("fn fib(n) { if n < 2 { n } else { fib(n - 1) + fib(n - 2) } }\nfib(15)", 2 * 987 - 1),
    ("fn down(n) { if n == 0 { \"end\" } else { down(n - 1) } }\ndown(2_000)", 2_001),
    ("f = fn(x, k: 1) x + k\nfor i in 1..700 { f(i, k: 2) }", 1_400),
    ("fn g(x) { s = 0\n for i in 1..x { s = s + i }\n s }\nmap(1..100, g)", 1 + 100 + 5_050),
  ])
  func operations(_ text: String, _ needed: Int) throws {
    #expect(try firstError(text) { $0.operations = needed } == nil)
    #expect(try firstError(text) { $0.operations = needed + 1 } == nil)
    guard needed > 0 else { return }
    #expect(try firstError(text) { $0.operations = needed - 1 } == .operationLimit)
  }

  @Test func operationsCountAnewForEachStatement() throws {
    let text = String(repeating: "for i in 1..10 { i }\n", count: 500)
    #expect(try firstError(text) { $0.operations = 10 } == nil)
  }

  @Test func endlessWorkBetweenVerbsAndFunctionsIsCounted() throws {
    let text = "fn f(x) { map(1..10, fn(y) y) }\nfor i in 1..1_000_000 { map(1..10, f) }"
    #expect(try firstError(text) { $0.operations = 100_000 } == .operationLimit)
  }

  @Test(arguments: [
    "down(n - 1)", "1 * down(n - 1)", "down(n: n - 1)", "g(n)", "last([0, down(n - 1)])",
  ])
  func calls(_ again: String) throws {
    let functions = "fn down(n) { if n <= 1 { 0 } else { \(again) } }\nfn g(n) down(n - 1)\n"
    // `g` is a call of its own: down(n), g(n), down(n − 1) …
    let perLevel = again == "g(n)" ? 2 : 1
    for depth in [1, 3, 101, 10_001] {
      let text = functions + "down(\((depth - 1) / perLevel + 1))"
      #expect(try firstError(text) { $0.callDepth = depth } == nil)
      #expect(try firstError(text) { $0.callDepth = depth - 1 } == .callDepth)
    }
  }

  @Test func callsThroughVerbs() throws {
    let text = "fn f(n) { if n <= 1 { [n] } else { map([n - 1], f) } }\nf(51)"
    #expect(try firstError(text) { $0.nativeDepth = 100 } == nil)
    #expect(try firstError(text) { $0.nativeDepth = 99 } == .callDepth)
  }

  @Test func afterALimitTheSessionGoesOn() throws {
    let session = Sessions.make()
    session.limits.operations = 5_000
    session.limits.callDepth = 100
    let text = """
      kept = ["a", [1, 2]]
      fn deep(n, xs) { deep(n + 1, [xs, "{n}"]) }
      deep(0, kept)
      for i in 1..1_000_000 { last = [kept, i] }
      s = 0
      for x in kept[1] { s = s + x }
      """
    var codes: [ErrorCode?] = []
    try session.run(Source(name: "t.wd", text: text)) { outcome in
      codes.append(outcome.diagnostic?.code)
      return .goOn
    }
    #expect(codes == [nil, nil, .callDepth, .operationLimit, nil, nil])
    #expect(session.value(of: "s")?.number == 3)
    #expect(session.value(of: "last")?.list?.last?.number == 5_000)
    #expect(session.value(of: "kept")?.list?.first?.string == "a")
  }

  @Test(arguments: [
    "for i in 1..1_000_000_000_000 { i }", "fn f() { for i in 1..1e12 { [i] } }\nf()",
    "for i in 1..1_000_000_000 { x = \"{i}\" }", "for i in 1..1_000_000_000 { abs(i) }",
  ])
  func time(_ text: String) throws {
    #expect(try firstError(text) { $0.seconds = 0.02 } == .timeLimit)
  }
}
