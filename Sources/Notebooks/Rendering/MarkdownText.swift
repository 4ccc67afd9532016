import CMarkdown
import Language

/// What is wrong in a stretch of prose, and how far below its first line each is.
struct ProseProblems: Error {
  let all: [(fault: Fault, linesAbove: Int)]
}

/// Markdown (GitHub's, read by cmark-gfm) with formulas, as HTML.
///
/// Nothing of the text becomes HTML as it stands: tags in it are shown, and links lead only where
/// a link may lead.
struct MarkdownText {
  /// What the text around it gives and takes.
  struct Context {
    /// The address that a link's is replaced with; the same for most.
    var link: (String) -> String = { $0 }
    /// A picture beside the file as a `data:` address; `nil` leaves a link to it.
    var picture: (String) throws -> String? = { _ in nil }
  }

  private let context: Context
  private let formulas: [FormulaSpans.Found]

  /// HTML blocks: paragraphs, lists, tables.
  static func html(_ text: String, in context: Context = Context()) throws -> String {
    let spans = FormulaSpans(text)
    return try MarkdownText(context: context, formulas: spans.found).render(spans.text)
  }

  /// HTML without the paragraph around it, for headings.
  static func inlineHTML(_ text: String) throws -> String {
    let html = trimmed(try html(text).split(separator: "\n").joined(separator: " "))
    guard html.hasPrefix("<p>"), html.hasSuffix("</p>"),
      html.dropFirst(3).firstRange(of: "<p>") == nil
    else { return Markup.escaped(text) }
    return String(html.dropFirst(3).dropLast(4))
  }

  private static let options = CMARK_OPT_SMART | CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8
  /// Registering the extensions changes what all threads share, so it is done once.
  private static let isRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  private func render(_ text: String) throws -> String {
    guard Self.isRegistered, let parser = cmark_parser_new(Self.options) else { return "" }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough"] {
      if let found = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, found)
      }
    }
    cmark_parser_feed(parser, text, text.utf8.count)
    guard let root = cmark_parser_finish(parser) else { return "" }
    defer { cmark_node_free(root) }
    cmark_consolidate_text_nodes(root)
    var problems: [(fault: Fault, linesAbove: Int)] = []
    for node in nodes(below: root) {
      do {
        try change(node)
      } catch let found as ProseProblems {
        problems += found.all
      }
    }
    guard problems.isEmpty else { throw ProseProblems(all: problems) }
    guard
      let html = cmark_render_html(
        root, Self.options | CMARK_OPT_UNSAFE, cmark_parser_get_syntax_extensions(parser))
    else { return "" }
    defer { cmark_get_default_mem_allocator().pointee.free(html) }
    return String(cString: html)
  }

  private func nodes(below root: OpaquePointer) -> [OpaquePointer] {
    var found: [OpaquePointer] = []
    guard let iterator = cmark_iter_new(root) else { return [] }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return found }
      if event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) { found.append(node) }
    }
  }

  // MARK: Changes

  /// Puts formulas, coloured code and pictures in, and takes raw HTML out.
  private func change(_ node: OpaquePointer) throws {
    let kind = cmark_node_get_type(node)
    switch kind {
    case CMARK_NODE_TEXT: try changeText(node)
    case CMARK_NODE_CODE, CMARK_NODE_CODE_BLOCK:
      let text = restored(literal(node))
      let info = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
      if kind == CMARK_NODE_CODE_BLOCK, info == "wd" || info.isEmpty {
        let code = info == "wd" ? CodeHTML.html(text) : Markup.escaped(text)
        replace(node, with: "<pre class=\"code\"><code>\(code)</code></pre>\n", isBlock: true)
      } else {
        cmark_node_set_literal(node, text)
      }
    case CMARK_NODE_HTML_INLINE:
      replace(node, with: Markup.escaped(restored(literal(node))), isBlock: false)
    case CMARK_NODE_HTML_BLOCK:
      let text = Markup.escaped(restored(literal(node)))
      replace(node, with: "<p>\(text)</p>\n", isBlock: true)
    case CMARK_NODE_LINK:
      let url = restored(cmark_node_get_url(node).map { String(cString: $0) } ?? "")
      cmark_node_set_url(node, Self.isSafe(url) ? context.link(url) : "")
    case CMARK_NODE_IMAGE:
      let url = restored(cmark_node_get_url(node).map { String(cString: $0) } ?? "")
      let data: String?
      do {
        data = Self.isLocal(url) ? try context.picture(url) : nil
      } catch let fault as Fault {
        // An image of a paragraph's second line is still told with the paragraph's.
        let line = Int(cmark_node_get_start_line(cmark_node_parent(node) ?? node))
        throw ProseProblems(all: [(fault, max(0, line - 1))])
      }
      cmark_node_set_url(node, data ?? (Self.isSafe(url) ? url : ""))
    default: return
    }
  }

  private func literal(_ node: OpaquePointer) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  private func changeText(_ node: OpaquePointer) throws {
    let parts = FormulaSpans.parts(of: literal(node), formulas)
    guard parts.contains(where: { $0.formula != nil }) else { return }
    var html = ""
    var problems: [(fault: Fault, linesAbove: Int)] = []
    for part in parts {
      if let formula = part.formula {
        do {
          html += try Formula.mathML(formula.text, isDisplayed: formula.isDisplayed)
        } catch let fault as Fault {
          problems.append((fault, formula.linesAbove))
        }
      } else {
        html += Markup.escaped(part.text)
      }
    }
    guard problems.isEmpty else { throw ProseProblems(all: problems) }
    replace(node, with: html, isBlock: false)
  }

  private func replace(_ node: OpaquePointer, with html: String, isBlock: Bool) {
    guard let new = cmark_node_new(isBlock ? CMARK_NODE_CUSTOM_BLOCK : CMARK_NODE_CUSTOM_INLINE)
    else { return }
    cmark_node_set_on_enter(new, html)
    if cmark_node_replace(node, new) == 1 { cmark_node_free(node) } else { cmark_node_free(new) }
  }

  private func restored(_ text: String) -> String {
    FormulaSpans.parts(of: text, formulas).map { $0.formula?.written ?? $0.text }.joined()
  }

  // MARK: Addresses

  static func scheme(of url: String) -> String? {
    guard let colon = url.firstIndex(of: ":") else { return nil }
    let word = url[..<colon]
    return word.contains(where: { "/?#".contains($0) }) ? nil : word.lowercased()
  }

  /// Relative, or of a scheme that runs nothing.
  static func isSafe(_ url: String) -> Bool {
    guard let scheme = scheme(of: url) else { return true }
    return ["http", "https", "mailto"].contains(scheme)
  }

  static func isLocal(_ url: String) -> Bool {
    scheme(of: url) == nil && !url.hasPrefix("/") && !url.isEmpty
  }
}
