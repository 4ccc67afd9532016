import Language

/// Notes of a lesson as lines for a terminal.
public struct LessonText: Sendable {
  private let width: Int
  private let hasColour: Bool

  public init(width: Int, hasColour: Bool) {
    self.width = max(30, min(width, 90))
    self.hasColour = hasColour
  }

  /// The notes with a blank line between those that need one.
  public func text(_ notes: [LessonNote]) -> String {
    var parts: [String] = []
    for note in notes {
      let text = text(note)
      guard !text.isEmpty else { continue }
      let isTight = if case .output = note { true } else { false }
      if isTight, let last = parts.indices.last {
        parts[last] += "\n" + text
      } else {
        parts.append(text)
      }
    }
    return parts.joined(separator: "\n\n")
  }

  private func text(_ note: LessonNote) -> String {
    switch note {
    case .title(let text): paint("1", Visible.escape(text))
    case .heading(let text): paint("1;34", Visible.escape(text))
    case .text(let markdown): prose(markdown)
    case .code(let code): indented(coloured(code))
    case .output(let lines): indented(lines.joined(separator: "\n"))
    case .good(let text): paint("32", "✓ " + text)
    case .bad(let message, let facts):
      ([paint("31", "✗ " + Visible.escape(message))]
        + facts.map { "  = " + Visible.escape($0) }).joined(separator: "\n")
    case .advice(let text): paint("2", text)
    }
  }

  private func paint(_ code: String, _ text: String) -> String {
    hasColour && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
  }

  /// Code in the terminal's colours, where it has them.
  private func coloured(_ code: String) -> String {
    let code = Visible.escape(code, keepingNewlines: true)
    let source = Source(name: "", text: code)
    guard hasColour, let parts = try? Highlighter.parts(of: source) else { return code }
    var result = ""
    var offset = 0
    for part in parts where part.span.lower >= offset {
      result += source.text(Span(offset, part.span.lower))
      let text = source.text(part.span)
      let colour: String? =
        switch part.role {
        case .keyword: "35"
        case .string: "33"
        case .number, .constant: "32"
        case .column: "36"
        case .comment: "2"
        case .hole: "1;31"
        case .call, .label, .symbol: nil
        }
      result += colour.map { paint($0, text) } ?? text
      offset = part.span.upper
    }
    return result + source.text(Span(offset, source.bytes.count))
  }

  // MARK: Prose

  /// Paragraphs filled to the width; lists, tables and code keep their lines.
  private func prose(_ markdown: String) -> String {
    var blocks: [String] = []
    var paragraph: [Substring] = []
    var isInCode = false
    let close = { (blocks: inout [String]) in
      if !paragraph.isEmpty { blocks.append(filled(paragraph.joined(separator: " "))) }
      paragraph = []
    }
    for line in Visible.escape(markdown, keepingNewlines: true)
      .split(separator: "\n", omittingEmptySubsequences: false)
    {
      let isFence = line.hasPrefix("```")
      if isFence {
        close(&blocks)
        isInCode.toggle()
      } else if isInCode {
        blocks.append("    " + line)
      } else if line.isEmpty {
        close(&blocks)
        if blocks.last?.isEmpty == false { blocks.append("") }
      } else if let first = line.first,
        "-*+|>".contains(first) || first.isNumber && paragraph.isEmpty
      {
        close(&blocks)
        paragraph = [line]
      } else {
        paragraph.append(line)
      }
    }
    close(&blocks)
    return blocks.joined(separator: "\n")
  }

  private func filled(_ text: String) -> String {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines.map(emphasised).joined(separator: "\n")
  }

  /// `code` in colour instead of its backquotes and *words* in italics, where there is colour.
  private func emphasised(_ line: String) -> String {
    guard hasColour else { return line }
    let parts = line.split(separator: "`", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { return line }
    return parts.enumerated().map { index, part in
      index % 2 == 1 ? paint("36", String(part)) : italicised(part)
    }.joined()
  }

  private func italicised(_ text: Substring) -> String {
    let parts = text.split(separator: "*", omittingEmptySubsequences: false)
    // `2 * 3` and `**` are no emphasis: a word touches its signs.
    let isEmphasis = parts.enumerated().allSatisfy { index, part in
      index % 2 == 0 || !part.isEmpty && part.first != " " && part.last != " "
    }
    guard parts.count % 2 == 1, isEmphasis else { return String(text) }
    return parts.enumerated().map { index, part in
      index % 2 == 1 ? paint("3", String(part)) : String(part)
    }.joined()
  }
}
