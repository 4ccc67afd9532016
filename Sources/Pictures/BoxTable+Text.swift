extension BoxTable {
  /// The table as a box of at most `width` cells (below 5 there is no box, and 5 is taken).
  ///
  /// Long texts end in `…`. If that does not help, the columns in the middle are left out, and the
  /// footer says how many. Numbers are never cut, except in a column that is alone too wide.
  public func text(width: Int = 80, colour: Bool = false) -> String {
    let width = min(max(width, 5), 10_000)
    let rows = columns.map(\.cells.count).max() ?? 0
    let columns = columns.map { BoxColumn($0, rows: rows) }
    var layout = BoxLayout(columns, width: width)
    let notes = footerLines(&layout, width: width)
    let drawing = BoxDrawing(columns: columns, layout: layout, notes: notes, colour: colour)

    var lines: [String] = []
    if let title {
      let text = CellWidth.elided(CellWidth.printable(title), to: width)
      lines.append(colour ? Ink.strong.applied(to: text) : text)
    }
    return (lines + drawing.lines(rows: rows)).joined(separator: "\n")
  }

  /// The footer's lines; makes the box wider where that spares breaking a short footer.
  private func footerLines(_ layout: inout BoxLayout, width: Int) -> [String] {
    var parts: [String] = []
    if let footer, !footer.isEmpty { parts = BoxTable.parts(of: CellWidth.printable(footer)) }
    if layout.hidden > 0 { parts.append(Numerals.counted(layout.hidden, "column") + " hidden") }
    if columns.isEmpty && parts.isEmpty { parts.append("no columns") }
    let longest = CellWidth.of(parts.joined(separator: BoxTable.dot))
    let wanted = min(longest, max(layout.inner, 32), width - 4)
    if columns.isEmpty { return broken(parts, to: wanted) }
    if wanted > layout.inner { layout.widen(by: wanted - layout.inner) }
    return broken(parts, to: layout.inner)
  }

  private static func parts(of footer: String) -> [String] {
    var parts = [""]
    for word in footer.split(separator: " ") {
      if word == "·" {
        parts.append("")
      } else {
        let last = parts.removeLast()
        parts.append(last.isEmpty ? String(word) : last + " " + word)
      }
    }
    return parts
  }

  /// The parts of a footer in lines of at most `width` cells, broken between parts where possible.
  private func broken(_ parts: [String], to width: Int) -> [String] {
    var lines: [String] = []
    for part in parts {
      let longer = (lines.last ?? "") + BoxTable.dot + part
      if !lines.isEmpty && CellWidth.of(longer) <= width {
        lines[lines.count - 1] = longer
      } else {
        lines += CellWidth.wrapped(part, to: width)
      }
    }
    return lines
  }
}
