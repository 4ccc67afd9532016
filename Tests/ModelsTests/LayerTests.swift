import Features
import Models
import Tensors
import Testing

@Suite struct LayerTests {
  @Test func dropoutSilencesItsShare() {
    let count = 100_000
    for rate in [0.0, 0.2, 0.5, 0.9] {
      let factors = Buffer<Float>(count, filledWith: -1)
      Dropout.factors(rate: rate, seed: 1, step: 2, layer: 3, count: count, into: factors.start)
      let silent = Double(factors.array.count { $0 == 0 }) / Double(count)
      // Four deviations of a binomial share.
      #expect(abs(silent - rate) <= 4 * (rate * (1 - rate) / Double(count)).squareRoot())
      #expect(factors.array.allSatisfy { $0 == 0 || $0 == Float(1 / (1 - rate)) })
    }
  }

  @Test func dropoutIsAFunctionOfSeedStepAndLayer() {
    func factors(_ seed: UInt64, _ step: Int, _ layer: Int) -> [Float] {
      let factors = Buffer<Float>(101, filledWith: -1)
      Dropout.factors(
        rate: 0.5, seed: seed, step: step, layer: layer, count: 101, into: factors.start)
      return factors.array
    }
    #expect(factors(1, 2, 3) == factors(1, 2, 3))
    for other in [factors(2, 2, 3), factors(1, 3, 3), factors(1, 2, 4)] {
      #expect(other != factors(1, 2, 3))
    }
  }

  /// Ioffe and Szegedy 2015: after enough batches the running means are those of the data.
  @Test func batchNormScoresByItsRunningMeans() throws {
    let problem = try SmallProblem(seed: 1, .init(hidden: [Hidden(BatchNorm(momentum: 0.5)), 4]))
    let network = WideAndDeep(layout: problem.layout, seed: 1)
    let recipe = Recipe(
      epochs: 30, batch: 40, wide: SGD(lr: 1e-10), deep: SGD(lr: 1e-10), seed: 3)
    let trainer = try Trainer(network, on: problem.data, using: recipe)
    try trainer.run()
    guard case .batchNorm(let layer) = problem.layout.layers[0] else {
      Issue.record("the first layer normalises")
      return
    }
    let weights = trainer.network.weights
    // The dense inputs stand behind the embeddings, and do not move.
    let first = problem.layout.embeddings.width
    for c in 0..<3 {
      let values = (0..<40).map { Double(problem.data.dense[$0 * 3 + c]) }
      let mean = values.reduce(0, +) / 40
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 40
      #expect(abs(Double(weights[layer.mean.offset + first + c]) - mean) < 1e-5)
      #expect(abs(Double(weights[layer.variance.offset + first + c]) - variance) < 1e-5)
    }
    #expect(weights[layer.scale.range].allSatisfy { abs($0 - 1) < 1e-6 })
  }

  /// Dropout, running means and their schedule go on where they stopped, bit for bit.
  @Test func layersWithMemoryGoOnBitForBit() throws {
    let shape = SmallProblem.Shape(
      hidden: [8, Hidden(Dropout(rate: 0.4)), Hidden(BatchNorm(momentum: 0.9)), 4],
      heads: [.binary, .classes(3)])
    let problem = try SmallProblem(seed: 1, rows: 100, shape)
    let recipe = Recipe(epochs: 3, batch: 16, deep: Adam(), seed: 9)
    let whole = try Trainer(
      WideAndDeep(layout: problem.layout, seed: 1), on: problem.data, using: recipe)
    try whole.run()
    let first = try Trainer(
      WideAndDeep(layout: problem.layout, seed: 1), on: problem.data, using: recipe)
    for _ in 0..<10 { try first.makeStep() }
    let second = try Trainer(
      resuming: first.state, of: problem.layout, on: problem.data, using: recipe)
    try second.run()
    #expect(second.state.weights == whole.state.weights)
    #expect(second.state.deepSlots == whole.state.deepSlots)
  }

  /// Running means are no weights: nothing moves them in a step that is refused.
  @Test func aRefusedStepLeavesTheRunningMeans() throws {
    var problem = try SmallProblem(seed: 1, .init(hidden: [Hidden(BatchNorm()), 4]))
    problem.data.dense[0] = .infinity
    let network = WideAndDeep(layout: problem.layout, seed: 1)
    let trainer = try Trainer(network, on: problem.data, using: Recipe(epochs: 1, batch: 40))
    #expect(throws: ModelsError.self) { try trainer.makeStep() }
    #expect(trainer.network.weights == network.weights)
  }

  @Test(
    arguments: [
      (Hidden(Dropout(rate: 1)), "`rate` of dropout"),
      (Hidden(Dropout(rate: -0.1)), "`rate` of dropout"),
      (Hidden(BatchNorm(momentum: 1)), "`momentum` of batch_norm"),
      (Hidden(BatchNorm(momentum: 0.9, epsilon: 0)), "`epsilon` of batch_norm"),
      (Hidden(units: 0), "a hidden layer has 1"),
    ])
  func aWrongSettingIsNamed(layer: Hidden, message: String) {
    let model = ModelDeclaration(
      label: .column("y"), deep: [.embedding(.column("x"), dimension: 2)], hidden: [layer])
    let error = #expect(throws: ModelsError.self) { try model.validate() }
    #expect(error?.message.hasPrefix(message) == true)
  }

  @Test func aSharedTableHasOneShape() throws {
    #expect(throws: ModelsError.sharedTable("t", sizes: [3, 4], dimensions: [2, 2])) {
      try Layout(
        wide: [],
        embeddings: [
          .init("a", size: 3, dimension: 2, table: "t"),
          .init("b", size: 4, dimension: 2, table: "t"),
        ], denseWidth: 0, hidden: [4])
    }
  }
}
