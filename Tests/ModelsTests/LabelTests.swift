import Features
import Models
import Tensors
import Testing

/// Labels of all kinds, what rows count, and what a model of several labels shares.
@Suite struct LabelTests {
  static func table() throws -> Table {
    var random = RandomStream(seed: 3, purpose: .sampling)
    let places = (0..<300).map { _ in random.below(3) }
    return try Table(
      name: "t",
      columns: [
        Column(name: "place", texts: places.map { ["north", "south", "west"][$0] }),
        Column(name: "size", numbers: places.map { Double($0) * 10 + random.normal() }),
        Column(name: "kind", texts: places.map { ["c", "a", "b"][$0] }),
        Column(name: "big", numbers: places.map { $0 == 2 ? 1 : 0 }),
        Column(name: "weight", numbers: places.map { $0 == 0 ? 0 : 2 }),
      ])
  }

  static func model(_ targets: Target...) -> ModelDeclaration {
    ModelDeclaration(
      targets: targets, wide: [.column("place")],
      deep: [.embedding(.column("place"), dimension: 4)], hidden: [8])
  }

  static let recipe = Recipe(epochs: 20, batch: 20, wide: FTRL(lr: 0.5), deep: AdaGrad(lr: 0.1))

  @Test func aNumberIsLearnedInItsUnits() throws {
    let run = try Models.train(
      Self.model(Target(.column("size"), kind: .regression)), on: Self.table(),
      using: Self.recipe)
    let values = try run.evaluate(on: Self.table(), by: [RMSE(), MAE()])
    // What is left is the noise: of deviation 1, and a mean magnitude of √(2/π).
    #expect(values[0] < 1.1)
    #expect(values[1] < 0.9)
    let scores = try run.scores(on: Self.table())
    #expect((scores.max() ?? 0) > 19)
    #expect((scores.min() ?? 0) < 1)
  }

  @Test func classesAreLearnedAndNamed() throws {
    let run = try Models.train(
      Self.model(Target(.column("kind"), kind: .classes)), on: Self.table(), using: Self.recipe)
    #expect(run.targets[0].outputNames == ["a", "b", "c"])
    let values = try run.evaluate(on: Self.table())
    #expect(values[0] < 0.05)
    #expect(values[1] == 1)
    let all = try run.predictions(on: Self.table())[0].values
    for row in 0..<300 { #expect(abs(all[row * 3..<(row * 3 + 3)].reduce(0, +) - 1) < 1e-12) }
    #expect(throws: ModelsError.severalOutputs(3)) { try run.scores(on: Self.table()) }
    let others = try Table(
      name: "u",
      columns: [Column(name: "place", texts: ["west"]), Column(name: "kind", texts: ["z"])])
    #expect(throws: ModelsError.unknownClass(".kind", found: "z", known: ["a", "b", "c"])) {
      try run.evaluate(on: others)
    }
  }

  @Test func severalLabelsAreLearnedAtOnce() throws {
    let run = try Models.train(
      Self.model(
        Target(.column("size"), kind: .regression), Target(.column("big")),
        Target(.column("kind"), kind: .classes)), on: Self.table(), using: Self.recipe)
    #expect(run.network.layout.outputs == 5)
    let all = try run.predictions(on: Self.table())
    let table = try Self.table()
    let metrics: [any Metric] = [RMSE(), AUC(), Accuracy()]
    for (place, metric) in metrics.enumerated() {
      let labels = try run.targets[place].labels(on: table).map(Double.init)
      let value = try all[place].measure(metric, labels: labels)
      #expect(metric is RMSE ? value < 1.2 : value == 1)
    }
  }

  @Test func rowsOfWeightZeroTeachNothing() throws {
    var recipe = Self.recipe
    recipe.weights = .column("weight")
    let table = try Self.table()
    // Without the north nothing tells big from kind c, and north's weights stay where they were.
    let run = try Models.train(Self.model(Target(.column("big"))), on: table, using: recipe)
    let place = run.features.wide[0]
    let north = try #require((0..<3).first { place.name(of: $0) == "north" })
    #expect(run.network.weights[north] == 0)
    #expect(run.network.weights[..<3].count { $0 != 0 } == 2)
  }

