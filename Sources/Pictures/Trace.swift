/// Where one series runs on a canvas.
struct Trace {
  /// A cell of the canvas; rows count from the top.
  private struct Place {
    let column: Int
    let row: Int
  }

  /// The cells of the data points, in order.
  private var points: [Place] = []
  /// For each column that the line crosses, the last row it has there.
  private var rowInColumn: [Int: Int] = [:]

  private let style: LinePlot.Style

  /// The row beside which the series' name stands; nil if nothing of it has one.
  var endRow: Int? { style == .line ? points.last?.row : nil }

  /// Draws the series and remembers its way.
  init(
    of series: LinePlot.Series, on canvas: inout BrailleCanvas, xAxis: Axis, yAxis: Axis, ink: Ink
  ) {
    style = series.style
    var last: BrailleCanvas.Dot?
    for point in series.points {
      guard point.isDrawable else {
        last = nil
        continue
      }
      let dot = canvas.dot(x: xAxis.fraction(of: point.x), y: yAxis.fraction(of: point.y))
      let start = series.style == .points ? dot : last ?? dot
      for (index, step) in BrailleCanvas.line(from: start, to: dot).enumerated() {
        if series.style == .reference && index % 4 > 1 { continue }
        canvas.draw(step, ink: ink)
        rowInColumn[canvas.column(of: step)] = canvas.row(of: step)
      }
      points.append(Place(column: canvas.column(of: dot), row: canvas.row(of: dot)))
      last = dot
    }
  }

  /// Puts the series' markers: on its points if they are few, otherwise at intervals, which are
  /// shifted from series to series. A series alone needs none, unless it is a single point; points
  /// that are not joined each carry one where they are few, or of several series.
  func putMarkers(on canvas: inout BrailleCanvas, index: Int, count: Int) {
    guard style != .reference, let end = points.last else { return }
    let areFew = points.count * 6 <= canvas.columns
    guard count > 1 || points.count == 1 || style == .points && areFew else { return }
    let marker = SeriesStyle.marker(index)
    let ink = SeriesStyle.ink(index)
    var marked = 0
    func mark(_ place: Place) {
      if canvas.put(marker, column: place.column, row: place.row, ink: ink) { marked += 1 }
    }
    if style == .points || areFew {
      for point in points { mark(point) }
    } else {
      let interval = max(count * 2, canvas.columns / 4)
      var column = interval * (2 * index + 1) / (2 * count)
      while column < canvas.columns {
        if let row = rowInColumn[column] { mark(Place(column: column, row: row)) }
        column += interval
      }
    }
    if marked == 0 { mark(end) }
  }
}
