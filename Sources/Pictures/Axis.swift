/// One axis of a plot: the range it shows and its ticks, the same for every backend.
public struct Axis: Equatable, Sendable {
  /// A labelled place on the axis.
  public struct Tick: Equatable, Sendable {
    public let value: Double
    public let label: String
  }

  public let lower: Double
  public let upper: Double
  public let ticks: [Tick]

  /// Where `value` stands between the axis's ends: 0 at `lower`, 1 at `upper`.
  public func fraction(of value: Double) -> Double {
    (Extent.bounded(value) - lower) / (upper - lower)
  }

  /// An axis that shows exactly `extent` over `columns` characters, with ticks at round values
  /// (the 1-2-5 rule) as close as their labels allow.
  public static func spanning(_ extent: Extent, columns: Int) -> Axis {
    let span = extent.upper - extent.lower
    var step = DecimalStep.atLeast(span / Double(max(1, columns)))
    if extent.isWhole && step.exponent < 0 { step = DecimalStep(digit: 1, exponent: 0) }
    var ticks: [Tick] = []
    // Twelve steps are four powers of ten: more than any label is wide.
    for _ in 0..<12 {
      let first = (extent.lower / step.value - 1e-9).rounded(.up)
      let last = (extent.upper / step.value + 1e-9).rounded(.down)
      let multiples = first <= last ? Array(Int(first)...Int(last)) : []
      if multiples.isEmpty { break }
      let labels = step.labels(multiples: multiples)
      ticks = zip(multiples, labels).map { Tick(value: Double($0) * step.value, label: $1) }
      let widest = labels.lazy.map(\.utf8.count).max() ?? 0
      let distance = step.value / span * Double(columns)
      if distance >= Double(max(8, widest + 3)) {
        return Axis(lower: extent.lower, upper: extent.upper, ticks: ticks)
      }
      step = step.next
    }
    // No step leaves room between two labels, so one label has to do.
    return Axis(lower: extent.lower, upper: extent.upper, ticks: Array(ticks.prefix(1)))
  }

  /// An axis of `rows` equal rows that shows at least `extent`, with a tick at the middle of every
  /// second row, or third …, so that ticks stand evenly and exactly on a row.
  public static func rows(_ extent: Extent, count rows: Int) -> Axis {
    let rows = max(1, rows)
    let span = extent.upper - extent.lower
    let sparsest = max(1, rows / 3)
    let densest = min(sparsest, max(1, (rows + 7) / 8))
    var best: (unit: Double, step: DecimalStep, each: Int, bottom: Int, top: Int)?
    var step = DecimalStep.atLeast(span / Double(rows) / 2)
    for _ in 0..<12 {
      for each in densest...sparsest {
        // A row is `unit` high; row k shows what rounds to k units.
        let unit = step.value / Double(each)
        let bottom = Int((extent.lower / unit).rounded())
        let top = Int((extent.upper / unit).rounded())
        if top - bottom < rows && unit < (best?.unit ?? .infinity) {
          best = (unit, step, each, bottom, top)
        }
      }
      step = step.next
    }
    guard let best else { return Axis(lower: extent.lower, upper: extent.upper, ticks: []) }

    // Spare rows go half below and half above, but not across zero.
    let spare = rows - 1 - (best.top - best.bottom)
    var below = spare / 2
    if best.bottom >= 0 { below = min(below, best.bottom) }
    if best.top <= 0 { below = max(below, spare + best.top) }
    let bottom = best.bottom - below
    let multiples = (bottom..<bottom + rows).filter { $0.isMultiple(of: best.each) }
      .map { $0 / best.each }
    let labels = best.step.labels(multiples: multiples)
    return Axis(
      lower: (Double(bottom) - 0.5) * best.unit,
      upper: (Double(bottom + rows) - 0.5) * best.unit,
      ticks: zip(multiples, labels).map {
        Tick(value: Double($0) * best.step.value, label: $1)
      })
  }
}
