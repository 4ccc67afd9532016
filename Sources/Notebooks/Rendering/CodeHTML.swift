import Language

/// Code with its parts coloured, as HTML for a `<pre>`.
enum CodeHTML {
  /// Code that does not close its brackets is shown without colours.
  static func html(_ code: String) -> String {
    let code = Visible.escape(code, keepingNewlines: true)
    let source = Source(name: "", text: code)
    guard let parts = try? Highlighter.parts(of: source) else { return Markup.escaped(code) }
    var result = ""
    var offset = 0
    for part in parts where part.span.lower >= offset {
      result += Markup.escaped(source.text(Span(offset, part.span.lower)))
      let text = Markup.escaped(source.text(part.span))
      result += "<span class=\"\(style(of: part.role))\">\(text)</span>"
      offset = part.span.upper
    }
    return result + Markup.escaped(source.text(Span(offset, source.bytes.count)))
  }

  /// Short names: a page has thousands.
  private static func style(of role: Highlighter.Role) -> String {
    switch role {
    case .keyword: "k"
    case .constant: "o"
    case .number: "n"
    case .string: "s"
    case .comment: "c"
    case .column: "l"
    case .label: "b"
    case .call: "f"
    case .hole: "h"
    case .symbol: "y"
    }
  }
}
