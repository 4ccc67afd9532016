/// A token as the formatter sees it; a string is one item with all that is in it.
struct FormatterItem {
  let kind: Token.Kind
  let text: String
  let startsLine: Bool
  let hasSpaceBefore: Bool
  /// In the source, from 0, in characters.
  let column: Int
  /// The comments between the item before it and this one.
  let comments: [Comment]
  /// A blank line is right before it.
  let isAfterBlank: Bool
  /// Of a closing bracket: its opening one.
  var opener: Int?
  /// A value may end with it.
  var endsOperand = false
  /// A minus with nothing on its left.
  var isSign = false
  /// A word before the colon of an argument, item or parameter.
  var isLabel = false
  /// Of a brace: it holds statements. Of a parenthesis: it holds parameters.
  var isBlock = false
  var isParameters = false

  struct Comment {
    let text: String
    /// What stands before it on its line, if it is blank.
    let margin: String
    let column: Int
    let startsLine: Bool
    let isAfterBlank: Bool
  }

  var isOpening: Bool { kind.isOpeningBracket }
  var isClosing: Bool {
    kind == .rightParenthesis || kind == .rightBracket || kind == .rightBrace
  }
}

/// Makes items of tokens, and finds out what each is.
struct FormatterReader {
  private let stream: TokenStream
  /// The text to show, of the same length as the one that was read.
  private let source: Source
  private(set) var items: [FormatterItem] = []
  private(set) var comments: [FormatterItem.Comment] = []
  private var open: [Int] = []
  private var nextComment = 0
  // How far the text has been walked: each byte is passed once, however long its line.
  private var offset = 0
  private var line = 0
  private var lineStart = 0
  private var column = 0
  /// The line on which the last item or comment ended.
  private var lastLine = -1

  init(_ stream: TokenStream, showing source: Source) {
    self.stream = stream
    self.source = source
    if source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { (offset, lineStart) = (3, 3) }
  }

  mutating func read() {
    var index = 0
    while index < stream.tokens.count {
      let token = stream.tokens[index]
      readComments(before: token.span.lower)
      guard token.kind != .end else { return }
      var last = token
      if token.kind == .stringStart {
        let end = Int(token.payload)
        if end > index, end < stream.tokens.count { (last, index) = (stream.tokens[end], end) }
      }
      add(token, upTo: last.span.upper)
      index += 1
    }
  }

  /// Goes on to an offset, counting lines and columns.
  private mutating func walk(to target: Int) {
    while offset < target {
      offset += 1
      if line + 1 < source.lineStarts.count, source.lineStarts[line + 1] == offset {
        line += 1
        (lineStart, column) = (offset, 0)
      } else if source.bytes[offset - 1] & 0xC0 != 0x80 {
        column += 1
      }
    }
  }

  private mutating func readComments(before end: Int) {
    while nextComment < stream.comments.count, stream.comments[nextComment].lower < end {
      let span = stream.comments[nextComment]
      nextComment += 1
      // A comment inside a value in a string is part of the string.
      if span.lower < offset { continue }
      walk(to: span.lower)
      comments.append(
        FormatterItem.Comment(
          text: source.text(span), margin: source.text(Span(lineStart, span.lower)),
          column: column, startsLine: line != lastLine, isAfterBlank: line > lastLine + 1))
      walk(to: span.upper)
      lastLine = line
    }
  }

  private mutating func add(_ token: Token, upTo end: Int) {
    walk(to: token.span.lower)
    var item = FormatterItem(
      kind: token.kind, text: source.text(Span(token.span.lower, end)),
      startsLine: token.startsLine, hasSpaceBefore: token.hasSpaceBefore, column: column,
      comments: comments, isAfterBlank: line > lastLine + 1)
    comments = []
    walk(to: end)
    lastLine = line
    findRole(of: &item)
    items.append(item)
  }

  // MARK: Roles

  private mutating func findRole(of item: inout FormatterItem) {
    let before = items.last
    let isName = before?.kind == .dot
    switch item.kind {
    case .stringStart, .number, .true, .false, .none, .name, .hole, .rightBracket, .rightBrace:
      item.endsOperand = true
    case .rightParenthesis:
      item.endsOperand = open.last.map { !items[$0].isParameters } ?? true
    case .minus:
      item.isSign = item.startsLine || before?.endsOperand != true
    case .colon:
      if let last = items.indices.last, isInBrackets, items[last].kind.isWord {
        items[last].isLabel = true
      }
      noteRecord()
    default:
      item.endsOperand = isName && item.kind.isWord
    }
    if item.isClosing { item.opener = open.popLast() }
    guard item.isOpening else { return }
    // A brace is a block until the colon of its first item says that it is a record.
    item.isBlock = item.kind == .leftBrace
    item.isParameters = item.kind == .leftParenthesis && isAfterFunction
    open.append(items.count)
  }

  private var isInBrackets: Bool { open.last.map { items[$0].kind != .leftBrace } ?? false }

  /// `fn` or `fn name` is before.
  private var isAfterFunction: Bool {
    guard let last = items.last else { return false }
    return last.kind == .fn || last.kind == .name && items.dropLast().last?.kind == .fn
  }

  /// The colon at hand follows a brace's first item: `{a:`, `{"a b":`, `{(k):`.
  private mutating func noteRecord() {
    guard let brace = open.last, items[brace].kind == .leftBrace, let last = items.indices.last
    else { return }
    if items[last].kind.isWord { items[last].isLabel = true }
    let key = items[last].opener ?? last
    if key == brace + 1 { items[brace].isBlock = false }
  }
}
