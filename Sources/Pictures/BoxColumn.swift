/// One column of a box made ready for drawing: clean texts and the widths they want.
struct BoxColumn {
  let name: String
  let type: String?
  let isRight: Bool
  /// The cells as they stand in a column that is wide enough, and as they are.
  private let aligned: [String]
  private let plain: [String]

  /// The width at which nothing is cut.
  let natural: Int
  /// The width below which the column is better left out: texts may lose their ends, but numbers
  /// not, and usual names not, as they are what people type.
  let least: Int

  init(_ column: BoxTable.Column, rows: Int) {
    name = CellWidth.printable(column.name)
    type = column.type.map(CellWidth.printable)
    isRight = column.alignment != .left
    let missing = repeatElement("", count: rows - column.cells.count)
    plain = column.cells.map(CellWidth.printable) + missing
    aligned = column.alignment == .decimal ? BoxColumn.alignedAtPoint(plain) : plain
    let head = max(CellWidth.of(name), type.map(CellWidth.of) ?? 0)
    natural = max(1, head, aligned.map(CellWidth.of).max() ?? 0)
    let body = plain.map(CellWidth.of).max() ?? 0
    least = max(1, min(head, 16), isRight ? body : min(body, 10))
  }

  /// The cell of one row, exactly `width` cells wide.
  func cell(_ row: Int, width: Int) -> String {
    guard row < plain.count else { return CellWidth.blanks(width) }
    return fitted(width >= natural ? aligned[row] : plain[row], to: width)
  }

  /// Name or type, exactly `width` cells wide.
  func fitted(_ text: String, to width: Int) -> String {
    let text = CellWidth.elided(text, to: width)
    return isRight ? CellWidth.rightAligned(text, to: width) : CellWidth.padded(text, to: width)
  }

  /// Blanks after each number in the place of the decimals that the longest has and it has not.
  private static func alignedAtPoint(_ cells: [String]) -> [String] {
    let tails = cells.map { cell -> Int? in
      let isNumber = cell.utf8.allSatisfy { (0x2B...0x39).contains($0) && $0 != 0x2F }
      if !isNumber || cell.isEmpty { return nil }
      return cell.firstIndex(of: ".").map { cell[$0...].utf8.count } ?? 0
    }
    let longest = tails.lazy.compactMap { $0 }.max() ?? 0
    return zip(cells, tails).map { cell, tail in
      tail.map { cell + CellWidth.blanks(longest - $0) } ?? cell
    }
  }
}
