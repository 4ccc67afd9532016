/// An article as one Markdown file, as GitHub reads it.
public enum MarkdownPage {
  public static func text(_ article: Article, pictures: Pictures) throws -> String {
    var parts = ["# " + article.title]
    for block in article.blocks {
      switch block.kind {
      case .heading(let level, let text):
        parts.append(String(repeating: "#", count: level + 1) + " " + text)
      case .prose(let text): parts.append(text)
      case .mark(let cell):
        if let part = cell.lessonPart {
          parts.append("**\(part.rawValue.prefix(1).uppercased())\(part.rawValue.dropFirst())**")
        }
      case .code(let text): parts.append(fenced(text, "wd"))
      case .output(let lines, _): parts.append(fenced(lines.joined(separator: "\n"), "text"))
      case .picture(let name):
        do { _ = try pictures.drawing(name) } catch { throw article.problem(error, block.line) }
        parts.append("![\(name)](\(Book.encoded(pictures.folder + "/" + name)))")
      case .failure(let failure): parts.append(fenced(String(failure.text.dropFirst(3)), "text"))
      }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The text between fences longer than any in it.
  private static func fenced(_ text: String, _ info: String) -> String {
    var (longest, run) = (2, 0)
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence)\(info)\n\(text)\n\(fence)"
  }
}
