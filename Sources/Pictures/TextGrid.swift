/// A rectangle of terminal cells to write on; what falls outside is cut off.
struct TextGrid {
  let width: Int
  let height: Int
  private var cells: [Cell]

  private struct Cell {
    /// Nil where the character on the left is two cells wide.
    var character: Character? = " "
    var ink = Ink.plain
  }

  init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    cells = Array(repeating: Cell(), count: self.width * self.height)
  }

  /// Writes `text` on one row, from `column` to the right.
  mutating func put(_ text: String, row: Int, column: Int, ink: Ink = .plain) {
    guard row >= 0, row < height else { return }
    var column = column
    for character in text {
      let cellCount = CellWidth.of(character)
      if cellCount == 0 { continue }
      if column >= 0 && cellCount <= width - column {
        for offset in 0..<cellCount {
          cells[row * width + column + offset] = Cell(
            character: offset == 0 ? character : nil, ink: ink)
        }
      }
      column += cellCount
    }
  }

  /// The rows as lines without trailing spaces, and without the empty rows at the end.
  func text(colour: Bool) -> String {
    var lines = (0..<height).map { line($0, colour: colour) }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  private func line(_ row: Int, colour: Bool) -> String {
    var line = ""
    var run = ""
    var ink = Ink.plain
    let drawn = cells[row * width..<(row + 1) * width]
    let end = drawn.lastIndex { $0.character != " " }.map { $0 + 1 } ?? drawn.startIndex
    for cell in drawn[..<end] {
      guard let character = cell.character else { continue }
      if cell.ink != ink {
        line += colour && !run.isEmpty ? ink.applied(to: run) : run
        run = ""
        ink = cell.ink
      }
      run.append(character)
    }
    return line + (colour && !run.isEmpty ? ink.applied(to: run) : run)
  }
}
