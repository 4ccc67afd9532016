/// Gives a text the one form that `wd fmt` writes.
///
/// Line breaks stay where the author put them. Settled are the indentation, the space between
/// tokens, and blank lines: one at most. Strings, prose, marks and recorded outputs keep every
/// byte. Two alignments are kept where the author made them: the values of labels below one
/// another, and elements below the first one of their bracket.
public struct Formatter {
  let source: Source
  let items: [FormatterItem]
  /// Comments behind the last item.
  let lastComments: [FormatterItem.Comment]
  /// Columns between a label's colon and its value, by the colon's item; one where none is given.
  var gaps: [Int: Int] = [:]
  var lines: [Line] = []
  var levels: [Level] = [Level()]
  /// Where the next character goes in its line, from 0.
  var column = 0
  var indent = 0

  /// A line of the result.
  struct Line {
    var text = ""
    /// A comment behind code, with the column it had.
    var comment: (text: String, column: Int)?
  }

  /// The text in its form; throws what is wrong with a text that does not parse.
  ///
  /// Lines (from 1) in `kept` are not read and keep every byte: forms that a notebook expects to
  /// be refused. The result parses to the same tree, and formatting it changes nothing.
  public static func formatted(
    _ source: Source, keeping kept: [Range<Int>] = []
  ) throws(Diagnostics) -> String {
    let masked = mask(source, kept)
    _ = try Parser.parse(masked)
    let stream = try Lexer.tokens(of: masked)
    let text = formatted(stream, showing: masked)
    guard isSame(stream, text) else { return source.text(Span(0, source.bytes.count)) }
    return kept.isEmpty ? text : formatted(stream, showing: source)
  }

  private static func formatted(_ stream: TokenStream, showing source: Source) -> String {
    var reader = FormatterReader(stream, showing: source)
    reader.read()
    var formatter = Formatter(
      source: source, items: reader.items, lastComments: reader.comments)
    formatter.gaps = formatter.alignedGaps()
    formatter.layOut()
    return formatter.text(isMarked: source.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
  }

  private init(
    source: Source, items: [FormatterItem], lastComments: [FormatterItem.Comment]
  ) {
    self.source = source
    self.items = items
    self.lastComments = lastComments
  }

  /// The text with some lines turned into comments of the same length.
  private static func mask(_ source: Source, _ kept: [Range<Int>]) -> Source {
    guard !kept.isEmpty else { return source }
    var bytes = source.bytes
    let starts = source.lineStarts
    for line in kept.joined() where starts.indices.contains(line - 1) {
      let end = line < starts.count ? starts[line] : bytes.count
      for offset in starts[line - 1]..<end
      where bytes[offset] != UInt8(ascii: "\n") && bytes[offset] != UInt8(ascii: "\r") {
        bytes[offset] = UInt8(ascii: "#")
      }
    }
    return Source(name: source.name, bytes: bytes)
  }

  /// Whether a text has the same tokens: the last safeguard before a file is written.
  private static func isSame(_ stream: TokenStream, _ text: String) -> Bool {
    let other = Source(name: stream.source.name, text: text)
    guard let result = try? Lexer.tokens(of: other), (try? Parser.parse(other)) != nil,
      result.tokens.count == stream.tokens.count, result.comments.count == stream.comments.count
    else { return false }
    return zip(stream.tokens, result.tokens).allSatisfy { before, after in
      guard before.kind == after.kind else { return false }
      return before.kind == .end
        || before.startsLine == after.startsLine
          && stream.source.text(before.span) == other.text(after.span)
    }
  }

  private func text(isMarked: Bool) -> String {
    var result = isMarked ? "\u{FEFF}" : ""
    let lineEnd = source.lineEnd
    for (line, gap) in zip(lines, commentGaps()) {
      result += line.text
      if let comment = line.comment {
        result += String(repeating: " ", count: gap) + comment.text
      }
      result += lineEnd
    }
    return result
  }
}

extension Source {
  /// How its first line ends; the line feed where it has one line.
  fileprivate var lineEnd: String {
    guard lineStarts.count > 1 else { return "\n" }
    let end = lineStarts[1]
    let isWindows =
      end >= 2 && bytes[end - 2] == UInt8(ascii: "\r") && bytes[end - 1] == UInt8(ascii: "\n")
    return isWindows ? "\r\n" : "\n"
  }
}
