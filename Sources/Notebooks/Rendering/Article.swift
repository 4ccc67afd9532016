import Language

/// A document as its readers see it: prose, code and what the code shows, in order.
public struct Article: Sendable {
  public let document: Document
  public let blocks: [Block]

  public struct Block: Sendable {
    public enum Kind: Sendable {
      /// Level 1 for `##`.
      case heading(level: Int, text: String)
      /// Markdown.
      case prose(String)
      case mark(Cell)
      /// Statements and the comments among them.
      case code(String)
      /// Lines that a statement has shown.
      case output([String], isTimed: Bool)
      /// A picture's file name.
      case picture(String)
      case failure(ExpectedFailure)
    }

    public let kind: Kind
    /// Where it starts, from 1.
    public let line: Int
  }

  public init(_ document: Document) {
    self.document = document
    var reader = ArticleReader(document)
    blocks = reader.read()
  }

  /// What the front matter calls it, else the first heading, else the file's name.
  public var title: String {
    if let title = document.frontMatter.title, !title.isEmpty { return title }
    for case .heading(_, let text) in blocks.map(\.kind) { return text }
    let file = document.source.name.split(separator: "/").last.map(String.init) ?? "Notebook"
    return file.hasSuffix(".wd") ? String(file.dropLast(3)) : file
  }
}

/// Joins the items of a document into blocks.
private struct ArticleReader {
  private let document: Document
  private var blocks: [Article.Block] = []
  /// The lines of the code block that is open.
  private var code: Range<Int>?
  /// Prose that only blank lines part, with the lines it takes.
  private var prose: (text: String, lines: Range<Int>)?

  init(_ document: Document) { self.document = document }

  mutating func read() -> [Article.Block] {
    for item in document.items { read(item) }
    closeCode()
    closeProse()
    return blocks
  }

  private mutating func read(_ item: Document.Item) {
    switch item.kind {
    case .blank: return
    case .step, .comment:
      closeProse()
      code = (code?.lowerBound ?? item.lines.lowerBound)..<item.lines.upperBound
      return
    case .prose(let text):
      closeCode()
      let start = prose?.lines.lowerBound ?? item.lines.lowerBound
      let gap = item.lines.lowerBound - (prose?.lines.upperBound ?? item.lines.lowerBound)
      let above = prose.map { $0.text + String(repeating: "\n", count: gap + 1) } ?? ""
      prose = (above + text, start..<item.lines.upperBound)
      return
    default:
      closeCode()
      closeProse()
    }
    switch item.kind {
    case .heading(let level, let text): add(.heading(level: level, text: text), item)
    case .mark(let cell): add(.mark(cell), item)
    case .record(of: let index):
      guard document.steps.indices.contains(index) else { return }
      read(document.steps[index], item)
    default: break
    }
  }

  private mutating func read(_ step: Document.Step, _ item: Document.Item) {
    guard let record = step.record else { return }
    var line = item.lines.lowerBound
    var text: [String] = []
    let close = { (reader: inout ArticleReader) in
      guard !text.isEmpty else { return }
      reader.blocks.append(
        Article.Block(
          kind: .output(text, isTimed: step.isTimed), line: line - text.count))
      text = []
    }
    for output in record.output {
      if let picture = Record.picture(in: output) {
        close(&self)
        blocks.append(Article.Block(kind: .picture(picture), line: line))
      } else {
        text.append(output)
      }
      line += 1
    }
    close(&self)
    if let failure = record.failure {
      blocks.append(Article.Block(kind: .failure(failure), line: line))
    }
  }

  private mutating func add(_ kind: Article.Block.Kind, _ item: Document.Item) {
    blocks.append(Article.Block(kind: kind, line: item.lines.lowerBound))
  }

  private mutating func closeCode() {
    guard let lines = code else { return }
    code = nil
    let text = lines.map { document.source.line($0) }.joined(separator: "\n")
    blocks.append(Article.Block(kind: .code(text), line: lines.lowerBound))
  }

  private mutating func closeProse() {
    guard let open = prose else { return }
    prose = nil
    blocks.append(Article.Block(kind: .prose(open.text), line: open.lines.lowerBound))
  }
}

extension Record {
  /// The pictures it names, in order.
  var pictures: [String] { output.compactMap(Record.picture).filter(Pictures.isName) }

  static func text(ofPicture name: String) -> String { "[plot: \(name)]" }

  /// The file that an output line `[plot: loss.svg]` names.
  static func picture(in line: String) -> String? {
    let text = trimmed(line)
    guard text.hasPrefix("[plot:"), text.hasSuffix("]") else { return nil }
    let name = trimmed(text.dropFirst("[plot:".count).dropLast())
    return name.isEmpty ? nil : name
  }
}
