/// How often values fall into intervals of equal, round width.
public struct Histogram: Equatable, Sendable {
  public var title: String?
  public var xLabel: String?
  /// The intervals' ends, ascending, one more than there are counts; [a, b) but for the last, [a, b].
  public let edges: [Double]
  public let counts: [Int]
  /// How many values had no place: missing ones, and those that are not finite.
  public let skipped: Int

  /// Counts `values` in about `bins` intervals, whose width is 1, 2 or 5 times a power of ten.
  public init(
    title: String? = nil, xLabel: String? = nil, values: some Sequence<Double>, bins: Int = 20
  ) {
    self.title = title
    self.xLabel = xLabel
    let all = Array(values)
    let drawn = all.filter { $0.magnitude <= Extent.largest }
    skipped = all.count - drawn.count
    guard let extent = Extent(drawn) else {
      edges = []
      counts = []
      return
    }
    let count = min(max(1, bins), 500)
    var step = DecimalStep.atLeast((extent.upper - extent.lower) / Double(count) * 0.75)
    // A value at the upper end of whole numbers has an interval of its own, as 0 and 1 do.
    if extent.isWhole && step.exponent < 0 { step = DecimalStep(digit: 1, exponent: 0) }
    let first = (extent.lower / step.value + 1e-9).rounded(.down)
    let last = max(first + 1, (extent.upper / step.value - 1e-9).rounded(.up))
    edges = (0...Int(last - first)).map { (first + Double($0)) * step.value }
    var counts = Array(repeating: 0, count: edges.count - 1)
    for value in drawn {
      let place = (value / step.value - first).rounded(.down)
      counts[min(max(0, Int(place)), counts.count - 1)] += 1
    }
    self.counts = counts
  }

  /// What the reader must know that the bars do not show.
  var note: String? {
    skipped == 0 ? nil : Numerals.counted(skipped, "value") + " left out: missing or not finite"
  }

  /// Each interval as it is written: `20 – 25`.
  var labels: [String] {
    let texts = Numerals.texts(for: edges)
    return zip(texts, texts.dropFirst()).map { "\($0) – \($1)" }
  }
}

extension Histogram {
  /// The counts as text of at most `width` cells, one line an interval.
  public func text(width: Int = 72, colour: Bool = false) -> String {
    let heading = [title, xLabel].compactMap { $0 }.joined(separator: " · ")
    let chart = BarChart(
      title: heading.isEmpty ? nil : heading,
      bars: zip(labels, counts).map {
        .init(label: $0, value: Double($1), valueText: Numerals.grouped($1))
      })
    let text = chart.text(width: width, colour: colour)
    guard let note, width > 0 else { return text }
    return text + "\n" + CellWidth.elided(note, to: width)
  }

  /// The counts as columns over an axis, as an SVG file.
  public func svg(width: Int = 720, height: Int = 360) -> String {
    let size = (
      width: Double(min(max(width, 160), 4000)), height: Double(min(max(height, 120), 4000))
    )
    var document = SVGDocument(
      width: size.width, height: size.height + (note == nil ? 0 : 20), title: title)
    if let note { document.text(note, at: (8, size.height + 10), style: "quiet") }
    guard let x = Extent([edges.first, edges.last].compactMap { $0 }),
      let y = Extent([0] + counts.map(Double.init))
    else {
      document.text(
        "no values to count", at: (size.width / 2, size.height / 2), anchor: .middle,
        style: "quiet")
      return document.finished
    }
    let frame = SVGFrame(
      x: x, y: y, size: size, right: 0, title: title, xLabel: xLabel, yLabel: "count")
    frame.draw(in: &document, title: title, xLabel: xLabel, yLabel: "count")
    for (index, count) in counts.enumerated() where count > 0 {
      let upper = frame.place(x: edges[index], y: Double(count))
      let lower = frame.place(x: edges[index + 1], y: 0)
      document.rectangle(
        x: upper.x + 0.5, y: upper.y, width: lower.x - upper.x - 1, height: lower.y - upper.y,
        colour: SeriesStyle.hex(0))
    }
    return document.finished
  }
}
