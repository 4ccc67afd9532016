import Language

/// Articles as chapters: a page for each, and one of contents.
public struct Book {
  public struct Chapter: Sendable {
    public let article: Article
    /// Relative to the book's folder: `basics/crosses.html`.
    public let address: String

    public init(article: Article, address: String) {
      self.article = article
      self.address = address
    }
  }

  public let title: String
  /// In the order they are read.
  public let chapters: [Chapter]
  /// Prose for the page of contents, from a file named `index.wd`.
  private let introduction: Article?

  /// A chapter's place is its front matter's `order`, then its path. An `index.wd` introduces them.
  public init(name: String, _ chapters: [Chapter]) {
    introduction = chapters.first { $0.address == "index.html" }?.article
    title = introduction?.title ?? name
    let order = { (chapter: Chapter) in
      chapter.article.document.frontMatter["order"].flatMap { Double($0) } ?? .infinity
    }
    self.chapters = chapters.filter { $0.address != "index.html" }
      .sorted { (order($0), $0.address) < (order($1), $1.address) }
  }

  /// The place of a chapter among the others.
  public func place(of index: Int) -> HTMLPage.Place? {
    guard chapters.indices.contains(index) else { return nil }
    let folders = chapters[index].address.split(separator: "/").count - 1
    let up = String(repeating: "../", count: folders)
    let link = { (index: Int) -> HTMLPage.Link? in
      guard chapters.indices.contains(index) else { return nil }
      let chapter = chapters[index]
      return HTMLPage.Link(title: chapter.article.title, address: up + chapter.address)
    }
    return HTMLPage.Place(
      book: HTMLPage.Link(title: title, address: up + "index.html"),
      previous: link(index - 1), next: link(index + 1))
  }

  /// The page of contents.
  public func contents(pictures: Pictures) throws -> String {
    var items: [String] = []
    for (number, chapter) in chapters.enumerated() {
      let name = try MarkdownText.inlineHTML(chapter.article.title)
      let address = Markup.escaped(Self.encoded(chapter.address))
      let teaser = try chapter.article.teaser.map { "<p>\(try MarkdownText.inlineHTML($0))</p>" }
      items.append(
        "<li><a href=\"\(address)\"><span>\(number + 1)</span>\(name)</a>\(teaser ?? "")</li>")
    }
    var body = ["<main class=\"book\">", "<h1>\(try MarkdownText.inlineHTML(title))</h1>"]
    var context = MarkdownText.Context()
    context.picture = { try pictures.dataAddress($0) }
    context.link = Self.pageAddress(ofLink:)
    for case .prose(let text) in introduction?.blocks.map(\.kind) ?? [] {
      body.append("<div class=\"prose\">\(try MarkdownText.html(text, in: context))</div>")
    }
    body += ["<ol class=\"chapters\">"] + items + ["</ol>", "</main>"]
    return HTMLFrame.file(title: title, body: body.joined(separator: "\n"))
  }

  /// A link to another script leads to its page.
  static func pageAddress(ofLink link: String) -> String {
    guard MarkdownText.isLocal(link) else { return link }
    let end = link.firstIndex { $0 == "#" || $0 == "?" } ?? link.endIndex
    guard link[..<end].hasSuffix(".wd") else { return link }
    return link[..<end].dropLast(3) + ".html" + link[end...]
  }

  /// An address with what is special in one written as `%20`.
  static func encoded(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      if byte < 0x80, scalar.isWordPart || "/.-~".unicodeScalars.contains(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return result
  }
}

extension Article {
  /// The first paragraph's first sentences, up to some 200 characters.
  var teaser: String? {
    for case .prose(let text) in blocks.map(\.kind) {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let paragraph = lines.prefix { !$0.isEmpty }.joined(separator: " ")
      guard let first = paragraph.first, !"-*+>|#`0123456789$".contains(first) else { return nil }
      var result = ""
      for sentence in paragraph.split(separator: ". ", omittingEmptySubsequences: true) {
        guard result.isEmpty || result.count + sentence.count < 200 else { break }
        result += (result.isEmpty ? "" : ". ") + sentence
      }
      return result.hasSuffix(".") ? result : result + "."
    }
    return nil
  }
}
