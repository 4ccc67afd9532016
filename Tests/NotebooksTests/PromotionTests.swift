import Language
import Notebooks
import Testing

@Suite struct PromotionTests {
  private func promoted(_ text: String, _ entries: [Transcript.Entry]) throws -> String {
    let document = try Document(Source(name: "test.wd", text: text))
    let bytes = document.promoting(Transcript(entries: entries))
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func writesRecordsAndNothingElse() throws {
    let text = "# Prose.\nx = 1\n\nx\n#> 2\n# More.\nx + 1\n"
    let entries = [[], ["1"], ["2"]].map { Transcript.Entry(lines: $0) }
    #expect(
      try promoted(text, entries) == "# Prose.\nx = 1\n\nx\n#> 1\n# More.\nx + 1\n#> 2\n")
  }

  @Test func keepsLinesThatMatch() throws {
    let text = "x\n#> a 0.91\n#> b 1\n#> c ... d\n"
    let entry = Transcript.Entry(lines: ["a 0.9134", "b 2", "new", "c and d"])
    #expect(try promoted(text, [entry]) == "x\n#> a 0.91\n#> b 2\n#> new\n#> c ... d\n")
  }

  @Test func aBareMarkAsksForTheError() throws {
    let failure = Diagnostic(.wrongKind, "a number is needed")
    let entry = Transcript.Entry(failure: failure)
    #expect(try promoted("x\n#!\n", [entry]) == "x\n#! E0301 a number is needed\n")
    #expect(try promoted("x\n#! E0301 a ...\n", [entry]) == "x\n#! E0301 a ...\n")
    #expect(try promoted("x\n#! E0301\n", [entry]) == "x\n#! E0301\n")
    #expect(try promoted("x\n#! E0302\n", [entry]) == "x\n#! E0301 a number is needed\n")
    // An error that nothing asks for is not recorded.
    #expect(try promoted("x\n#> 1\n", [entry]) == "x\n#> 1\n")
    // An expected one that did not come goes.
    #expect(try promoted("x\n#! E0301\n", [Transcript.Entry(lines: ["1"])]) == "x\n#> 1\n")
  }

  @Test func stepsThatWereNotReachedKeepTheirRecord() throws {
    let entry = Transcript.Entry(isReached: false)
    #expect(try promoted("x\n#> 1\n", [entry]) == "x\n#> 1\n")
  }

  @Test func lineEndsAreTheDocuments() throws {
    let entries = [Transcript.Entry(lines: ["1"])]
    #expect(try promoted("x\r\n", entries) == "x\r\n#> 1\r\n")
    #expect(try promoted("x", entries) == "x\n#> 1\n")
    #expect(try promoted("\rx\r", entries) == "\rx\r#> 1\r")
  }

  @Test func timesStayAsTheyWereRecorded() throws {
    let text = "#%% a {timed}\nx\n#> took 1.5\n"
    #expect(try promoted(text, [Transcript.Entry(lines: ["took 3.5"])]) == text)
  }

  @Test func promotingTwiceChangesNothing() throws {
    var random = SmallRandom(seed: 5)
    for _ in 0..<1_000 {
      var text = ""
      var entries: [Transcript.Entry] = []
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        text += random.pick(["# words\n", "\n", "#%% {timed}\n", ""], or: "")
        text += "x\n"
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          text += Record(output: [random.line()]).text.joined() + "\n"
        }
        let lines = (0..<Int.random(in: 0...3, using: &random)).map { _ in random.line() }
        entries.append(Transcript.Entry(lines: lines))
      }
      let once = try promoted(text, entries)
      #expect(try promoted(once, entries) == once)
      let document = try Document(Source(name: "test.wd", text: once))
      let result = FileResult(document, Transcript(entries: entries), seconds: 0)
      #expect(result.passed, Comment(rawValue: result.problems()))
    }
  }
}
