import Features
import Models

/// A small app store: what a user and an app have, side by side in a table of impressions.
enum Store {
  static let userColumns = ["country", "age", "installed"]
  static let itemColumns = ["app", "category", "price"]

  static func users(_ count: Int, _ random: inout SmallRandom) throws -> Table {
    let countries = ["de", "fr", "pl", nil]
    return try Table(
      name: "users",
      columns: [
        Column(
          name: "country",
          texts: (0..<count).map { _ in countries.randomElement(using: &random) ?? nil }),
        Column(
          name: "age",
          numbers: (0..<count).map { _ in Double(Int.random(in: 14...80, using: &random)) }),
        Column(
          name: "installed",
          lists: (0..<count).map { _ in
            (0..<Int.random(in: 0...6, using: &random)).map { _ in
              "app\(Int.random(in: 0..<40, using: &random))"
            }
          }),
      ])
  }

  static func apps(_ count: Int, _ random: inout SmallRandom) throws -> Table {
    let categories = ["music", "video", "game"]
    return try Table(
      name: "apps",
      columns: [
        Column(name: "app", texts: (0..<count).map { "app\($0)" }),
        Column(
          name: "category",
          texts: (0..<count).map { _ in categories.randomElement(using: &random) }),
        Column(
          name: "price",
          numbers: (0..<count).map { _ in Double.random(in: 0...9, using: &random) }),
      ])
  }

  static func beside(_ users: Table, _ apps: Table) throws -> Table {
    try Table(name: "impressions", columns: users.columns + apps.columns)
  }

  static func impressions(_ count: Int, seed: UInt64) throws -> Table {
    var random = SmallRandom(seed: seed)
    let apps = try apps(40, &random)
    let shown = try apps.rows((0..<count).map { _ in Int.random(in: 0..<40, using: &random) })
    let table = try beside(users(count, &random), shown)
    let bought = (0..<count).map { _ in Double(Int.random(in: 0...1, using: &random)) }
    return try table.adding(Column(name: "bought", numbers: bought))
      .adding(
        Column(
          name: "paid", numbers: bought.map { $0 * 3 + Double.random(in: 0...1, using: &random) }))
  }

  /// Features of the user, of the app, and of both, as crosses, hashes, conditions and embeddings.
  static let wide: [Formula] = [
    .column("country"), .column("app"), .column("installed"),
    .bucket(.column("age"), at: [20, 40, 60]),
    .crossing([.column("installed"), .column("app")]),
    .crossing([.column("category"), .column("country"), .column("installed")]),
    .hashed(.crossing([.column("installed"), .column("app")]), buckets: 50),
    .hashed(.cross([.column("app"), .column("category"), .column("country")]), buckets: 30),
    .and(
      .isIn(.text("app1"), in: .column("installed")),
      .comparison(.equal, .column("app"), .text("app2"))),
    .comparison(.less, .column("price"), .arithmetic(.divide, .column("age"), .number(10))),
    .crossing([
      .comparison(.less, .column("price"), .arithmetic(.divide, .column("age"), .number(9))),
      .column("app"),
    ]),
  ]

  static func deep() throws -> [DeepInput] {
    [
      .embedding(.column("country"), dimension: 4), .embedding(.column("app"), dimension: 5),
      .embedding(.column("installed"), dimension: 5, combiner: .sqrtN),
      .embedding(.crossing([.column("country"), .column("category")]), dimension: 3),
      .dense(try Quantiles(.column("age"), 10)), .dense(try Quantiles(.column("price"), 10)),
      .dense(
        try Quantiles(.arithmetic(.divide, .column("price"), .column("age")), 10)),
    ]
  }

  static let hidden: [[Hidden]] = [
    [], [16], [24, 8], [Hidden(Dropout(rate: 0.2)), 12],
    [Hidden(BatchNorm()), 16, Hidden(BatchNorm())],
  ]

  /// A model of some of these features, drawn from a seed.
  static func run(seed: UInt64) throws -> Run {
    var random = SmallRandom(seed: seed)
    let wide = wide.filter { _ in Bool.random(using: &random) }
    let deep = try deep().filter { _ in Bool.random(using: &random) }
    let declaration = ModelDeclaration(
      targets: [
        Bool.random(using: &random)
          ? Target(.column("bought")) : Target(.column("paid"), kind: .regression)
      ],
      wide: wide.isEmpty && deep.isEmpty ? [.column("app")] : wide, deep: deep,
      hidden: hidden.randomElement(using: &random) ?? [])
    return try Models.train(
      declaration, on: impressions(300, seed: seed), using: Recipe(epochs: 1, batch: 32, seed: 3),
      named: "store")
  }
}
