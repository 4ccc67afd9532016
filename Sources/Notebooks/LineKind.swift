import Language

/// What the first bytes of a line say it is; inside a statement they say nothing.
enum LineKind: Equatable {
  case blank
  case shebang
  case frontMatter
  case heading
  case mark
  case output
  case failure
  /// `#` at column 1.
  case comment
  /// A comment that starts further right.
  case indentedComment
  /// `#>` or `#!` that starts further right.
  case indentedRecord
  case code

  /// Whether the line is part of a record.
  var isRecord: Bool { self == .output || self == .failure }

  init(of line: Substring.UTF8View, number: Int) {
    let space = UInt8(ascii: " ")
    let tab = UInt8(ascii: "\t")
    let hash = UInt8(ascii: "#")
    var rest = line
    // A byte order mark may open the text.
    if number == 1, rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    let content = rest.drop { $0 == space || $0 == tab }
    guard let first = content.first else {
      self = .blank
      return
    }
    guard first == hash else {
      self = .code
      return
    }
    let second = content.dropFirst().first
    guard content.count == rest.count else {
      let isRecord = second == UInt8(ascii: ">") || second == UInt8(ascii: "!")
      self = isRecord ? .indentedRecord : .indentedComment
      return
    }
    switch second {
    case UInt8(ascii: ">"): self = .output
    case UInt8(ascii: "!"):
      let isShebang = number == 1 && content.dropFirst(2).first == UInt8(ascii: "/")
      self = isShebang ? .shebang : .failure
    case UInt8(ascii: ":"): self = .frontMatter
    case UInt8(ascii: "%"):
      self = content.dropFirst(2).first == UInt8(ascii: "%") ? .mark : .comment
    case hash: self = .heading
    default: self = .comment
    }
  }
}

/// The lines of a source with what each seems to be.
struct ClassifiedLines {
  let source: Source
  private let kinds: [LineKind]

  init(_ source: Source) {
    self.source = source
    kinds = source.lineStarts.indices.map { index in
      LineKind(of: source.line(index + 1)[...].utf8, number: index + 1)
    }
  }

  /// Line numbers, from 1; an empty line after the last line end is none.
  var range: Range<Int> {
    let endsWithLineEnd = source.lineStarts.last == source.bytes.count
    return 1..<(kinds.count + (endsWithLineEnd ? 0 : 1))
  }

  /// Blank outside the text.
  func kind(_ line: Int) -> LineKind {
    kinds.indices.contains(line - 1) ? kinds[line - 1] : .blank
  }

  func text(_ line: Int) -> String {
    let text = source.line(line)
    return line == 1 && text.unicodeScalars.first == "\u{FEFF}"
      ? String(text.unicodeScalars.dropFirst()) : text
  }

  /// A place to point at: the whole line.
  func label(_ line: Int, _ text: String = "") -> Diagnostic.Label {
    let start = source.start(ofLine: line)
    return Diagnostic.Label(source, Span(start, start + source.line(line).utf8.count), text)
  }
}
