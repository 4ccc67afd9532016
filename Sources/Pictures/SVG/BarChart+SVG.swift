extension BarChart {
  /// The chart as an SVG file: a row for each bar, its label on the left and its value on the right.
  public func svg(width: Int = 720) -> String {
    let width = Double(min(max(width, 200), 4000))
    let labels = bars.map { CellWidth.elided(CellWidth.printable($0.label), to: 40) }
    let values = valueTexts
    let top = title == nil ? 12.0 : 40.0
    let row = 26.0
    var document = SVGDocument(
      width: width, height: top + row * Double(max(1, bars.count)) + 8, title: title)
    if let title { document.text(title, at: (width / 2, 24), anchor: .middle, style: "title") }
    if bars.isEmpty {
      document.text("no bars to draw", at: (width / 2, top + 16), anchor: .middle, style: "quiet")
      return document.finished
    }
    let left = (labels.map(SVGDocument.width).max() ?? 0) + 16
    let right = (values.map(SVGDocument.width).max() ?? 0) + 16
    let room = max(20, width - left - right)
    let drawn = bars.map { $0.value.isFinite ? Extent.bounded($0.value) : 0 }
    let lowest = min(0, drawn.min() ?? 0)
    let highest = max(0, drawn.max() ?? 0)
    let scale = highest > lowest ? room / (highest - lowest) : 0
    let zero = left - lowest * scale
    for (index, value) in drawn.enumerated() {
      let y = top + row * Double(index)
      let length = value == 0 ? 0 : max(1, value.magnitude * scale)
      document.text(labels[index], at: (left - 8, y + 17), anchor: .end)
      document.rectangle(
        x: value < 0 ? zero - length : zero, y: y + 4, width: length, height: row - 8,
        colour: SeriesStyle.hex(value < 0 ? 1 : 0), corner: 2)
      document.text(values[index], at: (width - 8, y + 17), anchor: .end, style: "quiet")
    }
    document.line(
      from: (zero, top), to: (zero, top + row * Double(bars.count)), style: "axis")
    return document.finished
  }
}
