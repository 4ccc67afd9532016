import Features
import Models

/// A small shop whose visitors buy by colour, size and a pair of both.
enum Shop {
  static func table(rows: Int, seed: UInt64 = 1) throws -> Table {
    var random = SmallRandom(seed: seed)
    let colours = ["red", "green", "blue", "black"]
    let shapes = ["cube", "ball", "ring"]
    let colour = (0..<rows).map { _ in colours.randomElement(using: &random) }
    let shape = (0..<rows).map { _ in shapes.randomElement(using: &random) }
    let price = (0..<rows).map { _ in Double.random(in: 1...100, using: &random) }
    let bought = (0..<rows).map { row in
      let likes = (colour[row] == "red") == (shape[row] == "ball")
      return Double.random(in: 0..<1, using: &random) < (likes ? 0.7 : 0.2) ? 1.0 : 0
    }
    return try Table(
      name: "shop",
      columns: [
        Column(name: "colour", texts: colour), Column(name: "shape", texts: shape),
        Column(name: "price", numbers: price), Column(name: "bought", numbers: bought),
      ])
  }

  static let wide: [Formula] = [
    .column("colour"), .crossing([.column("colour"), .column("shape")]),
  ]

  static func deep() throws -> [DeepInput] {
    [
      .embedding(.column("colour"), dimension: 5), .embedding(.column("shape"), dimension: 6),
      .dense(try Quantiles(.column("price"), 10)),
    ]
  }

  static func run(wide: [Formula] = wide, deep: [DeepInput], hidden: [Hidden]) throws -> Run {
    try Models.train(
      ModelDeclaration(label: .column("bought"), wide: wide, deep: deep, hidden: hidden),
      on: table(rows: 600), using: Recipe(epochs: 2, batch: 32, seed: 3), named: "shop")
  }
}
