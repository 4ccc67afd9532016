import Features
import Models
import Tensors
import Testing

/// Checks between epochs, patience, and the clipped gradient.
@Suite struct CheckTests {
  static func trainer(
    resuming state: TrainingState? = nil, recipe: Recipe
  ) throws -> Trainer {
    let problem = try SmallProblem(seed: 1, rows: 100)
    let check = try SmallProblem(seed: 2, rows: 700)
    if let state {
      return try Trainer(
        resuming: state, of: problem.layout, on: problem.data, check: check.data, using: recipe)
    }
    return try Trainer(
      WideAndDeep(layout: problem.layout, seed: 1), on: problem.data, check: check.data,
      using: recipe)
  }

  static let recipe = Recipe(
    epochs: 40, batch: 16, seed: 9, schedule: [WarmUp(epochs: 0.5), CosineDecay()], clip: 0.5,
    patience: 3, by: [LogLoss(), AUC()])

  @Test func checksMeasureTheModelOfTheEpochsEnd() throws {
    let problem = try SmallProblem(seed: 1, rows: 100)
    let check = try SmallProblem(seed: 2, rows: 700)
    let trainer = try Self.trainer(recipe: Recipe(epochs: 2, batch: 16, seed: 9, by: [AUC()]))
    try trainer.run()
    let plain = try Trainer(
      WideAndDeep(layout: problem.layout, seed: 1), on: problem.data,
      using: Recipe(epochs: 2, batch: 16, seed: 9))
    try plain.run()
    #expect(trainer.network.weights == plain.network.weights, "a check changes nothing")
    let model = DoubleModel(plain.network, check.data)
    let record = try #require(trainer.history.epochs.last?.check)
    #expect(abs(record.loss - model.meanLoss) < 1e-6)
    let scores = try plain.network.scores(of: check.data)
    let labels = check.data.labels.map(Double.init)
    #expect(record.measures == [try AUC().value(scores: scores, labels: labels)])
    #expect(trainer.history.epochs.allSatisfy { $0.check != nil })
  }

  @Test func patienceGoesBackToTheBestEpoch() throws {
    let trainer = try Self.trainer(recipe: Self.recipe)
    try trainer.run()
    let losses = trainer.history.epochs.compactMap(\.check).map(\.measures[0])
    let best = try #require(losses.firstIndex(of: losses.min() ?? 0))
    #expect(losses.count == best + 1 + 3)
    #expect(trainer.best?.epoch == best + 1)
    #expect(trainer.isFinished)
    let check = try SmallProblem(seed: 2, rows: 700)
    let labels = check.data.labels.map(Double.init)
    let scores = try trainer.network.scores(of: check.data)
    #expect(try LogLoss().value(scores: scores, labels: labels) == losses[best])
    #expect(trainer.network.weights != trainer.state.weights)
  }

  @Test func stoppingAndGoingOnChangesNoBit() throws {
    struct Stop: Error {}
    let whole = try Self.trainer(recipe: Self.recipe)
    try whole.run()
    var state: TrainingState?
    for allowed in [2, 9, 30, .max] {
      let part = try Self.trainer(resuming: state, recipe: Self.recipe)
      var reports = 0
      do {
        // A report comes at the start, between steps only every 10 ms, and inside each check.
        try part.run { _ in
          reports += 1
          if reports > allowed { throw Stop() }
        }
      } catch is Stop {}
      state = part.state
    }
    #expect(state?.weights == whole.state.weights)
    #expect(state?.deepSlots == whole.state.deepSlots)
    #expect(state?.wideSlots == whole.state.wideSlots)
    #expect(state?.best == whole.state.best)
    #expect(state?.history.epochs.map(\.check) == whole.history.epochs.map(\.check))
  }

  /// One step of gradient descent with lr 1 moves the weights by the gradient: of norm 0.1 here.
  @Test func theGradientIsClippedToItsNorm() throws {
    let problem = try SmallProblem(seed: 3)
    let network = problem.network(seed: 4)
    func gradient(clip: Double?) throws -> [Double] {
      let recipe = Recipe(
        epochs: 1, batch: problem.data.rowCount, wide: SGD(lr: 1), deep: SGD(lr: 1), clip: clip)
      let trainer = try Trainer(network, on: problem.data, using: recipe)
      try trainer.makeStep()
      return zip(network.weights, trainer.network.weights).map { Double($0) - Double($1) }
    }
    let plain = try gradient(clip: nil)
    let norm = plain.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(norm > 0.1)
    for (clipped, whole) in zip(try gradient(clip: 0.1), plain) {
      #expect(abs(clipped - whole * 0.1 / norm) < 1e-6)
    }
    #expect(try gradient(clip: norm * 1.01) == plain)
  }

  @Test func whatCannotBeCheckedIsRefusedAtOnce() throws {
    let problem = try SmallProblem(seed: 1)
    let network = WideAndDeep(layout: problem.layout, seed: 0)
    for recipe in [Recipe(patience: 2), Recipe(by: [AUC()])] {
      #expect(throws: ModelsError.nothingToCheck) {
        try Trainer(network, on: problem.data, using: recipe)
      }
    }
    var check = problem.data
    check.labels = check.labels.map { _ in 1 }
    #expect(throws: ModelsError.oneClass(metric: "auc", label: 1, count: 40)) {
      try Trainer(network, on: problem.data, check: check, using: Recipe(by: [AUC()]))
    }
    check.labels = []
    #expect(throws: ModelsError.noLabels) {
      try Trainer(network, on: problem.data, check: check, using: Recipe())
    }
    for (recipe, setting) in [
      (Recipe(clip: 0), "clip"), (Recipe(clip: .nan), "clip"), (Recipe(patience: 0), "patience"),
    ] {
      let error = #expect(throws: ModelsError.self) { try recipe.validate() }
      #expect(error?.message.hasPrefix("`\(setting)` of training") == true)
    }
  }
}