  @Test(
    arguments: [
      ([1, -1], ModelsError.rowWeight(row: 1, found: -1)),
      ([.infinity, 1], .rowWeight(row: 0, found: .infinity)), ([0, 0], .noRowWeight(2)),
    ] as [([Double], ModelsError)])
  func weightsThatSayNothingAreRefused(weights: [Double], error: ModelsError) throws {
    let table = try Table(
      name: "t",
      columns: [
        Column(name: "place", texts: ["a", "b"]), Column(name: "y", numbers: [0, 1]),
        Column(name: "w", numbers: weights),
      ])
    let model = ModelDeclaration(label: .column("y"), wide: [.column("place")])
    #expect(throws: error) {
      try Models.train(model, on: table, using: Recipe(weights: .column("w")))
    }
    #expect(throws: ModelsError.rowWeightKind(".place")) {
      try Models.train(model, on: table, using: Recipe(weights: .column("place")))
    }
  }

  @Test func aMissingWeightIsRefused() throws {
    let table = try Table(
      name: "t",
      columns: [
        Column(name: "place", texts: ["a", "b"]), Column(name: "y", numbers: [0, 1]),
        Column(name: "w", numbers: [1, nil]),
      ])
    let error = #expect(throws: ModelsError.self) {
      try Models.train(
        ModelDeclaration(label: .column("y"), wide: [.column("place")]), on: table,
        using: Recipe(weights: .column("w")))
    }
    #expect(error?.message.contains("row 1") == true)
  }

  @Test func labelsThatCannotBeLearnedAreRefused() throws {
    let table = try Self.table()
    let constant = try Table(
      name: "t",
      columns: [Column(name: "place", texts: ["a", "b"]), Column(name: "y", numbers: [4, 4])])
    let cases: [(ModelDeclaration, Table, ModelsError)] = [
      (Self.model(), table, .noTarget),
      (Self.model(Target(.column("big")), Target(.column("big"))), table, .sameTarget(".big")),
      (
        Self.model(Target(.column("kind"), kind: .regression)), table,
        .labelKind(".kind", wanted: "a number")
      ),
      (
        Self.model(Target(.column("y"), kind: .regression)), constant,
        .constantLabel(".y", value: 4)
      ),
      (Self.model(Target(.column("y"), kind: .classes)), constant, .classes(".y", found: 1)),
    ]
    for (model, table, error) in cases {
      #expect(throws: error) { try Models.train(model, on: table) }
    }
    #expect(throws: FeaturesError.self) {
      try Models.train(Self.model(Target(.column("place"), kind: .classes)), on: table)
    }
  }

  @Test func anEnsembleIsTheMeanOfItsRuns() throws {
    let table = try Self.table()
    let model = Self.model(Target(.column("big")))
    let runs = try [1, 2].map { seed in
      try Models.train(model, on: table, using: Recipe(epochs: 1, seed: seed))
    }
    let both = try Ensemble(of: runs)
    let scores = try runs.map { try $0.scores(on: table) }
    #expect(try both.scores(on: table) == zip(scores[0], scores[1]).map { ($0 + $1) / 2 })
    #expect(both.parameterCounts.total == 2 * runs[0].parameterCounts.total)
    let other = try Models.train(
      Self.model(Target(.column("size"), kind: .regression)), on: table, using: Recipe(epochs: 1))
    #expect(throws: ModelsError.differentTargets([".big"], [".size"])) {
      try Ensemble(of: [runs[0], other])
    }
  }

  @Test func pairsNeedVectorsOfOneLength() throws {
    var model = Self.model(Target(.column("big")))
    model.architecture = .deepFM
    model.deep.append(.embedding(.column("kind"), dimension: 3))
    #expect(throws: ModelsError.unequalVectors([4, 3])) {
      try Models.train(model, on: Self.table())
    }
    model.deep = []
    #expect(throws: ModelsError.unequalVectors([])) { try model.validate() }
    model = Self.model(Target(.column("big")), Target(.column("size"), kind: .regression))
    model.architecture = .factorisationMachine
    #expect(throws: ModelsError.pairsOfSeveralOutputs(2)) { try model.validate() }
    model = Self.model(Target(.column("big")))
    model.architecture = .factorisationMachine
    model.deep.append(.dense(Standardise(.column("size"))))
    #expect(throws: ModelsError.denseWithoutLayers) {
      try Models.train(model, on: Self.table())
    }
  }
}
