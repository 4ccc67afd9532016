import Language
import Notebooks
import Testing

@Suite struct RenderingTests {
  private func article(_ text: String) throws -> Article {
    Article(try Document(Source(name: "folder/test.wd", text: text)))
  }

  private func pictures(_ files: [String: String] = [:]) -> Pictures {
    Pictures(of: Source(name: "folder/test.wd", text: "")) { path in
      guard let text = files[path] else { throw Fault(.badFile, "\(path) could not be read") }
      return Array(text.utf8)
    }
  }

  private func html(_ text: String, _ files: [String: String] = [:]) throws -> String {
    try HTMLPage.text(try article(text), pictures: pictures(files))
  }

  private func problems(_ text: String) -> [Diagnostic] {
    do {
      _ = try html(text)
      return []
    } catch {
      return (error as? Diagnostics)?.all ?? []
    }
  }

  private func lines(_ problems: [Diagnostic]) -> [Int] {
    problems.compactMap { $0.labels.first }.map { $0.source.position(of: $0.span.lower).line }
  }

  @Test func aPageHasAllParts() throws {
    let page = try html(
      "#: title: A *test*\n\n## Part & parcel\n# Some **prose**.\n#%% one {timed}\nx = 1  # why\nx\n"
        + "#> 1\nx + none\n#! E0301 no <sum>\n")
    #expect(page.contains("<title>A *test*</title>"))
    #expect(page.contains("<h1>A <em>test</em></h1>"))
    #expect(page.contains("<h2 id=\"part-parcel\">Part &amp; parcel</h2>"))
    #expect(page.contains("<p>Some <strong>prose</strong>.</p>"))
    #expect(page.contains("<div class=\"mark\">one<span>timed</span></div>"))
    #expect(page.contains("<span class=\"c\"># why</span>"))
    #expect(page.contains("<pre class=\"out timed\">1</pre>"))
    #expect(page.contains("<b>E0301</b> no &lt;sum&gt;"))
    #expect(!page.contains("<script"))
  }

  /// J06 of the list of faults: what a user or their data say never becomes markup.
  @Test(arguments: ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<b>\"'&"])
  func nothingBecomesMarkup(attack: String) throws {
    let page = try html(
      """
      #: title: \(attack)

      ## \(attack)
      # Prose \(attack) and `\(attack)`.

      # \(attack)
      # ![\(attack)](http://example.com/a.png) [a](javascript:alert(1)) [b](JaVaScript:alert(2))
      #%% \(attack)
      x = '\(attack)'  # \(attack)
      #> \(attack)
      #! E0301 \(attack)
      """)
    let body = page.split(separator: "<body>", maxSplits: 1).last ?? ""
    #expect(!body.contains("<script"))
    #expect(!body.contains("<img src=x"))
    #expect(!body.contains("<b>\""))
    #expect(!body.lowercased().contains("href=\"javascript"))
  }

  @Test func whatCannotBeSeenIsMadeVisible() throws {
    let page = try html("x = 'a\u{202E}b'\nx\n#> a\u{202E}b\n")
    #expect(page.contains("<pre class=\"out\">a\\u{202E}b</pre>"))
    #expect(!page.contains("\u{202E}"))
  }

  @Test func boxesBecomeTables() throws {
    let page = try html(
      "t\n#> ╭─────┬──────╮\n#> │ age │ name │\n#> ├─────┼──────┤\n#> │   3 │ <Bo> │\n"
        + "#> │  30 │ Cy   │\n#> ├─────┴──────┤\n#> │ 2 rows     │\n#> ╰────────────╯\n")
    #expect(page.contains("<th class=\"r\">age</th><th>name</th>"))
    #expect(page.contains("<td class=\"r\">3</td><td>&lt;Bo&gt;</td>"))
    #expect(page.contains("<caption>2 rows</caption>"))
  }

  @Test func aBoxWithStrokesInItsDataStaysText() throws {
    let page = try html(
      "t\n#> ╭─────┬──────╮\n#> │ age │ name │\n#> ├─────┼──────┤\n#> │   3 │ a│b  │\n"
        + "#> ╰─────┴──────╯\n")
    #expect(page.contains("<pre class=\"out\">╭─────┬──────╮"))
  }

  @Test func codeThatDoesNotCloseIsShownPlain() throws {
    #expect(try html("x = [1\n#! E0103\n").contains("<code>x = [1</code>"))
  }

  @Test func formulasNameTheirLine() {
    #expect(lines(problems("# One.\n#\n# Two $x$ and\n# $\\foo$.\n\n\n# $\\bar$\n")) == [4, 7])
    #expect(lines(problems("# $\\foo$.\n\n\n# $x^$\n\nx = 1\n\n# $$\n# \\what $$\n")).count == 3)
    #expect(problems("## A $\\foo$\n").map(\.code) == [.unknownName])
  }

  @Test func dollarsThatAreNoFormula() throws {
    let page = try html("# It costs $5 or $10, `$x$`, \\$y$ and $ z $.\n")
    #expect(page.contains("costs $5 or $10, <code>$x$</code>, $y$ and $ z $."))
  }

  @Test func picturesAreInside() throws {
    let text = "plot(x)\n#> [plot: loss.svg]\n\n# ![A map](map.png)\n"
    let page = try html(text, ["test.out/loss.svg": "<svg/>", "map.png": "abc"])
    #expect(page.contains("src=\"data:image/svg+xml;base64,PHN2Zy8+\""))
    #expect(page.contains("src=\"data:image/png;base64,YWJj\" alt=\"A map\""))
    #expect(lines(problems(text)) == [2, 4])
    #expect(problems("x\n#> [plot: ../x.svg]\n").map(\.code) == [.badFile])
  }

  @Test func lessonsFoldTheirAnswers() throws {
    let page = try html(
      "#%% step\n# Try.\nx = ...\n#%% hint\n# Think.\n#%% solution\nx = 1\n#%% wrong \"no\"\n"
        + "x = 2\n## Next\n")
    #expect(page.contains("<details><summary>Hint</summary>"))
    #expect(!page.contains("<span class=\"n\">2</span>"))
    #expect(page.split(separator: "<details>").count == page.split(separator: "</details>").count)
  }

  @Test func aBookHasAnOrder() throws {
    let chapter = { (name: String, text: String) in
      Book.Chapter(
        article: Article(try Document(Source(name: name, text: text))), address: name + ".html")
    }
    let book = Book(
      name: "tour",
      [
        try chapter("b", "#: title: Bee\n"), try chapter("z", "#: title: First\n#: order: 1\n"),
        try chapter("a/c", "#: title: Sea\n\n# Of $5. More.\n"),
        try chapter("index", "#: title: A <tour>\n\n# Read [this](b.wd#x).\n"),
      ])
    #expect(book.chapters.map(\.address) == ["z.html", "a/c.html", "b.html"])
    let place = try #require(book.place(of: 1))
    #expect(place.previous?.address == "../z.html")
    #expect(place.next?.title == "Bee")
    let contents = try book.contents(pictures: pictures())
    #expect(contents.contains("<h1>A &lt;tour&gt;</h1>"))
    #expect(contents.contains("href=\"b.html#x\""))
    #expect(contents.contains("Of $5. More."))
  }

  @Test func markdownKeepsFencesApart() throws {
    let text = try MarkdownPage.text(
      try article("#: title: T\n\n# Prose.\nx = '```'\n#> ```\n"), pictures: pictures())
    #expect(text == "# T\n\nProse.\n\n````wd\nx = '```'\n````\n\n````text\n```\n````\n")
  }
}
