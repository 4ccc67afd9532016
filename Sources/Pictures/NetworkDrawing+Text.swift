extension NetworkDrawing {
  /// The drawing as boxes of at most `width` cells: the output above, the parts side by side below.
  public func text(width: Int = 80, colour: Bool = false) -> String {
    let width = min(width, 1000)
    // Below this, a box has no room for a word.
    guard width >= 12 else { return "" }
    let gap = 3
    let parts = self.parts
    let room = (width - gap * max(0, parts.count - 1)) / max(1, parts.count)
    let stacks = parts.map { BoxStack($0.boxes, room: room) }
    let outputBox = BoxStack([output], room: width)

    let below = stacks.reduce(0) { $0 + $1.width } + gap * max(0, stacks.count - 1)
    let total = max(below, outputBox.width)
    let top = title == nil ? 0 : 1
    let join = stacks.isEmpty ? 0 : 2
    let height =
      top + outputBox.height + join + (stacks.map(\.height).max() ?? 0)
    var grid = TextGrid(width: width, height: height)
    if let title {
      let text = CellWidth.elided(CellWidth.printable(title), to: width)
      grid.put(text, row: 0, column: max(0, (total - CellWidth.of(text)) / 2), ink: .strong)
    }
    outputBox.draw(in: &grid, row: top, column: (total - outputBox.width) / 2, ink: .strong)

    var column = (total - below) / 2
    var middles: [Int] = []
    for (index, stack) in stacks.enumerated() {
      let row = top + outputBox.height + join
      stack.draw(in: &grid, row: row, column: column, ink: SeriesStyle.ink(index))
      middles.append(column + stack.width / 2)
      column += stack.width + gap
    }
    drawJoint(parts.map(\.name), middles, centre: total / 2, row: top + outputBox.height, &grid)
    return grid.text(colour: colour)
  }

  /// Draws the lines from the parts' middles up to the output, with the parts' names beside them.
  private func drawJoint(
    _ names: [String], _ middles: [Int], centre: Int, row: Int, _ grid: inout TextGrid
  ) {
    guard let first = middles.first, let last = middles.last else { return }
    let left = min(first, centre)
    let right = max(last, centre)
    for column in left...right where left < right {
      grid.put("─", row: row, column: column, ink: .dim)
    }
    for middle in middles {
      let corner = middle == left && middle != centre ? "╭" : middle == right ? "╮" : "┬"
      grid.put(left == right ? "│" : corner, row: row, column: middle, ink: .dim)
    }
    if left < right {
      grid.put(middles.contains(centre) ? "┼" : "┴", row: row, column: centre, ink: .dim)
    }
    for (name, middle) in zip(names, middles) {
      grid.put("│ " + name, row: row + 1, column: middle, ink: .dim)
    }
  }
}

/// Boxes one above the other, joined by lines, all as wide as the widest.
private struct BoxStack {
  let boxes: [NetworkDrawing.Box]
  let width: Int

  init(_ boxes: [NetworkDrawing.Box], room: Int) {
    let inner = max(1, room - 4)
    self.boxes = boxes.map { box in
      NetworkDrawing.Box(
        CellWidth.elided(CellWidth.printable(box.title), to: inner),
        lines: box.lines.flatMap { $0.indentedLines(to: inner) })
    }
    let widest = self.boxes.flatMap { [$0.title] + $0.lines }.map(CellWidth.of).max() ?? 0
    width = widest + 4
  }

  var height: Int { boxes.reduce(0) { $0 + $1.lines.count + 3 } }

  func draw(in grid: inout TextGrid, row: Int, column: Int, ink: Ink) {
    var row = row
    let bar = String(repeating: "─", count: width - 2)
    for (index, box) in boxes.enumerated() {
      let isFirst = index == 0
      let isLast = index == boxes.count - 1
      grid.put("┌" + bar + "┐", row: row, column: column, ink: ink)
      if !isFirst { grid.put("┴", row: row, column: column + width / 2, ink: ink) }
      for (offset, line) in ([box.title] + box.lines).enumerated() {
        row += 1
        grid.put("│", row: row, column: column, ink: ink)
        let start = offset == 0 ? (width - CellWidth.of(line)) / 2 : 2
        grid.put(line, row: row, column: column + start, ink: offset == 0 ? .strong : .plain)
        grid.put("│", row: row, column: column + width - 1, ink: ink)
      }
      row += 1
      grid.put("└" + bar + "┘", row: row, column: column, ink: ink)
      if !isLast { grid.put("┬", row: row, column: column + width / 2, ink: ink) }
      row += 1
    }
  }
}

extension String {
  /// The text broken into lines of at most `width` cells, all but the first one indented.
  func indentedLines(to width: Int) -> [String] {
    let lines = CellWidth.wrapped(CellWidth.printable(self), to: max(1, width - 2))
    return lines.enumerated().map { $0 == 0 ? $1 : CellWidth.elided("  " + $1, to: width) }
  }
}
