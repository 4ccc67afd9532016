extension LinePlot {
  /// The plot as text of at most `width` cells and `height` lines, drawn in braille dots.
  ///
  /// Several series carry markers, so that they can be told apart without colour. Where there is
  /// little room, labels go before lines do.
  public func text(width: Int = 72, height: Int = 16, colour: Bool = false) -> String {
    let width = min(width, 1000)
    let height = min(height, 1000)
    if width < 1 || height < 1 { return "" }
    let frame = TextFrame(of: self, width: width, height: height)
    var grid = TextGrid(width: width, height: height)
    frame.drawWords(in: &grid)

    guard let xAxis = frame.xAxis, let yAxis = frame.yAxis else {
      let words = CellWidth.elided("no points to draw", to: frame.columns)
      grid.put(
        words, row: frame.top + (frame.rows - 1) / 2,
        column: frame.left + (frame.columns - CellWidth.of(words)) / 2, ink: .dim)
      return grid.text(colour: colour)
    }

    var canvas = BrailleCanvas(columns: frame.columns, rows: frame.rows)
    let traces = series.enumerated().map { index, line in
      Trace(of: line, on: &canvas, xAxis: xAxis, yAxis: yAxis, ink: SeriesStyle.ink(index))
    }
    // Markers come after all lines, so that no line covers one.
    for (index, trace) in traces.enumerated() {
      trace.putMarkers(
        on: &canvas, index: index, count: series.count(where: { $0.style != .reference }))
    }
    canvas.copy(to: &grid, row: frame.top, column: frame.left)
    frame.drawNames(beside: traces, in: &grid)
    return grid.text(colour: colour)
  }
}
