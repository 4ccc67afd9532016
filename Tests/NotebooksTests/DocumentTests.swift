import Language
import Notebooks
import Testing

@Suite struct DocumentTests {
  private func document(_ text: String) throws -> Document {
    try Document(Source(name: "test.wd", text: text))
  }

  private func problems(_ text: String) -> [Diagnostic] {
    do {
      _ = try document(text)
      return []
    } catch {
      return (error as? Diagnostics)?.all ?? []
    }
  }

  private func lines(of problems: [Diagnostic]) -> [Int] {
    problems.compactMap { $0.labels.first }.map { $0.source.position(of: $0.span.lower).line }
  }

  @Test func partsOfADocument() throws {
    let text = """
      #!/usr/bin/env wd
      #: title: A test
      #: seed: 7

      ## Numbers
      # Prose of
      # two lines.
      x = 1
      # a comment
      x + 1
      #> 2
      # Prose again.
      #%% slow {timed, timeout: 60s}
      x
      #> 1
      """
    let document = try document(text)
    #expect(document.frontMatter.title == "A test")
    #expect(document.frontMatter.seed == 7)
    #expect(document.steps.map(\.lines) == [8..<9, 10..<11, 14..<15])
    #expect(document.steps.map { $0.record?.output } == [nil, ["2"], ["1"]])
    #expect(document.steps.map(\.isTimed) == [false, false, true])
    #expect(document.cells.map(\.name) == ["slow"])
    #expect(document.cells.first?.timeout == 60)
    let prose = document.items.compactMap { item in
      if case .prose(let text) = item.kind { text } else { nil }
    }
    #expect(prose == ["Prose of\ntwo lines.", "Prose again."])
    #expect(document.bytes == Array(text.utf8))
  }

  @Test func aRecordHoldsAnErrorLast() throws {
    let document = try document("x\n#> a\n#>\n#>  b\n#! E0301 a number ...\n")
    let record = Record(
      output: ["a", "", " b"], failure: ExpectedFailure(code: .wrongKind, message: "a number ..."))
    #expect(document.steps.first?.record == record)
    #expect(record.text == ["#> a", "#>", "#>  b", "#! E0301 a number ..."])
  }

  @Test func oneStatementToARecord() throws {
    let document = try document("x = 1\ny = 2\n#> 2\n\nz = 3\n# comment\n#> 3\n")
    #expect(document.steps.map { $0.record?.output } == [nil, ["2"], ["3"]])
  }

  @Test(arguments: [
    ("#> 1\n", 1),
    ("x = 1\n\n#> 1\n", 3),
    ("x = 1\n## Heading\n#> 1\n", 3),
    ("x = 1\n#> 1\n# prose\n#> 2\n", 4),
    ("x = 1\n#! no code\n", 2),
    ("x = 1\n#! E9999\n", 2),
    ("x = 1\n#! E0301\n#> 1\n", 3),
    ("x = 1\n  #> 1\n", 2),
    ("#%% a\nx = 1\n#%% a\n", 3),
    ("#%% a {fast}\n", 1),
    ("#%% a {timeout: soon}\n", 1),
    ("#%% a {timed\n", 1),
    ("x = 1\n#: seed: 7\n", 2),
    ("#: seed: seven\n", 1),
    ("#: seed: 1\n#: seed: 2\n", 2),
    ("#: no colon\n", 1),
  ])
  func misplacedLines(text: String, line: Int) {
    #expect(lines(of: problems(text)) == [line])
  }

  @Test func theLinesOfLessonsMayRepeat() throws {
    let text = "#%% step\nx = 1\n#%% hint\n#%% hint\n#%% wrong \"a {b}\"\n#%% wrong \"a {b}\"\n"
    #expect(try document(text).cells.count == 5)
  }

  @Test func aRefusedFormKeepsItsPlace() throws {
    let document = try document("x = 1\n\ny = 2\nx +* y\n#! E0106\n{a: 1, a: 2}\n#! E0208\nx\n")
    #expect(document.steps.map(\.lines) == [1..<2, 3..<4, 4..<5, 6..<7, 8..<9])
    let label = try #require(document.steps[2].refusal?.labels.first)
    #expect(label.source.position(of: label.span.lower).line == 4)
    #expect(label.source.text(label.span) == "*")
    #expect(document.steps[3].refusal?.code == .duplicateName)
    #expect(document.program.statements.count == 3)
  }

  @Test func aLongLineOfStatementsIsOneStep() throws {
    let text = String(repeating: "x = 1; ", count: 20_000) + "x\n#> 1\n"
    let document = try document(text)
    #expect(document.steps.map(\.statements.count) == [20_001])
  }

  @Test func rebuildingIsTheIdentity() throws {
    var random = SmallRandom(seed: 3)
    let pieces = [
      "x = 1", "x", "print(x)", "# words", "## Heading", "", "  ", "#> 1", "#>", "#! E0301",
      "#! E0203 a ... b", "#%% name {timed}", "#%%", "#: key: value", "f(1,\n  2)", "\t# aside",
    ]
    var read = 0
    for _ in 0..<3_000 {
      let end = random.pick(["\n", "\r\n", "\r"], or: "\n")
      let count = Int.random(in: 0...9, using: &random)
      var text = (0..<count).map { _ in random.pick(pieces, or: "") }.joined(separator: end)
      if Bool.random(using: &random) { text += end }
      if Bool.random(using: &random) { text = "\u{FEFF}" + text }
      guard let document = try? document(text) else { continue }
      read += 1
      #expect(document.bytes == Array(text.utf8))
      let following = zip(document.items, document.items.dropFirst())
      #expect(following.allSatisfy { $0.lines.upperBound == $1.lines.lowerBound })
    }
    #expect(read > 300)
  }
}
