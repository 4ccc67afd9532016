/// What stands around the content of every page.
enum HTMLFrame {
  static func file(title: String, body: String) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src \
    'unsafe-inline'; img-src data:">
    <title>\(Markup.escaped(title))</title>
    <style>
    \(HTMLStyle.text)
    </style>
    </head>
    <body>
    \(body)
    </body>
    </html>

    """
  }

  /// The sections of a long page.
  static func contents(_ headings: [(level: Int, id: String, html: String)]) -> String {
    let items = headings.filter { $0.level <= 2 }.map { heading in
      "<li class=\"l\(heading.level)\"><a href=\"#\(Book.encoded(heading.id))\">"
        + "\(heading.html)</a></li>"
    }
    return "<nav class=\"contents\" aria-label=\"Sections\"><ol>\(items.joined())</ol></nav>"
  }

  /// The way to the pages before and after, and to the contents.
  static func navigation(_ place: HTMLPage.Place, isTop: Bool) -> String {
    let link = { (link: HTMLPage.Link, style: String, before: String, after: String) in
      let address = Markup.escaped(Book.encoded(link.address))
      return "<a class=\"\(style)\" href=\"\(address)\">"
        + "\(before)\(Markup.escaped(link.title))\(after)</a>"
    }
    let previous = place.previous.map { link($0, "previous", "← ", "") } ?? "<span></span>"
    let next = place.next.map { link($0, "next", "", " →") } ?? "<span></span>"
    let up = link(place.book, "up", "", "")
    let parts = isTop ? [up] : [previous, up, next]
    let style = isTop ? "top" : "bottom"
    return "<nav class=\"\(style)\" aria-label=\"Book\">\(parts.joined())</nav>"
  }
}
