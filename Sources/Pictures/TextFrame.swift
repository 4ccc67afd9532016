/// Where the parts of a line plot stand on a grid of terminal cells, and its words and axes.
struct TextFrame {
  let xAxis: Axis?
  let yAxis: Axis?
  /// The plot area: its upper left corner and its size.
  let left: Int
  let top: Int
  let columns: Int
  let rows: Int

  let plot: LinePlot
  private let parts: Set<Part>
  /// The width of the names beside the lines' ends; 0 if they do not stand there.
  let nameWidth: Int

  /// What may stand above and below the plot area, the least needed first.
  private enum Part: CaseIterable {
    case note, xLabel, yLabel, title, names, xTicks
    var height: Int { self == .xTicks ? 2 : 1 }
  }

  init(of plot: LinePlot, width: Int, height: Int) {
    self.plot = plot
    let hasPoints = plot.xExtent != nil
    let names = plot.markedNames
    let widest = min(names.map(CellWidth.of).max() ?? 0, width / 3)

    var parts = Set<Part>([.xTicks])
    if plot.note != nil { parts.insert(.note) }
    if plot.xLabel != nil { parts.insert(.xLabel) }
    if plot.yLabel != nil { parts.insert(.yLabel) }
    if plot.title != nil { parts.insert(.title) }
    // Names stand beside the lines' ends, or above where that would leave the lines no room.
    let areBeside = hasPoints && widest > 0 && width - widest >= 32 && !plot.hasLegend
    if hasPoints && widest > 0 && !areBeside { parts.insert(.names) }
    for part in Part.allCases where height - parts.reduce(0, { $0 + $1.height }) < 4 {
      parts.remove(part)
    }
    self.parts = parts
    nameWidth = areBeside ? widest : 0
    rows = max(1, height - parts.reduce(0) { $0 + $1.height })
    top = [Part.title, .names, .yLabel].reduce(0) { $0 + (parts.contains($1) ? 1 : 0) }

    let rows = self.rows
    let yAxis = plot.yExtent.map { Axis.rows($0, count: rows) }
    let tickWidth = yAxis?.ticks.map { $0.label.utf8.count }.max() ?? 0
    let room = width - (areBeside ? widest + 2 : 0)
    // The labels, a space and the axis, if that leaves enough to draw on.
    let margin = tickWidth > 0 ? tickWidth + 2 : 1
    left = parts.contains(.xTicks) && room - margin >= 4 ? margin : 0
    columns = max(1, room - left)
    self.yAxis = yAxis
    let columns = self.columns
    xAxis = plot.xExtent.map { Axis.spanning($0, columns: columns) }
  }

  /// Draws everything but the lines and their names.
  func drawWords(in grid: inout TextGrid) {
    var row = 0
    if parts.contains(.title), let title = plot.title {
      putCentred(title, row: row, ink: .strong, in: &grid)
      row += 1
    }
    if parts.contains(.names) {
      drawNameLine(row: row, in: &grid)
      row += 1
    }
    if parts.contains(.yLabel), let label = plot.yLabel {
      let text = CellWidth.elided(CellWidth.printable(label), to: grid.width)
      // A short label stands above the numbers it is about.
      grid.put(text, row: row, column: max(0, left - 2 - CellWidth.of(text)))
    }
    if left > 0 { drawYAxis(in: &grid) }
    row = top + rows
    if parts.contains(.xTicks) {
      drawXAxis(row: row, in: &grid)
      row += 2
    }
    if parts.contains(.xLabel), let label = plot.xLabel {
      putCentred(label, row: row, ink: .plain, in: &grid)
      row += 1
    }
    if parts.contains(.note), let note = plot.note {
      grid.put(CellWidth.elided(note, to: grid.width), row: row, column: 0, ink: .dim)
    }
  }

  private func putCentred(_ text: String, row: Int, ink: Ink, in grid: inout TextGrid) {
    let text = CellWidth.elided(CellWidth.printable(text), to: grid.width)
    let space = CellWidth.of(text)
    let column = min(max(0, left + (columns - space) / 2), grid.width - space)
    grid.put(text, row: row, column: column, ink: ink)
  }

  private func drawYAxis(in grid: inout TextGrid) {
    for row in top..<top + rows { grid.put("│", row: row, column: left - 1, ink: .dim) }
    guard let yAxis else { return }
    for tick in yAxis.ticks {
      // Ticks stand at the middle of a row, so rounding cannot move them to the next.
      let row = top + rows - 1 - Int(yAxis.fraction(of: tick.value) * Double(rows))
      grid.put("┤", row: row, column: left - 1, ink: .dim)
      grid.put(tick.label, row: row, column: left - 2 - tick.label.utf8.count)
    }
  }

  private func drawXAxis(row: Int, in grid: inout TextGrid) {
    if left > 0 { grid.put("└", row: row, column: left - 1, ink: .dim) }
    grid.put(String(repeating: "─", count: columns), row: row, column: left, ink: .dim)
    guard let xAxis else { return }
    for tick in xAxis.ticks {
      let share = xAxis.fraction(of: tick.value)
      let column = left + min(max(0, Int(share * Double(columns))), columns - 1)
      grid.put("┬", row: row, column: column, ink: .dim)
      let space = tick.label.utf8.count
      let start = min(max(0, column - (space - 1) / 2), grid.width - space)
      // Half a number would be a wrong number.
      if start >= 0 { grid.put(tick.label, row: row + 1, column: start) }
    }
  }
}
