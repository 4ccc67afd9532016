/// Lines and their indentation.
extension Formatter {
  /// What is open around an item.
  struct Level {
    enum Kind { case statements, brackets, group }
    var kind = Kind.statements
    var opener: Int?
    /// The indentation of the line on which it was opened.
    var openedAt = 0
    /// The indentation of the line on which the element or statement at hand starts.
    var elementAt = 0
    /// Where its first element stands, if that is behind its opening bracket.
    var firstColumn: Int?
    /// Whether its elements stand below the first one; `nil` before the second line.
    var isHanging: Bool?

    /// The indentation of a line that starts an element.
    var inside: Int {
      if opener == nil { return 0 }
      return isHanging == true ? firstColumn ?? openedAt + 2 : openedAt + 2
    }
  }

  private var level: Level { levels[levels.count - 1] }

  mutating func layOut() {
    for index in items.indices {
      let item = items[index]
      let margin = margin(of: index)
      add(item.comments, before: index, at: item.isClosing ? level.inside : margin)
      if item.startsLine || index == 0 {
        let isInside = items.indices.contains(index - 1) && items[index - 1].isOpening
        let isFirst = isInside && item.comments.isEmpty
        startLine(at: margin, afterBlank: item.isAfterBlank && !isFirst && !item.isClosing)
      } else {
        append(String(repeating: " ", count: gap(before: index)))
      }
      if item.isClosing { if levels.count > 1 { levels.removeLast() } } else { note(index) }
      append(item.text)
      if item.isOpening { open(index) }
    }
    add(lastComments, before: items.count, at: 0)
  }

  // MARK: Indentation

  /// The indentation an item's line has if the item starts it.
  private mutating func margin(of index: Int) -> Int {
    let item = items[index]
    guard item.startsLine || index == 0 else { return indent }
    if item.isClosing { return level.openedAt }
    if continues(index, in: level.kind) {
      let isBranch = item.kind == .else && endsBlock(index - 1)
      return level.elementAt + (isBranch ? 0 : 2)
    }
    if let opener = level.opener, level.isHanging == nil {
      let first = opener + 1
      let canHang = level.kind == .brackets && first < index && !items[first].startsLine
      levels[levels.count - 1].isHanging = canHang && items[first].column == item.column
    }
    return level.inside
  }

  private func endsBlock(_ index: Int) -> Bool {
    guard items.indices.contains(index), let opener = items[index].opener else { return false }
    return items[opener].isBlock
  }

  /// Whether an item that starts a line goes on with the element of the line above.
  func continues(_ index: Int, in kind: Level.Kind) -> Bool {
    guard index > 0 else { return false }
    let (before, item) = (items[index - 1], items[index])
    if before.isOpening || before.kind == .semicolon || item.isLabel { return false }
    if before.kind == .comma { return kind != .brackets }
    switch before.kind {
    case .return, .break, .continue: return before.endsOperand
    default: if !before.endsOperand { return true }
    }
    switch item.kind {
    case .minus: return kind == .group
    case .comma, .semicolon, .colon, .within, .else: return true
    default: return kind == .group || BindingPower(item.kind) != nil
    }
  }

  /// Keeps in mind where elements start.
  private mutating func note(_ index: Int) {
    let last = levels.count - 1
    let isFirst = level.opener.map { index == $0 + 1 } ?? (index == 0)
    let isElement =
      items[index].startsLine
      ? !continues(index, in: level.kind)
      : isFirst || items[index - 1].kind == .comma && level.kind == .brackets
        || items[index - 1].kind == .semicolon
    if isElement { levels[last].elementAt = indent }
    if isFirst, !items[index].startsLine { levels[last].firstColumn = column }
  }

  private mutating func open(_ index: Int) {
    let item = items[index]
    var next = Level()
    next.opener = index
    next.openedAt = indent
    next.elementAt = indent
    let isCall = index > 0 && items[index - 1].endsOperand && !item.hasSpaceBefore
    switch item.kind {
    case .leftBrace: next.kind = item.isBlock ? .statements : .brackets
    case .leftParenthesis: next.kind = isCall || item.isParameters ? .brackets : .group
    default: next.kind = .brackets
    }
    levels.append(next)
  }

  // MARK: Writing

  private mutating func add(
    _ comments: [FormatterItem.Comment], before index: Int, at margin: Int
  ) {
    let isInside =
      levels.count > 1 || index < items.count && index > 0 && continues(index, in: level.kind)
    for (position, comment) in comments.enumerated() {
      if !comment.startsLine, !lines.isEmpty {
        lines[lines.count - 1].comment = (comment.text.withoutBlanksAtEnd, comment.column)
        continue
      }
      let isFirst =
        position == 0 && items.indices.contains(index - 1) && items[index - 1].isOpening
      startLine(at: isInside ? margin : 0, afterBlank: comment.isAfterBlank && !isFirst)
      append(isInside ? comment.text.withoutBlanksAtEnd : comment.margin + comment.text)
    }
  }

  private mutating func startLine(at margin: Int, afterBlank: Bool) {
    if afterBlank, !lines.isEmpty { lines.append(Line()) }
    lines.append(Line(text: String(repeating: " ", count: margin)))
    (indent, column) = (margin, margin)
  }

  private mutating func append(_ text: String) {
    lines[lines.count - 1].text += text
    let last = text.lastLine
    column = (last.startIndex == text.startIndex ? column : 0) + last.unicodeScalars.count
  }
}

extension String {
  fileprivate var withoutBlanksAtEnd: String {
    String(reversed().drop(while: \.isWhitespace).reversed())
  }
}
