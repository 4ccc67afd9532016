import Language

/// An article as one HTML file that needs nothing else: no network, no scripts.
public struct HTMLPage {
  /// Where the page stands in a book.
  public struct Place: Sendable {
    public var book: Link
    public var previous: Link?
    public var next: Link?

    public init(book: Link, previous: Link? = nil, next: Link? = nil) {
      self.book = book
      self.previous = previous
      self.next = next
    }
  }

  public struct Link: Sendable {
    public let title: String
    public let address: String

    public init(title: String, address: String) {
      self.title = title
      self.address = address
    }
  }

  private let article: Article
  private let place: Place?
  private let context: MarkdownText.Context
  private let pictures: Pictures
  private var html: [String] = []
  private var headings: [(level: Int, id: String, html: String)] = []
  /// Inside the folded part of a lesson.
  private var isFolded = false
  /// Inside a part that only tests see.
  private var isHidden = false

  /// The file's text.
  ///
  /// Throws `Diagnostics` for a formula that the subset does not know, and for a picture that is
  /// not there; each names its line.
  public static func text(
    _ article: Article, pictures: Pictures, place: Place? = nil
  ) throws -> String {
    var page = HTMLPage(article, pictures, place)
    return try page.text()
  }

  private init(_ article: Article, _ pictures: Pictures, _ place: Place?) {
    self.article = article
    self.place = place
    self.pictures = pictures
    var context = MarkdownText.Context()
    context.picture = { try pictures.dataAddress($0) }
    if place != nil { context.link = Book.pageAddress(ofLink:) }
    self.context = context
  }

  private mutating func text() throws -> String {
    var problems: [Diagnostic] = []
    for block in article.blocks {
      do {
        try add(block)
      } catch let found as ProseProblems {
        problems += found.all.map {
          article.diagnostic($0.fault, line: block.line + $0.linesAbove)
        }
      } catch let fault as Fault {
        problems.append(article.diagnostic(fault, line: block.line))
      }
    }
    guard problems.isEmpty else { throw Diagnostics(all: problems) }
    closeFold()
    let title = try MarkdownText.inlineHTML(article.title)
    let body = [
      place.map { HTMLFrame.navigation($0, isTop: true) } ?? "",
      headings.count > 2 ? HTMLFrame.contents(headings) : "",
      "<main>", "<h1>\(title)</h1>", html.joined(separator: "\n"), "</main>",
      place.map { HTMLFrame.navigation($0, isTop: false) } ?? "",
    ]
    let names = place.map { "\(article.title) · \($0.book.title)" } ?? article.title
    return HTMLFrame.file(title: names, body: body.filter { !$0.isEmpty }.joined(separator: "\n"))
  }

  // MARK: Blocks

  private mutating func add(_ block: Article.Block) throws {
    switch block.kind {
    case .heading(let level, let text):
      closeFold()
      try addHeading(level, text)
    case .mark(let cell):
      closeFold()
      open(cell)
    case _ where isHidden: return
    case .prose(let text):
      html.append(
        Markup.element("div", "class=\"prose\"", try MarkdownText.html(text, in: context)))
    case .code(let text):
      html.append("<pre class=\"code\"><code>\(CodeHTML.html(text))</code></pre>")
    case .output(let lines, let isTimed): html.append(output(lines, isTimed: isTimed))
    case .picture(let name):
      let data = try pictures.drawing(name)
      let source = "src=\"data:image/svg+xml;base64,\(Base64.encode(data))\""
      html.append("<figure class=\"out\"><img \(source) alt=\"\(Markup.escaped(name))\"></figure>")
    case .failure(let failure):
      let code = failure.code.map { "<b>\($0.rawValue)</b> " } ?? ""
      let text = code + Markup.escaped(failure.message ?? "")
      html.append("<div class=\"out failure\">\(text)</div>")
    }
  }

  private mutating func addHeading(_ level: Int, _ text: String) throws {
    let content = try MarkdownText.inlineHTML(text)
    let slug = Markup.slug(text)
    let same = headings.count { $0.id == slug || $0.id.hasPrefix(slug + "--") }
    let id = same == 0 ? slug : "\(slug)--\(same + 1)"
    headings.append((level, id, content))
    let name = "h\(min(level + 1, 6))"
    html.append("<\(name) id=\"\(id)\">\(content)</\(name)>")
  }

  private func output(_ lines: [String], isTimed: Bool) -> String {
    let style = isTimed ? "out timed" : "out"
    let lines = lines.map { Visible.escape($0, keepingNewlines: true) }
    if let table = BoxTable(lines) {
      return Markup.element("div", "class=\"\(style)\"", table.html)
    }
    let text = Markup.escaped(lines.joined(separator: "\n"))
    return "<pre class=\"\(style)\">\(text)</pre>"
  }

  // MARK: Marks

  private mutating func open(_ cell: Cell) {
    switch cell.lessonPart {
    case .step: html.append("<div class=\"turn\">Your turn</div>")
    case .hint: fold("Hint")
    case .solution: fold("Solution")
    case .check: fold("Check")
    case .wrong: isHidden = true
    case nil:
      guard !cell.name.isEmpty || !cell.options.isEmpty else { return }
      let options = cell.options.map { "<span>\(Markup.escaped($0.text))</span>" }.joined()
      html.append("<div class=\"mark\">\(Markup.escaped(cell.name))\(options)</div>")
    }
  }

  private mutating func fold(_ summary: String) {
    html.append("<details><summary>\(summary)</summary>")
    isFolded = true
  }

  private mutating func closeFold() {
    if isFolded { html.append("</details>") }
    isFolded = false
    isHidden = false
  }
}

extension Article {
  /// A fault with its line.
  func diagnostic(_ fault: Fault, line: Int) -> Diagnostic {
    document.diagnostic(fault, line: line)
  }
}

extension Document {
  /// A fault with its line.
  func diagnostic(_ fault: Fault, line: Int) -> Diagnostic {
    let start = source.start(ofLine: line)
    let span = Span(start, start + source.line(line).utf8.count)
    return Diagnostic(
      fault.code, fault.message, at: Diagnostic.Label(source, span), notes: fault.notes)
  }
}
