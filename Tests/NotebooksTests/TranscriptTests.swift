import Language
import Notebooks
import Testing

/// Prints its argument, as much of a catalogue as these tests need.
private struct Say: Command {
  static let name = "say"
  static let summary = "Prints a value."
  static let examples = [Example("say(1)", gives: "1")]
  @Argument("What to print.") var what: Value

  func run(in context: Context) throws -> Value {
    context.print(Display.plain(what))
    return .none
  }
}

/// Gives the session's seed.
private struct SeedOf: Command {
  static let name = "seed"
  static let summary = "The session's seed."
  static let examples = [Example("seed()")]

  func run(in context: Context) throws -> Value { .number(Double(context.session.seed)) }
}

private final class NoOutput: Output {
  func write(_ text: String) {}
  func progress(_ fraction: Double, _ text: () -> String) {}
}

private func session() -> Session {
  let catalogue = Catalogue(
    commands: [Say.self, SeedOf.self], column: { _ in .none }, explain: { _ in nil })
  return Session(catalogue: catalogue, output: NoOutput())
}

private func test(_ text: String) -> FileResult {
  Notebook.test(Source(name: "test.wd", text: text), in: session())
}

@Suite struct TranscriptTests {
  @Test(arguments: [
    // What is printed, then the value.
    "x = 2\nsay(1)\n#> 1\nx + 1\n#> 3\n",
    // Several statements on a line share a record.
    "say(1); say(2)\n#> 1\n#> 2\n",
    // Without any record, only errors and claims count.
    "say(1)\nexpect 1 == 1\n",
    // Expected errors: while running, of the checker, of the parser.
    "[1][5]\n#! E0303\n1 + 1\n#> 2\n",
    "nothing_there\n#! E0201\nsay(1, how: 2)\n#! E0205 ...\n",
    "x = 1\nx +* 2\n#! E0106\nx\n#> 1\n",
    "a = 5\na\n- 2\n#! E0109\n",
    "x = 1\n[1, 2\n#! E0103\n\nx\n#> 1\n",
    // A claim that is expected not to hold.
    "expect 1 == 2\n#! E0501\n",
    // Output before the error.
    "for x in [1, 2] { say([5][x - 1]) }\n#> 5\n#! E0303 ...\n",
    // The front matter's seed.
    "#: seed: 7\nseed()\n#> 7\n",
    // Timed cells are shown, never compared.
    "1\n#> 1\n#%% a {timed}\nsay(3.25)\n#> 9.5\nsay(1)\n",
    // A text of several lines that looks like a record.
    "x = \"a\n#> b\"\nsay(x)\n#> a\n#> #> b\n",
    "",
    "# Only prose.\n",
  ])
  func passes(text: String) {
    let result = test(text)
    #expect(result.passed, Comment(rawValue: result.problems()))
  }

  @Test(arguments: [
    ("1\n#> 2\n", 1),
    ("x = 1\n#> 1\n", 1),  // shows nothing
    ("1\n#> 1\n2\n", 3),  // not recorded, and another is
    ("[1][5]\n", 1),
    ("[1][5]\n#! E0301\n", 1),
    ("[1][5]\n#! E0303 something else\n", 1),
    ("1\n#! E0303\n", 1),  // does not fail
    ("1\n#!\n", 1),  // recording has not filled it in
    ("expect 1 == 2\n", 1),
    ("[1][5]\n#> 1\n#! E0303\n", 1),
    ("#%% a {timed}\n[1][5]\n", 2),
  ])
  func fails(text: String, line: Int) {
    let result = test(text)
    #expect(!result.passed)
    #expect(result.differences.map(\.line) == [line])
  }

  @Test(arguments: ["1 +\n", "nothing_there\n", "#> 1\n", "x +* 2\n#! E0103\n1 +\n"])
  func refused(text: String) {
    let result = test(text)
    #expect(result.isRefused)
    #expect(TestReport([result]).exitStatus == 65)
  }

  @Test func anErrorEndsTheRunAndAClaimDoesNot() {
    let stopped = test("[1][5]\nsay(1)\nsay(2)\n")
    #expect(stopped.stepsNotReached == 2)
    let claims = test("expect 1 == 2\nexpect 1 == 3\n")
    #expect(claims.stepsNotReached == 0)
    #expect(claims.differences.map(\.line) == [1, 2])
    #expect(claims.claims == 2)
  }

  @Test func recordingFillsInWhatRunsShow() throws {
    let text = "say(1)\n[1][5]\n#!\nx +* 2\n#! E0106 ?\n"
    let promoted = Notebook.promote(Source(name: "a.wd", text: text), in: session())
    let bytes = try #require(promoted.bytes)
    let again = Notebook.test(Source(name: "a.wd", bytes: bytes), in: session())
    #expect(again.passed, Comment(rawValue: again.problems()))
    #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("say(1)\n#> 1\n[1][5]\n#! E0303 "))
    #expect(Notebook.promote(Source(name: "a.wd", bytes: bytes), in: session()).bytes == bytes)
  }
}

@Suite struct ReportTests {
  @Test func aDifferenceShowsBothSides() {
    let result = test("say(\"a\")\n#> a\n\nsay(\"one\ntwo\nthree\")\n#> one\n#> 2\n#> three\n")
    #expect(
      result.problems() == """
        test.wd:4  say("one
          the output is not the recorded one
            one
          - 2
          + two
            three
        """)
    #expect(result.problems(colour: true).contains("\u{1B}[31m  - 2\u{1B}[0m"))
  }

  @Test func theSummaryCounts() {
    let report = TestReport([test("1\n#> 1\n"), test("1\n#> 2\n")])
    #expect(report.summary == "1 passed, 1 failed")
    #expect(report.exitStatus == 1)
    #expect(report.text().hasSuffix("\n1 passed, 1 failed\n"))
    #expect(report.text().contains("ok     test.wd  1 statement, 0 claims  "))
  }

  @Test func junitIsEscaped() {
    let xml = TestReport([test("\"<&>\"\n#> \"\\e\"\n"), test("1\n#> 1\n")]).junit
    #expect(xml.contains("tests=\"2\" failures=\"1\""))
    #expect(xml.contains("&lt;&amp;&gt;"))
    #expect(!xml.contains("<&>"))
  }
}
