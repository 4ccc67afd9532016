import Language

/// An article as a Jupyter notebook (nbformat 4.5, with cell ids), and one read back.
///
/// A mark goes along as the next cell's metadata `wd.mark`, the front matter as the notebook's.
public enum NotebookFile {
  public static func text(_ article: Article, pictures: Pictures) throws -> String {
    var writer = Writer(article, pictures)
    return try writer.notebook().text(indent: 1) + "\n"
  }

  private struct Writer {
    let article: Article
    let pictures: Pictures
    var cells: [JSON] = []
    var mark: String?
    /// The Markdown of the cell that is open.
    var markdown: [String] = []
    /// The code of the cell that is open, and its outputs.
    var code: String?
    var outputs: [JSON] = []
    var count = 0

    init(_ article: Article, _ pictures: Pictures) {
      self.article = article
      self.pictures = pictures
    }

    mutating func notebook() throws -> JSON {
      if let title = article.document.frontMatter.title { markdown.append("# " + title) }
      for block in article.blocks { try add(block) }
      closeMarkdown()
      closeCode()
      let entries = article.document.frontMatter.entries
      let matter = entries.map { JSON.array([.string($0.key), .string($0.value)]) }
      return .object([
        ("cells", .array(cells)),
        (
          "metadata",
          .object([
            (
              "kernelspec",
              .object([
                ("display_name", .string("wd")), ("language", .string("wd")),
                ("name", .string("wd")),
              ])
            ),
            (
              "language_info",
              .object([
                ("file_extension", .string(".wd")), ("mimetype", .string("text/x-wd")),
                ("name", .string("wd")),
              ])
            ),
            ("wd", .object([("front_matter", .array(matter))])),
          ])
        ),
        ("nbformat", .number(4)), ("nbformat_minor", .number(5)),
      ])
    }

    private mutating func add(_ block: Article.Block) throws {
      switch block.kind {
      case .heading(let level, let text):
        closeCode()
        markdown.append(String(repeating: "#", count: level + 1) + " " + text)
      case .prose(let text):
        closeCode()
        markdown.append(text)
      case .mark(let cell):
        closeMarkdown()
        closeCode()
        if mark != nil { addMarkdown("") }
        mark = article.document.source.line(cell.line)
      case .code(let text):
        closeMarkdown()
        closeCode()
        code = text
      case .output(let lines, _):
        outputs.append(
          .object([
            ("name", .string("stdout")), ("output_type", .string("stream")),
            ("text", .lines(lines.joined(separator: "\n") + "\n")),
          ]))
      case .picture(let name): outputs.append(try picture(name, block.line))
      case .failure(let failure):
        let name = failure.code?.rawValue ?? "error"
        outputs.append(
          .object([
            ("ename", .string(name)), ("evalue", .string(failure.message ?? "")),
            ("output_type", .string("error")),
            ("traceback", .array([.string("error[\(name)]: \(failure.message ?? "")")])),
          ]))
      }
    }

    private func picture(_ name: String, _ line: Int) throws -> JSON {
      let bytes: [UInt8]
      do { bytes = try pictures.drawing(name) } catch { throw article.problem(error, line) }
      let svg = String(decoding: bytes, as: UTF8.self)
      return .object([
        (
          "data",
          .object([
            ("image/svg+xml", .lines(svg)), ("text/plain", .lines("[plot: \(name)]")),
          ])
        ),
        ("metadata", .object([])), ("output_type", .string("display_data")),
      ])
    }

    // MARK: Cells

    private mutating func closeMarkdown() {
      guard !markdown.isEmpty else { return }
      addMarkdown(markdown.joined(separator: "\n\n"))
      markdown = []
    }

    private mutating func addMarkdown(_ text: String) {
      addCell("markdown", text, [])
    }

    private mutating func closeCode() {
      guard let text = code else { return }
      count += 1
      addCell(
        "code", text, [("execution_count", .number(Double(count))), ("outputs", .array(outputs))])
      code = nil
      outputs = []
    }

    private mutating func addCell(_ kind: String, _ text: String, _ more: [(String, JSON)]) {
      let metadata = mark.map { [("wd", JSON.object([("mark", .string($0))]))] } ?? []
      mark = nil
      let fields: [(String, JSON)] =
        [
          ("cell_type", .string(kind)), ("id", .string("cell-\(cells.count + 1)")),
          ("metadata", .object(metadata)), ("source", .lines(text)),
        ] + more
      cells.append(.object(fields.sorted { $0.0 < $1.0 }))
    }
  }
}

extension JSON {
  /// A text as notebooks keep it: an array of lines with their ends.
  static func lines(_ text: String) -> JSON {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let ended =
      lines.dropLast().map { $0 + "\n" } + (lines.last.map { $0.isEmpty ? [] : [$0] } ?? [])
    return .array(ended.map(JSON.string))
  }
}

extension Article {
  /// An error of a block as a diagnostic with its line.
  func problem(_ error: any Error, _ line: Int) -> any Error {
    guard let fault = error as? Fault else { return error }
    return Diagnostics(all: [diagnostic(fault, line: line)])
  }
}
