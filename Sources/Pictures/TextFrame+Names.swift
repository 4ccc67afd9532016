extension TextFrame {
  /// Writes each series' name beside its end, moved up or down where two would meet.
  func drawNames(beside traces: [Trace], in grid: inout TextGrid) {
    if nameWidth == 0 { return }
    var ends = traces.enumerated().compactMap { index, trace in
      trace.endRow.map { (index: index, row: $0) }
    }
    ends.sort { ($0.row, $0.index) < ($1.row, $1.index) }
    let hidden = max(0, ends.count - rows)
    if hidden > 0 { ends.removeLast(hidden + 1) }

    // Down from the top so that none stands on another, then up from the bottom into the area.
    var taken: [Int] = []
    for end in ends { taken.append(max(end.row, (taken.last ?? -1) + 1)) }
    var limit = rows - (hidden > 0 ? 2 : 1)
    for place in taken.indices.reversed() {
      taken[place] = min(taken[place], limit)
      limit = taken[place] - 1
    }

    let names = plot.markedNames
    let column = left + columns + 2
    for (end, row) in zip(ends, taken) where end.index < names.count {
      grid.put(
        CellWidth.elided(names[end.index], to: nameWidth), row: top + row, column: column,
        ink: SeriesStyle.ink(end.index))
    }
    if hidden > 0 {
      let words = "… \(hidden + 1) more"
      let more = CellWidth.of(words) <= nameWidth ? words : "… +\(hidden + 1)"
      grid.put(more, row: top + rows - 1, column: column, ink: .dim)
    }
  }

  /// Writes all names with their markers on one row.
  func drawNameLine(row: Int, in grid: inout TextGrid) {
    var column = 0
    for (index, name) in plot.markedNames.enumerated() where !name.isEmpty {
      let text = CellWidth.elided(name, to: grid.width - column)
      grid.put(text, row: row, column: column, ink: SeriesStyle.ink(index))
      column += CellWidth.of(text) + 2
    }
  }
}

extension LinePlot {
  /// The series' names with their markers; a single series carries none, a reference no name.
  var markedNames: [String] {
    let clean = series.map { $0.style == .reference ? "" : CellWidth.printable($0.name) }
    if series.count(where: { $0.style != .reference }) < 2 { return clean }
    return clean.enumerated().map { $1.isEmpty ? "" : "\(SeriesStyle.marker($0)) \($1)" }
  }

  /// Whether names stand in a line of their own: points have no end that one could stand beside.
  var hasLegend: Bool { series.contains { $0.style == .points } }
}
