import Pictures

/// Pictures that several tests draw.
enum Samples {
  /// Three curves that fall and flatten, as losses do: end + (start − end) · ratio^step.
  static let losses = LinePlot(
    title: "Training loss", xLabel: "step", yLabel: "log loss",
    series: [
      .init(name: "wide", points: falling(from: 0.60, to: 0.36, ratio: 0.9965)),
      .init(name: "deep", points: falling(from: 0.63, to: 0.32, ratio: 0.9958)),
      .init(name: "wide & deep", points: falling(from: 0.58, to: 0.30, ratio: 0.9938)),
    ])

  static let epochs = LinePlot(
    title: "AUC by epoch", xLabel: "epoch",
    series: [
      .init(
        name: "wide",
        points: [.init(x: 1, y: 0.89), .init(x: 2, y: 0.9), .init(x: 3, y: 0.905)]),
      .init(
        name: "deep",
        points: [.init(x: 1, y: 0.88), .init(x: 2, y: 0.9), .init(x: 3, y: 0.912)]),
    ])

  static let people = BoxTable(
    columns: [
      .init(name: "age", type: "number", alignment: .decimal, cells: ["39", "50", "38"]),
      .init(
        name: "workclass", type: "text", cells: ["State-gov", "Self-emp-not-inc", "Private"]),
      .init(name: "education", type: "text", cells: ["Bachelors", "Bachelors", "HS-grad"]),
      .init(
        name: "marital_status", type: "text",
        cells: ["Never-married", "Married-civ-spouse", "Divorced"]),
      .init(name: "capital_gain", type: "number", alignment: .decimal, cells: ["2174", "0", "0"]),
      .init(name: "income", type: "text", cells: ["<=50K", "<=50K", ">50K"]),
    ],
    footer: BoxTable.footer(rows: 32_561, columns: 6, shown: 3))

  static func plot(_ values: [Double], name: String = "a") -> LinePlot {
    LinePlot(series: [.init(name: name, values: values)])
  }

  private static func falling(from start: Double, to end: Double, ratio: Double)
    -> [LinePlot.Point]
  {
    var above = start - end
    return (0...1000).map { step in
      defer { above *= ratio }
      return LinePlot.Point(x: Double(step), y: end + above)
    }
  }
}
