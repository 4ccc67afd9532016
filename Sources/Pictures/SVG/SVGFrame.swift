/// The area that an SVG plot draws on, with its title, its axes and what they are called.
struct SVGFrame {
  let xAxis: Axis
  let yAxis: Axis
  /// The plot area's upper left corner and size, in pixels.
  let left: Double
  let top: Double
  let width: Double
  let height: Double

  /// - Parameter right: the room that names beside the area take.
  init(
    x: Extent, y: Extent, size: (width: Double, height: Double), right: Double, title: String?,
    xLabel: String?, yLabel: String?, fromZero: Bool = false
  ) {
    yAxis = Axis.rounded(y, count: 6)
    let widest = yAxis.ticks.map { SVGDocument.width(of: $0.label) }.max() ?? 0
    left = max(24, widest + 14)
    top = 12 + (title == nil ? 0 : 24) + (yLabel == nil ? 0 : 16)
    width = max(40, size.width - left - max(16, right))
    height = max(40, size.height - top - 28 - (xLabel == nil ? 0 : 18))
    xAxis = Axis.spanning(x, columns: Int(width / 6.7))
  }

  func place(x: Double, y: Double) -> (x: Double, y: Double) {
    (left + xAxis.fraction(of: x) * width, top + (1 - yAxis.fraction(of: y)) * height)
  }

  /// Draws everything but the data.
  func draw(in document: inout SVGDocument, title: String?, xLabel: String?, yLabel: String?) {
    if let title {
      document.text(title, at: (left + width / 2, 24), anchor: .middle, style: "title")
    }
    if let yLabel { document.text(yLabel, at: (4, top - 10), style: "quiet") }
    for tick in yAxis.ticks {
      let y = place(x: xAxis.lower, y: tick.value).y
      document.line(from: (left, y), to: (left + width, y), style: "grid")
      document.text(tick.label, at: (left - 8, y + 4), anchor: .end, style: "quiet")
    }
    let bottom = top + height
    document.line(from: (left, bottom), to: (left + width, bottom), style: "axis")
    for tick in xAxis.ticks {
      let x = place(x: tick.value, y: yAxis.lower).x
      document.line(from: (x, bottom), to: (x, bottom + 5), style: "axis")
      document.text(tick.label, at: (x, bottom + 18), anchor: .middle, style: "quiet")
    }
    if let xLabel {
      document.text(xLabel, at: (left + width / 2, bottom + 36), anchor: .middle, style: "quiet")
    }
  }
}

extension Axis {
  /// An axis from one tick to another, with about `count` steps of a round length between.
  static func rounded(_ extent: Extent, count: Int) -> Axis {
    let span = extent.upper - extent.lower
    var step = DecimalStep.atLeast(span / Double(max(1, count)))
    if extent.isWhole && step.exponent < 0 { step = DecimalStep(digit: 1, exponent: 0) }
    let first = (extent.lower / step.value + 1e-9).rounded(.down)
    let last = (extent.upper / step.value - 1e-9).rounded(.up)
    let multiples = Array(Int(first)...max(Int(first) + 1, Int(last)))
    return Axis(
      lower: Double(multiples[0]) * step.value,
      upper: Double(multiples[multiples.count - 1]) * step.value,
      ticks: zip(multiples, step.labels(multiples: multiples)).map {
        Tick(value: Double($0) * step.value, label: $1)
      })
  }
}
