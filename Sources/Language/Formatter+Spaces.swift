/// The space between two items of a line.
extension Formatter {
  /// How many blanks stand before an item that does not start its line.
  func gap(before index: Int) -> Int {
    guard index > 0 else { return 0 }
    let (left, right) = (items[index - 1], items[index])
    if left.kind == .colon { return gaps[index - 1] ?? 1 }
    return isTight(left, right, index) ? 0 : 1
  }

  private func isTight(_ left: FormatterItem, _ right: FormatterItem, _ index: Int) -> Bool {
    switch right.kind {
    case .comma, .semicolon, .colon:
      return true
    case .rightParenthesis, .rightBracket:
      return true
    case .rightBrace:
      return left.isOpening || !(right.opener.map { items[$0].isBlock } ?? false)
    default:
      break
    }
    if left.isOpening { return !left.isBlock }
    switch left.kind {
    case .dot:
      return true
    case .range, .openRange:
      // `x.. .age` without its space would hold the hole `...`.
      return right.kind != .dot && right.kind != .hole
    case .minus where left.isSign:
      // `--` means something else in other languages, and nothing here.
      return !right.isSign
    default:
      break
    }
    switch right.kind {
    case .range, .openRange:
      return true
    case .leftParenthesis where right.isParameters:
      return true
    case .dot, .leftParenthesis, .leftBracket:
      return left.endsOperand && !right.hasSpaceBefore
    default:
      return false
    }
  }

  // MARK: Columns

  /// Values of labels that the author has aligned: the columns between each colon and its value.
  ///
  /// Labels that start their lines one after another, without a blank line or another element
  /// between, are aligned when all their values stand equally far to the right.
  func alignedGaps() -> [Int: Int] {
    var result: [Int: Int] = [:]
    var groups: [[Int]] = [[]]
    for (index, item) in items.enumerated() {
      if item.isClosing {
        align(groups.popLast() ?? [], into: &result)
      } else if isFirstOfElement(index) {
        let depth = groups.count - 1
        let isKey = isKey(index)
        if !isKey || item.isAfterBlank || item.comments.contains(where: \.isAfterBlank) {
          align(groups[depth], into: &result)
          groups[depth] = []
        }
        if isKey { groups[depth].append(index) }
      }
      if item.isOpening { groups.append([]) }
    }
    return result
  }

  /// The item starts an element, and a line or what its bracket holds.
  private func isFirstOfElement(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let before = items[index - 1]
    if before.isOpening { return true }
    return items[index].startsLine && !continues(index, in: .brackets)
  }

  /// A label or a text, its colon, and a value on the same line.
  private func isKey(_ index: Int) -> Bool {
    guard index + 2 < items.count, items[index + 1].kind == .colon,
      items[index].isLabel || items[index].kind == .stringStart
    else { return false }
    return !items[index + 1].startsLine && !items[index + 2].startsLine
      && items[index + 2].comments.isEmpty
  }

  private func align(_ group: [Int], into result: inout [Int: Int]) {
    guard group.count > 1 else { return }
    let distances = Set(group.map { items[$0 + 2].column - items[$0].column })
    guard distances.count == 1 else { return }
    let widths = group.map { items[$0].text.unicodeScalars.count }
    let widest = widths.max() ?? 0
    for (index, width) in zip(group, widths) { result[index + 1] = widest - width + 1 }
  }

  /// Blanks before the comment behind each line: two, or as many as align it with its neighbours.
  func commentGaps() -> [Int] {
    var gaps = Array(repeating: 2, count: lines.count)
    var start = 0
    while start < lines.count {
      var end = start
      while end < lines.count, lines[end].comment != nil { end += 1 }
      let columns = Set(lines[start..<end].map { $0.comment?.column })
      let widths = lines[start..<end].map { $0.text.lastLine.unicodeScalars.count }
      if columns.count == 1, let widest = widths.max() {
        for (index, width) in zip(start..<end, widths) { gaps[index] = widest - width + 2 }
      }
      start = end + 1
    }
    return gaps
  }
}

extension String {
  /// What stands behind its last line end.
  var lastLine: Substring {
    self[(lastIndex(where: \.isNewline).map(index(after:)) ?? startIndex)...]
  }
}
