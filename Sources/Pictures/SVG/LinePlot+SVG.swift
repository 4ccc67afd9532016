extension LinePlot {
  /// The plot as an SVG file: the same axes and colours as in the terminal, each line's name at
  /// its end.
  public func svg(width: Int = 720, height: Int = 400) -> String {
    let size = (
      width: Double(min(max(width, 160), 4000)), height: Double(min(max(height, 120), 4000))
    )
    var document = SVGDocument(
      width: size.width, height: size.height + (note == nil ? 0 : 20), title: title)
    if let note {
      document.text(note, at: (8, size.height + 10), style: "quiet")
    }
    guard let xExtent, let yExtent else {
      if let title {
        document.text(title, at: (size.width / 2, 24), anchor: .middle, style: "title")
      }
      document.text(
        "no points to draw", at: (size.width / 2, size.height / 2), anchor: .middle, style: "quiet")
      return document.finished
    }
    let names = series.map { $0.style == .reference ? "" : CellWidth.elided($0.name, to: 24) }
    let widest = hasLegend ? 0 : names.map(SVGDocument.width).max() ?? 0
    let frame = SVGFrame(
      x: xExtent, y: yExtent, size: size, right: widest > 0 ? widest + 16 : 0, title: title,
      xLabel: xLabel, yLabel: yLabel)
    frame.draw(in: &document, title: title, xLabel: xLabel, yLabel: yLabel)
    for (index, line) in series.enumerated() { draw(line, index, frame, &document) }
    if hasLegend {
      drawLegend(names, frame, &document)
    } else {
      drawNames(names, frame, &document)
    }
    return document.finished
  }

  private func draw(
    _ line: Series, _ index: Int, _ frame: SVGFrame, _ document: inout SVGDocument
  ) {
    let colour = SeriesStyle.hex(index)
    if line.style == .points {
      for point in line.points where point.isDrawable {
        document.dot(frame.place(x: point.x, y: point.y), radius: 2.5, colour: colour)
      }
      return
    }
    let runs = line.points.split(whereSeparator: { !$0.isDrawable }).map { run in
      run.map { frame.place(x: $0.x, y: $0.y) }
    }
    if line.style == .reference {
      document.path(runs, style: "reference")
    } else {
      document.path(runs, style: "series", colour: colour)
    }
  }

  /// Writes each name beside its line's end, moved up or down where two would meet.
  private func drawNames(_ names: [String], _ frame: SVGFrame, _ document: inout SVGDocument) {
    var ends = series.indices.compactMap { index -> (index: Int, y: Double)? in
      guard !names[index].isEmpty, let end = series[index].points.last(where: \.isDrawable) else {
        return nil
      }
      return (index, frame.place(x: end.x, y: end.y).y)
    }
    ends.sort { ($0.y, $0.index) < ($1.y, $1.index) }
    let distance = min(16, frame.height / Double(max(1, ends.count)))
    var last = -Double.infinity
    for place in ends.indices {
      ends[place].y = max(ends[place].y, last + distance)
      last = ends[place].y
    }
    var limit = frame.top + frame.height
    for place in ends.indices.reversed() {
      ends[place].y = min(ends[place].y, limit)
      limit = ends[place].y - distance
    }
    for end in ends {
      document.text(
        names[end.index], at: (frame.left + frame.width + 8, end.y + 4),
        colour: SeriesStyle.hex(end.index))
    }
  }

  /// Writes the names in a row at the area's upper right, the last one outermost.
  private func drawLegend(_ names: [String], _ frame: SVGFrame, _ document: inout SVGDocument) {
    var right = frame.left + frame.width
    for (index, name) in names.enumerated().reversed() where !name.isEmpty {
      document.text(
        "● " + name, at: (right, frame.top - 6), anchor: .end, colour: SeriesStyle.hex(index))
      right -= SVGDocument.width(of: name) + 28
    }
  }
}
