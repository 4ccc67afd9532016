/// A plot area of terminal cells with 2 × 4 braille dots each, on which lines are drawn.
struct BrailleCanvas {
  let columns: Int
  let rows: Int
  private var cells: [Cell]

  private struct Cell {
    var dots: UInt8 = 0
    var mark: Character?
    var ink = Ink.plain
  }

  /// A dot, counted from the lower left corner.
  struct Dot: Equatable {
    let x: Int
    let y: Int
  }

  init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
    cells = Array(repeating: Cell(), count: self.columns * self.rows)
  }

  /// The dot that stands for these fractions (0 … 1) of the width and the height.
  func dot(x: Double, y: Double) -> Dot {
    func place(_ fraction: Double, of count: Int) -> Int {
      Int(min(max(fraction * Double(count), 0), Double(count - 1)))
    }
    return Dot(x: place(x, of: columns * 2), y: place(y, of: rows * 4))
  }

  func column(of dot: Dot) -> Int { dot.x / 2 }

  /// The row of a dot, counted from the top.
  func row(of dot: Dot) -> Int { rows - 1 - dot.y / 4 }

  mutating func draw(_ dot: Dot, ink: Ink) {
    guard let index = index(column: column(of: dot), row: row(of: dot)) else { return }
    cells[index].dots |= 1 << BrailleCanvas.bit(x: dot.x % 2, y: dot.y % 4)
    cells[index].ink = ink
  }

  /// Puts `mark` in place of a cell's dots, unless the cell has a mark; says whether it did.
  mutating func put(_ mark: Character, column: Int, row: Int, ink: Ink) -> Bool {
    guard let index = index(column: column, row: row), cells[index].mark == nil else {
      return false
    }
    cells[index].mark = mark
    cells[index].ink = ink
    return true
  }

  /// The dots of the straight line between two dots, both included.
  static func line(from start: Dot, to end: Dot) -> [Dot] {
    let steps = max(abs(end.x - start.x), abs(end.y - start.y))
    if steps == 0 { return [start] }
    return (0...steps).map { step in
      let share = Double(step) / Double(steps)
      return Dot(
        x: start.x + Int((Double(end.x - start.x) * share).rounded()),
        y: start.y + Int((Double(end.y - start.y) * share).rounded()))
    }
  }

  /// Copies what is drawn to `grid`, this area's upper left corner at `row` and `column`.
  func copy(to grid: inout TextGrid, row: Int, column: Int) {
    for line in 0..<rows {
      for place in 0..<columns {
        guard let index = index(column: place, row: line) else { continue }
        let cell = cells[index]
        let character =
          cell.mark ?? Unicode.Scalar(0x2800 + UInt32(cell.dots)).map(Character.init) ?? " "
        if cell.mark == nil && cell.dots == 0 { continue }
        grid.put(String(character), row: row + line, column: column + place, ink: cell.ink)
      }
    }
  }

  private func index(column: Int, row: Int) -> Int? {
    guard column >= 0, column < columns, row >= 0, row < rows else { return nil }
    return row * columns + column
  }

  /// The bit of a dot in the braille block (The Unicode Standard, 21.1): dots 1–3 and 4–6 go down
  /// the left and the right side, dots 7 and 8 were added below them.
  private static func bit(x: Int, y: Int) -> UInt8 {
    switch (x, y) {
    case (0, 0): 6
    case (1, 0): 7
    case (0, _): UInt8(3 - y)
    default: UInt8(6 - y)
    }
  }
}
