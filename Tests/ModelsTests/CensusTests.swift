import Features
import Models
import Testing

/// The main job on the real data, with the settings that trials on the training rows
/// chose. The floor is that of the quickstart: AUC 0.912, log loss 0.305, accuracy 0.858.
@Suite struct CensusTests {
  @Test func theJointModelBeatsItsHalves() throws {
    let (train, test) = try Census.load()
    func run(_ model: ModelDeclaration) throws -> (auc: Double, logLoss: Double, accuracy: Double) {
      let run = try Models.train(model, on: train, using: Self.recipe)
      let values = try run.evaluate(on: test, by: [AUC(), LogLoss(), Accuracy()])
      return (values[0], values[1], values[2])
    }
    let joint = try Self.model()
    var (wide, deep) = (joint, joint)
    wide.deep = []
    deep.wide = []
    let (w, d, j) = (try run(wide), try run(deep), try run(joint))
    #expect(j.auc > 0.920)
    #expect(j.logLoss < 0.297)
    #expect(j.accuracy > 0.863)
    #expect(j.auc > w.auc + 0.005)
    #expect(j.auc > d.auc + 0.005)
  }

  @Test func aRunKeepsWhatItWasMadeOf() throws {
    let table = try Census.load().train.prefix(2000)
    var recipe = Self.recipe
    recipe.epochs = 2
    let run = try Models.train(Self.model(), on: table, using: recipe, named: "joint")
    #expect(run.name == "joint")
    #expect(!run.isPartial)
    #expect(run.history.map(\.examples) == [2000, 2000])
    #expect(run.network.layout.hidden.map(\.kernel.name) == ["W1", "W2"])
    #expect(run.network.layout.embeddings.tables[1].name == ".education")
    let counts = run.parameterCounts
    #expect(counts.total == counts.wide + 1 + counts.embeddings + counts.hidden)
    #expect(counts.wideNonzero > 0)
    #expect(counts.wideNonzero < counts.wide)
    let scores = try run.scores(on: table)
    #expect(scores.count == 2000)
    #expect(scores == (try run.scores(on: table)))
    #expect(throws: ModelsError.noRows(purpose: "evaluation")) {
      try run.evaluate(on: table.prefix(0))
    }
    #expect(throws: ModelsError.noRows(purpose: "training")) {
      try Models.train(Self.model(), on: table.prefix(0), using: recipe)
    }
  }

  @Test func aStoppedTrainingIsARunThatGoesOn() throws {
    struct Stop: Error {}
    let table = try Census.load().train.prefix(3000)
    var recipe = Self.recipe
    recipe.epochs = 3
    let whole = try Models.train(Self.model(), on: table, using: recipe)

    let training = try Training(Self.model(), on: table, using: recipe, named: "stopped")
    for _ in 0..<30 { try training.trainer.makeStep() }
    #expect(throws: Stop.self) { try training.run { _ in throw Stop() } }
    let partial = training.result
    #expect(partial.isPartial)
    #expect(partial.history.count == 2)
    #expect(partial.history.last.map { $0.examples < 3000 } == true)

    let resumed = try Training(resuming: partial, on: table)
    try resumed.run()
    #expect(resumed.result.network.weights == whole.network.weights)
    #expect(resumed.result.history.map(\.loss) == whole.history.map(\.loss))
  }

  static let recipe = Recipe(
    epochs: 12, batch: 128, wide: FTRL(lr: 0.5, l1: 0.02), deep: AdaGrad(lr: 0.03), seed: 7)

  static func model() throws -> ModelDeclaration {
    let column = Formula.column
    let age = Formula.bucket(column("age"), at: [18, 25, 30, 35, 40, 45, 50, 55, 60, 65])
    // Where a decision tree on the training rows cuts: the answer changes there.
    let gain = Formula.bucket(
      column("capital_gain"),
      at: [1, 3103, 3137, 4386, 4416, 4687, 4865, 5013, 5178, 5455, 6723, 7298])
    let loss = Formula.bucket(
      column("capital_loss"),
      at: [1, 1564, 1573, 1825, 1876, 1887, 1944, 1980, 2231, 2392, 2457])
    let (education, occupation) = (column("education"), column("occupation"))
    return try ModelDeclaration(
      label: .comparison(.equal, column("income"), .text(">50K")),
      wide: [
        .crossing([education, occupation]), .crossing([age, education, occupation]),
        .crossing([gain, loss]), .crossing([column("relationship"), occupation]),
        .crossing([column("workclass"), occupation]),
      ],
      deep: [
        "workclass", "education", "marital_status", "occupation", "relationship", "race", "sex",
        "native_country",
      ].map { .embedding(column($0), dimension: 8) }
        + ["age", "education_num", "capital_gain", "capital_loss", "hours_per_week"].map {
          try .dense(Quantiles(column($0), 10))
        },
      hidden: [100, 50])
  }
}
