/// Horizontal bars of labelled values, all from one zero line.
public struct BarChart: Equatable, Sendable {
  /// One labelled value.
  public struct Bar: Equatable, Sendable {
    public var label: String
    public var value: Double
    /// How the value is written; nil writes all such values with the same number of decimals.
    public var valueText: String?

    public init(label: String, value: Double, valueText: String? = nil) {
      self.label = label
      self.value = value
      self.valueText = valueText
    }
  }

  public var title: String?
  public var bars: [Bar]

  public init(title: String? = nil, bars: [Bar]) {
    self.title = title
    self.bars = bars
  }

  /// What is written for each value.
  var valueTexts: [String] {
    zip(bars, Numerals.texts(for: bars.map(\.value))).map { bar, text in
      bar.valueText.map(CellWidth.printable) ?? text
    }
  }
}

extension BarChart {
  /// The chart as text of at most `width` cells, one line a bar.
  ///
  /// A bar that is not zero shows at least a sliver; a value that is not finite has no bar.
  public func text(width: Int = 72, colour: Bool = false) -> String {
    let width = min(width, 1000)
    if width < 1 { return "" }
    let labels = bars.map { CellWidth.elided(CellWidth.printable($0.label), to: width / 3) }
    let values = valueTexts.map { CellWidth.elided($0, to: max(1, width / 3)) }
    let labelWidth = labels.map(CellWidth.of).max() ?? 0
    let valueWidth = values.map(CellWidth.of).max() ?? 0
    let left = labelWidth > 0 ? labelWidth + 2 : 0
    let scale = BarScale(for: bars.map(\.value), columns: width - left - valueWidth - 1)
    let top = title == nil ? 0 : 1

    var grid = TextGrid(width: width, height: top + max(1, bars.count))
    if let title {
      let text = CellWidth.elided(CellWidth.printable(title), to: width)
      grid.put(text, row: 0, column: (width - CellWidth.of(text)) / 2, ink: .strong)
    }
    if bars.isEmpty {
      grid.put(CellWidth.elided("no bars to draw", to: width), row: top, column: 0)
    }
    for (index, (bar, value)) in zip(bars, values).enumerated() {
      let row = top + index
      grid.put(labels[index], row: row, column: 0)
      let (text, column) = scale.bar(bar.value)
      grid.put(
        text, row: row, column: left + column, ink: SeriesStyle.ink(bar.value < 0 ? 1 : 0))
      if let zero = scale.zeroColumn { grid.put("│", row: row, column: left + zero, ink: .dim) }
      grid.put(value, row: row, column: width - CellWidth.of(value))
    }
    return grid.text(colour: colour)
  }
}
