import Features
import Models
import Testing

/// A model that begins with an older run: what goes over, by which names, and that nothing jumps.
@Suite struct WarmStartTests {
  static let rows = 60
  static let cross = SavedModels.cross

  static func declaration(
    wide: [Formula] = [.column("job"), cross], dimension: Int = 3, hidden: [Hidden] = [4],
    label: String = "rich"
  ) throws -> ModelDeclaration {
    ModelDeclaration(
      label: .column(label), wide: wide,
      deep: [
        .embedding(.column("job"), dimension: dimension), .dense(try Quantiles(.column("age"), 5)),
      ], hidden: hidden)
  }

  /// The rows of the small table whose job is one of these.
  static func table(_ jobs: [String]) throws -> Table {
    let table = try SavedModels.table()
    return try table.filtered(by: .isIn(.column("job"), in: .list(jobs.map { .text($0) }))).table
  }

  static let recipe = Recipe(epochs: 2, batch: 8, wide: FTRL(lr: 0.2, l1: 0.01))

  /// Before its first step the new model says what the old one said.
  @Test(arguments: [
    FTRL(lr: 0.2, l1: 0.01), FTRL(lr: 0.05, l1: 0.1), FTRL(lr: 0.2, l1: 0.01, l2: 0.3, beta: 1),
  ])
  func nothingJumps(wide: FTRL) throws {
    let (old, new) = (try Self.table(["a", "é"]), try SavedModels.table())
    let run = try Models.train(Self.declaration(), on: old, using: Self.recipe)
    var recipe = Self.recipe
    recipe.wide = wide
    let training = try Training(Self.declaration(), on: new, using: recipe, from: run)
    #expect(try training.result.scores(on: old) == run.scores(on: old))
    // A step with almost no gradient moves almost nothing, whatever the settings.
    let start = training.result.network.weights
    try training.trainer.makeStep()
    let moved = zip(training.result.network.weights, start).map { abs($0 - $1) }.max() ?? 0
    #expect(moved < 0.25)
  }

  @Test func rowsGoByName() throws {
    let run = try Models.train(Self.declaration(), on: Self.table(["a", "é"]), using: Self.recipe)
    let table = try Self.table(["é", "c\"\\\n"])
    let grown = try Training(Self.declaration(), on: table, using: Self.recipe, from: run)
    typealias Part = WarmStart.Part
    let growing = [
      Part(name: "wide .job", kept: 2, new: 1, dropped: 0),
      Part(name: "wide .job & .town", kept: 4, new: 2, dropped: 0),
      Part(name: "embedding .job", kept: 3, new: 1, dropped: 0),
    ]
    #expect(Array(try #require(grown.start).parts.prefix(3)) == growing)
    let forgetting = try Training(
      Self.declaration(), on: table, using: Self.recipe, from: run, forgets: true)
    let shrinking = [
      Part(name: "wide .job", kept: 1, new: 1, dropped: 1),
      Part(name: "wide .job & .town", kept: 2, new: 2, dropped: 2),
      Part(name: "embedding .job", kept: 2, new: 1, dropped: 1),
    ]
    #expect(Array(try #require(forgetting.start).parts.prefix(3)) == shrinking)
    for training in [grown, forgetting] {
      for (place, feature) in training.features.wide.enumerated() {
        let keys = feature.rowKeys
        let block = training.trainer.layout.wide.features[place]
        let before = run.network.layout.wide.features[place]
        for (id, key) in run.features.wide[place].rowKeys.enumerated() {
          guard let now = keys.firstIndex(of: key) else { continue }
          #expect(
            training.result.network.weights[block.offset + now]
              == run.network.weights[before.offset + id])
          // n of FTRL goes with its weight.
          let (slots, old) = (training.trainer.state.wideSlots, run.state.wideSlots)
          #expect(
            slots[training.trainer.layout.wideRange.count + block.offset + now]
              == old[run.network.layout.wideRange.count + before.offset + id])
        }
      }
      #expect(training.trainer.layout.hidden == training.result.network.layout.hidden)
    }
  }

  @Test func theInputsOfTheFirstLayerGoByName() throws {
    let table = try SavedModels.table()
    let run = try Models.train(Self.declaration(), on: table, using: Self.recipe)
    let wider = ModelDeclaration(
      label: .column("rich"), wide: [.column("job")],
      deep: [
        .embedding(.column("town"), dimension: 2), .embedding(.column("job"), dimension: 3),
        .dense(Standardise(.column("hours"))), .dense(try Quantiles(.column("age"), 5)),
      ], hidden: [4])
    let training = try Training(wider, on: table, using: Self.recipe, from: run)
    let (old, new) = (run.network.layout.hidden[0], training.trainer.layout.hidden[0])
    let (before, after) = (run.network.weights, training.result.network.weights)
    // town ×2, job ×3, hours, age against job ×3, age.
    for (row, from) in [(2, 0), (3, 1), (4, 2), (6, 3)] {
      for unit in 0..<4 {
        #expect(
          after[new.kernel.offset + row * 4 + unit] == before[old.kernel.offset + from * 4 + unit])
      }
    }
    let parts = try #require(training.start).parts
    #expect(parts.contains(WarmStart.Part(name: "layer W1", kept: 4, new: 3, dropped: 0)))
  }

  @Test func everyKindOfModelCanBeginWithItself() throws {
    let table = try SavedModels.table()
    for (name, run) in try SavedModels.all() {
      let training = try Training(run.declaration, on: table, using: Self.recipe, from: run)
      #expect(training.result.network.weights == run.network.weights, Comment(rawValue: name))
      #expect(training.start?.parts.allSatisfy { $0.new == 0 && $0.dropped == 0 } == true)
      try training.run()
      let next = training.result
      #expect(next.past.count == 1)
      #expect(try next.evaluate(on: table).allSatisfy(\.isFinite))
      #expect(try ModelFileTests.reloaded(next).past == next.past)
    }
  }

  @Test func newClassesGetOutputsOfTheirOwn() throws {
    let table = try SavedModels.table()
    func model() -> ModelDeclaration {
      ModelDeclaration(
        targets: [Target(.column("kind"), kind: .classes)], wide: [.column("town")],
        deep: [.embedding(.column("job"), dimension: 2)], hidden: [3])
    }
    let two = try table.filtered(by: .comparison(.notEqual, .column("kind"), .text("u"))).table
    let run = try Models.train(model(), on: two, using: Self.recipe)
    let training = try Training(model(), on: table, using: Self.recipe, from: run)
    #expect(training.result.targets[0].classes == ["v", "w", "u"])
    try training.run()
    #expect(try training.result.evaluate(on: table, by: [Accuracy()])[0] > 0)
  }

  @Test func whatHasNothingInCommonIsRefused() throws {
    let table = try SavedModels.table()
    let run = try Models.train(Self.declaration(), on: table, using: Self.recipe)
    let other = ModelDeclaration(label: .column("rich"), wide: [.column("town")])
    #expect(throws: ModelsError.nothingCarried) {
      try Training(other, on: table, using: Self.recipe, from: run)
    }
    let wrong = ModelDeclaration(
      targets: [Target(.column("hours"), kind: .regression)], wide: [.column("job")])
    #expect(throws: ModelsError.otherTargets([".rich"], [".hours"])) {
      try Training(wrong, on: table, using: Self.recipe, from: run)
    }
  }
}
