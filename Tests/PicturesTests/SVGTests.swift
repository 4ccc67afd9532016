import Pictures
import Testing

@Suite struct SVGTests {
  /// The elements that are open at the end, and every text between tags; nil where tags do not match.
  private func textsOfWellFormed(_ svg: String) -> [String]? {
    var open: [String] = []
    var texts: [String] = []
    // By scalars, as XML reads.
    var rest = svg.unicodeScalars[...]
    while let start = rest.firstIndex(of: "<") {
      let text = rest[..<start]
      if text.contains(">") { return nil }
      texts.append(String(text))
      guard let end = rest[start...].firstIndex(of: ">") else { return nil }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      let name = String(
        String.UnicodeScalarView(tag.drop { $0 == "/" }.prefix { $0 != " " && $0 != "/" }))
      if tag.contains("<") || tag.count(where: { $0 == "\"" }) % 2 != 0 { return nil }
      if tag.first == "/" {
        if open.popLast() != name { return nil }
      } else if tag.last != "/" {
        open.append(name)
      }
    }
    return open.isEmpty ? texts : nil
  }

  @Test("a whole file, read by a person and seen in a browser")
  func bars() {
    #expect(
      BarChart(title: "AUC", bars: [.init(label: "wide & deep", value: 0.5)]).svg(width: 300)
        .split(separator: "\n").filter { !$0.hasPrefix("<style>") }.joined(separator: "\n")
          == """
          <svg xmlns="http://www.w3.org/2000/svg" class="wd-picture" role="img" width="300" \
          height="74" viewBox="0 0 300 74">
          <title>AUC</title>
          <text class="title" x="150" y="24" text-anchor="middle">AUC</text>
          <text x="87.2" y="57" text-anchor="end">wide &amp; deep</text>
          <rect x="95.2" y="44" width="167.2" height="18" rx="2" fill="#0087ff"/>
          <text class="quiet" x="292" y="57" text-anchor="end">0.5</text>
          <path class="axis" d="M95.2,40 L95.2,66"/>
          </svg>
          """)
  }

  @Test("every picture is well-formed, whatever its texts and numbers", arguments: 0..<120)
  func wellFormed(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let plot = LinePlot(
      title: dice.optionalText(), xLabel: dice.optionalText(), yLabel: dice.optionalText(),
      series: (0..<dice.below(5)).map { index in
        let points = (0..<dice.below(60)).map { _ in
          LinePlot.Point(x: dice.number(), y: dice.number())
        }
        return .init(
          name: dice.text() + "<&>\"'", points: points,
          style: [.line, .points, .reference][dice.below(3)])
      })
    let chart = BarChart(
      title: dice.optionalText(),
      bars: (0..<dice.below(12)).map { _ in
        .init(label: dice.text() + "</text>" + "<\u{301}b>", value: dice.number())
      })
    let histogram = Histogram(
      title: dice.optionalText(), xLabel: dice.optionalText(),
      values: (0..<dice.below(200)).map { _ in dice.number() }, bins: dice.below(40))
    let box = { (dice: inout Dice) in
      NetworkDrawing.Box(dice.text(), lines: (0..<dice.below(4)).map { _ in dice.text() })
    }
    let network = NetworkDrawing(
      title: dice.optionalText(), output: box(&dice),
      deep: (0..<dice.below(4)).map { _ in box(&dice) },
      wide: (0..<dice.below(2)).map { _ in box(&dice) })
    for svg in [
      plot.svg(), plot.svg(width: dice.below(900), height: dice.below(600)), chart.svg(),
      histogram.svg(), network.svg(), network.svg(width: dice.below(900)),
    ] {
      let texts = try #require(textsOfWellFormed(svg))
      #expect(texts.count > 2)
      #expect(!svg.contains("=\"nan\"") && !svg.contains("inf,"))
      #expect(svg.hasSuffix("</svg>\n"))
    }
    for width in [80, dice.below(120), 12, 0] {
      let text = network.text(width: width)
      #expect(text.split(separator: "\n").allSatisfy { CellWidth.of(String($0)) <= width })
    }
  }

  @Test("a histogram's counts are all values, each in its interval", arguments: 0..<60)
  func histogram(seed: UInt64) {
    var dice = Dice(seed: seed)
    let values = (0..<dice.below(300)).map { _ in Double(dice.below(1000)) / 7 - 50 }
    let histogram = Histogram(values: values + [.nan, .infinity], bins: 1 + dice.below(30))
    #expect(histogram.skipped == 2)
    #expect(histogram.counts.reduce(0, +) == values.count)
    for (index, count) in histogram.counts.enumerated() {
      let isLast = index == histogram.counts.count - 1
      let (lower, upper) = (histogram.edges[index], histogram.edges[index + 1])
      // A value on an edge may round to either side.
      let close = 1e-9 * max(1, abs(upper))
      let inside = values.count { $0 > lower + close && $0 < upper - close }
      let around = values.count { $0 >= lower - close && (isLast || $0 <= upper + close) }
      #expect((inside...max(inside, around)).contains(count))
    }
  }
}
