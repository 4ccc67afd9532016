extension NetworkDrawing {
  /// The drawing as an SVG file, as tall as its layers need.
  public func svg(width: Int = 820) -> String {
    let width = Double(min(max(width, 240), 4000))
    let gap = 28.0
    let count = self.parts.count
    let column = (width - 32 - gap * Double(max(0, count - 1))) / Double(max(1, count))
    let cells = Int((column - 28) / 6.7)
    let parts = self.parts.map { part in
      (
        name: part.name,
        boxes: part.boxes.map { box in
          Box(box.title, lines: box.lines.flatMap { $0.indentedLines(to: cells) })
        }
      )
    }
    let top = title == nil ? 16.0 : 44.0
    let outputHeight = Self.height(of: output)
    let below =
      parts.map { part in
        part.boxes.reduce(0) { $0 + Self.height(of: $1) + gap }
      }.max() ?? 0
    var document = SVGDocument(
      width: width, height: top + outputHeight + gap + below + 8, title: title)
    if let title { document.text(title, at: (width / 2, 26), anchor: .middle, style: "title") }
    let outputWidth = min(width - 32, max(200, Self.width(of: output)))
    Self.draw(output, x: (width - outputWidth) / 2, y: top, width: outputWidth, &document)

    for (index, part) in parts.enumerated() {
      let left = 16 + (column + gap) * Double(index)
      let middle = left + column / 2
      var y = top + outputHeight + gap * 1.5
      document.path(
        [
          [
            (middle, y), (middle, y - gap * 0.6), (width / 2, y - gap * 0.9),
            (width / 2, y - gap * 1.5),
          ]
        ],
        style: "axis")
      document.text(part.name, at: (middle + 8, y - 6), style: "quiet")
      for (place, box) in part.boxes.enumerated() {
        if place > 0 { document.line(from: (middle, y - gap), to: (middle, y), style: "axis") }
        let needed = min(column, max(120, Self.width(of: box)))
        Self.draw(
          box, x: middle - needed / 2, y: y, width: needed, &document,
          colour: SeriesStyle.hex(index))
        y += Self.height(of: box) + gap
      }
    }
    return document.finished
  }

  private static let lineHeight = 17.0

  private static func height(of box: Box) -> Double { 30 + lineHeight * Double(box.lines.count) }

  private static func width(of box: Box) -> Double {
    ([box.title] + box.lines).map { SVGDocument.width(of: $0) + 28 }.max() ?? 0
  }

  private static func draw(
    _ box: Box, x: Double, y: Double, width: Double, _ document: inout SVGDocument,
    colour: String? = nil
  ) {
    let cells = Int((width - 24) / 6.7)
    document.rectangle(
      x: x, y: y, width: width, height: height(of: box), style: "box", corner: 6)
    if let colour {
      document.rectangle(x: x, y: y + 5, width: 3, height: height(of: box) - 10, colour: colour)
    }
    document.text(
      CellWidth.elided(box.title, to: cells), at: (x + width / 2, y + 20), anchor: .middle)
    for (index, line) in box.lines.enumerated() {
      let indent = line.hasPrefix("  ") ? 14.0 : 0
      document.text(
        CellWidth.elided(line, to: cells),
        at: (x + 14 + indent, y + 20 + lineHeight * Double(index + 1)), style: "quiet")
    }
  }
}
