import Pictures
import Testing

/// What holds for every picture, tried on random ones.
@Suite struct PictureProperties {
  @Test("a plot is within its size, without escapes and trailing spaces", arguments: 0..<150)
  func plots(seed: UInt64) {
    var dice = Dice(seed: seed)
    let plot = LinePlot(
      title: dice.optionalText(), xLabel: dice.optionalText(), yLabel: dice.optionalText(),
      series: (0..<dice.below(5)).map { _ in
        let points = (0..<dice.below(60)).map { _ in
          LinePlot.Point(x: dice.number(), y: dice.number())
        }
        return .init(name: dice.text(), points: points)
      })
    for (width, height) in [(72, 16), (dice.below(120) + 1, dice.below(40) + 1), (1, 1), (0, -4)] {
      let text = plot.text(width: width, height: height)
      checkLines(text, width: width)
      #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= max(1, height))
      #expect(text == plot.text(width: width, height: height))
      #expect(withoutEscapes(plot.text(width: width, height: height, colour: true)) == text)
    }
  }

  @Test("bars are within their width", arguments: 0..<100)
  func bars(seed: UInt64) {
    var dice = Dice(seed: seed)
    let chart = BarChart(
      title: dice.optionalText(),
      bars: (0..<dice.below(12)).map { _ in
        .init(label: dice.text(), value: dice.number(), valueText: dice.optionalText())
      })
    for width in [72, dice.below(100) + 1, 1, 0] {
      let text = chart.text(width: width)
      checkLines(text, width: width)
      #expect(withoutEscapes(chart.text(width: width, colour: true)) == text)
    }
  }

  @Test("the lines of a box are equally wide and not wider than asked", arguments: 0..<200)
  func boxes(seed: UInt64) {
    var dice = Dice(seed: seed)
    let table = BoxTable(
      columns: (0..<dice.below(12)).map { _ in
        .init(
          name: dice.text(), type: dice.optionalText(),
          alignment: [.left, .right, .decimal][dice.below(3)],
          cells: (0..<dice.below(6)).map { _ in
            dice.below(2) == 0 ? dice.text() : "\(dice.number())"
          })
      },
      footer: dice.optionalText())
    for width in [80, dice.below(150) + 5, 5] {
      let text = table.text(width: width)
      checkLines(text, width: width)
      #expect(Set(text.split(separator: "\n").map { CellWidth.of(String($0)) }).count == 1)
      #expect(withoutEscapes(table.text(width: width, colour: true)) == text)
    }
    #expect(!table.text(width: .min).isEmpty && !table.text(width: .max).isEmpty)
  }

  @Test("numbers are whole or not there: a box of several columns never cuts one")
  func wholeNumbers() {
    let cells = ["123456.789", "-2.5"]
    let table = BoxTable(
      columns: (0..<8).map { .init(name: "n\($0)", alignment: .decimal, cells: cells) })
    for width in 32...140 {
      let first = table.text(width: width).split(separator: "\n").dropFirst(3).first ?? ""
      let numbers = first.split(whereSeparator: { $0 == "│" || $0 == " " || $0 == "…" })
      #expect(!numbers.isEmpty && numbers.allSatisfy { $0 == "123456.789" })
    }
  }

  private func checkLines(_ text: String, width: Int) {
    #expect(!text.contains("\u{1B}"))
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      #expect(CellWidth.of(String(line)) <= max(0, width))
      #expect(line.last != " ")
    }
  }
}
