import Language

/// A session as a `.wd` script: what was typed, with what it showed, one statement after another.
enum SessionScript {
  static func text(of notes: [Note], seed: UInt64) -> String {
    var blocks: [String] = seed == 0 ? [] : ["#: seed: \(seed)"]
    var block: [String] = []
    for note in notes {
      // After a blank line `#` is prose; what is recorded ends a group of statements.
      if note.isProse, !block.isEmpty {
        blocks.append(block.joined(separator: "\n"))
        block = []
      }
      block += lines(of: note)
      if note.isProse || !note.output.isEmpty {
        blocks.append(block.joined(separator: "\n"))
        block = []
      }
    }
    if !block.isEmpty { blocks.append(block.joined(separator: "\n")) }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func lines(of note: Note) -> [String] {
    var code = note.code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if note.isAns, let first = code.firstIndex(where: { !$0.trimmed.hasPrefix("#") }) {
      code[first] = "ans = " + code[first]
      code.append("ans")
    }
    return code + note.output.map { $0.isEmpty ? "#>" : "#> " + $0 }
  }
}

/// Cuts an entry into notes: whole lines, so that statements that share a line share a note.
struct NoteCutter {
  private let source: Source
  private let lines: [String]
  private var taken = 0
  private(set) var notes: [Note] = []

  init(_ source: Source) {
    self.source = source
    lines = source.lineStarts.indices.map { source.line($0 + 1) }
  }

  /// Adds a statement that went well.
  mutating func add(_ statement: Statement, output: [String]) {
    let last = source.position(of: max(statement.span.lower, statement.span.upper - 1)).line
    if last <= taken, !notes.isEmpty {
      notes[notes.count - 1].output += output
      notes[notes.count - 1].names += statement.boundNames
      return
    }
    let first = source.position(of: statement.span.lower).line
    var start = max(first - 1, taken)
    // Comments above the statement belong to it.
    while start > taken, lines[start - 1].isComment { start -= 1 }
    let end = min(last, lines.count)
    guard start < end else { return }
    taken = end
    let code = lines[start..<end].joined(separator: "\n")
    notes.append(Note(code: code, output: output, names: statement.boundNames))
  }
}

extension Statement {
  /// The names that a statement gives a value.
  var boundNames: [String] {
    switch kind {
    case .assignment(let names, _): names.map(\.text)
    case .function(let function): function.name.map { [$0.text] } ?? []
    case .use(_, let alias): alias.map { [$0.text] } ?? []
    default: []
    }
  }
}

extension String {
  /// A line of comment, and none of notebook notation.
  fileprivate var isComment: Bool {
    let line = trimmed
    return line.hasPrefix("#") && !["#>", "#!", "#%%", "#:"].contains { line.hasPrefix($0) }
  }
}

extension Source {
  var wholeText: String { text(Span(0, bytes.count)) }

  /// True when a text uses a word as a name; a text that does not even divide into words does not.
  func uses(_ word: String) -> Bool {
    guard let stream = try? Lexer.tokens(of: self) else { return false }
    return stream.tokens.contains { $0.kind == .name && text($0.span) == word }
  }
}
