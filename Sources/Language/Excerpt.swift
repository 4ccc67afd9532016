/// One line of a source with the carets and words below it, cut to a width.
struct Excerpt {
  /// The labels of one line.
  struct Group {
    let source: Source
    let line: Int
    var labels: [Diagnostic.Label]
  }

  /// The line, with tabs and control characters visible.
  let text: String
  /// The rows below it.
  let rows: [String]
  /// The words of labels that the cut left out.
  let unplaced: [String]

  /// The labels by line, in the order of their first mention.
  static func groups(of diagnostic: Diagnostic) -> [Group] {
    var groups: [Group] = []
    for label in diagnostic.labels {
      let line = label.source.position(of: label.span.lower).line
      let place = groups.firstIndex { $0.source === label.source && $0.line == line }
      if let place {
        groups[place].labels.append(label)
      } else {
        groups.append(Group(source: label.source, line: line, labels: [label]))
      }
    }
    return groups
  }

  init(_ group: Group, width: Int) {
    let window = Window(group, width: width)
    var marks: [Mark] = []
    var unplaced: [String] = []
    for label in group.labels {
      let words = Visible.escape(label.text)
      if let columns = window.columns(of: label.span) {
        marks.append(Mark(start: columns.lowerBound, end: columns.upperBound, words: words))
      } else if !words.isEmpty {
        let place = group.source.position(of: label.span.lower)
        unplaced.append("column \(place.column): \(words)")
      }
    }
    text = window.text
    rows = Self.rows(marks.sorted { $0.start < $1.start })
    self.unplaced = unplaced
  }

  /// A stretch of columns with words.
  private struct Mark {
    let start: Int
    let end: Int
    let words: String
  }

  /// Carets under every mark, the last one's words beside them, the others' below.
  private static func rows(_ marks: [Mark]) -> [String] {
    guard let last = marks.last else { return [] }
    let end = marks.map(\.end).max() ?? 0
    var carets = [Character](repeating: " ", count: end)
    for mark in marks {
      for column in mark.start..<mark.end { carets[column] = "^" }
    }
    let first = String(carets)
    var rows = [last.words.isEmpty ? first : first + " " + last.words]
    var waiting = Array(marks.dropLast())
    while let mark = waiting.popLast() {
      guard !mark.words.isEmpty else { continue }
      var row = [Character](repeating: " ", count: mark.start)
      for other in waiting where !other.words.isEmpty && other.start < mark.start {
        row[other.start] = "│"
      }
      rows.append(String(row) + "└ " + mark.words)
    }
    return rows
  }
}

/// The part of a line around its first label that fits a width.
private struct Window {
  /// A scalar as it is shown.
  struct Cell {
    let offset: Int
    let text: String
    var width: Int { text.unicodeScalars.count }
  }

  private let cells: [Cell]
  private let end: Int
  private let isCutBefore: Bool
  private let isCutAfter: Bool

  init(_ group: Excerpt.Group, width: Int) {
    let source = group.source
    let start = source.lineStarts[group.line - 1]
    let nextStart =
      group.line < source.lineStarts.count ? source.lineStarts[group.line] : source.bytes.count
    let focus = min(max(group.labels.first?.span.lower ?? start, start), nextStart)
    // A scalar takes at most four bytes and at least one cell.
    let lower = max(start, focus - width * 4)
    let upper = min(nextStart, focus + width * 4)
    let all = Self.cells(source.bytes, lower, upper)
    let total = all.reduce(0) { $0 + $1.width }
    if total <= width, lower == start, upper == nextStart {
      (cells, isCutBefore, isCutAfter) = (all, false, false)
    } else {
      // A third of the width is before the caret, and a cell at each end for the ellipsis.
      let focusCell = all.firstIndex { $0.offset >= focus } ?? all.count
      var first = focusCell
      var taken = 0
      while first > 0, taken + all[first - 1].width <= width / 3 {
        first -= 1
        taken += all[first].width
      }
      var past = focusCell
      while past < all.count, taken + all[past].width <= width - 2 {
        taken += all[past].width
        past += 1
      }
      cells = Array(all[first..<past])
      isCutBefore = first > 0 || lower > start
      isCutAfter = past < all.count || upper < nextStart
    }
    end = cells.last.map { $0.offset + 1 } ?? focus
  }

  var text: String {
    (isCutBefore ? "…" : "") + cells.map(\.text).joined() + (isCutAfter ? "…" : "")
  }

  /// The columns of a span, at least one; `nil` when it starts outside.
  func columns(of span: Span) -> Range<Int>? {
    let margin = isCutBefore ? 1 : 0
    let width = cells.reduce(0) { $0 + $1.width }
    if let first = cells.first, span.lower < first.offset { return nil }
    if isCutAfter, span.lower >= end { return nil }
    let before = cells.prefix { $0.offset < span.lower }.reduce(0) { $0 + $1.width }
    let through = cells.prefix { $0.offset < span.upper }.reduce(0) { $0 + $1.width }
    let start = min(before, width)
    return (margin + start)..<(margin + max(through, start + 1))
  }

  private static func cells(_ bytes: [UInt8], _ lower: Int, _ upper: Int) -> [Cell] {
    var cells: [Cell] = []
    var offset = lower
    while offset < upper, bytes[offset] & 0xC0 == 0x80, offset > 0, offset < lower + 4 {
      offset += 1
    }
    while offset < upper {
      let length = UTF8.length(from: bytes[offset])
      let end = min(offset + length, upper)
      let scalars = String(decoding: bytes[offset..<end], as: UTF8.self).unicodeScalars
      // Bytes that are no UTF-8 are shown one by one.
      let isWhole = scalars.count == 1 && scalars.first != "\u{FFFD}"
      let next = isWhole ? end : offset + 1
      let scalar = isWhole ? scalars.first ?? "\u{FFFD}" : "\u{FFFD}"
      let isLineEnd = scalar == "\n" || scalar == "\r"
      if !(isLineEnd && next >= upper) && !(scalar == "\r" && next == upper - 1) {
        cells.append(Cell(offset: offset, text: shown(scalar)))
      }
      offset = next
    }
    return cells
  }

  private static func shown(_ scalar: Unicode.Scalar) -> String {
    if scalar == "\t" { return "→ " }
    return Visible.isUnseen(scalar) ? Visible.escape(scalar) : String(scalar)
  }
}

extension UTF8 {
  /// How many bytes a scalar takes whose first byte this is.
  fileprivate static func length(from byte: UInt8) -> Int {
    switch byte {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }
}
