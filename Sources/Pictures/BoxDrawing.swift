/// Puts the lines of a box together.
struct BoxDrawing {
  let columns: [BoxColumn]
  let layout: BoxLayout
  /// The footer's lines.
  let notes: [String]
  let colour: Bool

  /// The box from its upper to its lower border.
  func lines(rows: Int) -> [String] {
    if columns.isEmpty { return emptyBox }
    var lines = [border("╭", "┬", "╮"), line { $0.fitted($0.name, to: $1) }]
    if columns.contains(where: { $0.type != nil }) {
      lines.append(line(ink: .dim) { $0.fitted($0.type ?? "", to: $1) })
    }
    if rows > 0 { lines.append(border("├", "┼", "┤")) }
    for row in 0..<rows { lines.append(line { $0.cell(row, width: $1) }) }
    if notes.isEmpty { return lines + [border("╰", "┴", "╯")] }
    lines.append(border("├", "┴", "┤"))
    return lines + noteLines(width: layout.inner) + [border("╰", "─", "╯")]
  }

  private var emptyBox: [String] {
    let width = notes.map(CellWidth.of).max() ?? 0
    let bar = String(repeating: "─", count: width + 2)
    return ["╭\(bar)╮"] + noteLines(width: width) + ["╰\(bar)╯"]
  }

  private func noteLines(width: Int) -> [String] {
    notes.map { "│ " + inked(CellWidth.padded($0, to: width), .dim) + " │" }
  }

  private func line(ink: Ink = .plain, _ cell: (BoxColumn, Int) -> String) -> String {
    let texts = zip(drawnColumns, layout.widths).map { inked(cell($0, $1), ink) }
    return "│ " + withGap(texts, inked("…", .dim)).joined(separator: " │ ") + " │"
  }

  private func border(_ left: String, _ between: String, _ right: String) -> String {
    let bars = withGap(layout.widths, BoxLayout.gap).map {
      String(repeating: "─", count: $0 + 2)
    }
    return left + bars.joined(separator: between) + right
  }

  private var drawnColumns: [BoxColumn] {
    Array(columns[layout.head]) + Array(columns[layout.tail])
  }

  /// `items`, one for each drawn column, with `gap` where columns are left out.
  private func withGap<Item>(_ items: [Item], _ gap: Item) -> [Item] {
    if !layout.hasGap { return items }
    return items.prefix(layout.head.count) + [gap] + items.dropFirst(layout.head.count)
  }

  private func inked(_ text: String, _ ink: Ink) -> String {
    colour ? ink.applied(to: text) : text
  }
}
