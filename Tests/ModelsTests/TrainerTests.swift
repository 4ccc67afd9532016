import Features
import Models
import Tensors
import Testing

@Suite struct TrainerTests {
  static let recipe = Recipe(epochs: 3, batch: 16, seed: 9)

  static func trainer(seed: UInt64 = 1, recipe: Recipe = recipe) throws -> Trainer {
    let problem = try SmallProblem(seed: 1, rows: 100)
    return try Trainer(
      WideAndDeep(layout: problem.layout, seed: seed), on: problem.data, using: recipe)
  }

  @Test func oneSeedGivesTheSameBits() throws {
    let (first, second) = (try Self.trainer(), try Self.trainer())
    try first.run()
    try second.run()
    #expect(first.state.weights == second.state.weights)
    #expect(first.history.curve == second.history.curve)
    let other = try Self.trainer(seed: 2)
    try other.run()
    #expect(first.state.weights != other.state.weights)
  }

  @Test func stoppingAndGoingOnChangesNoBit() throws {
    struct Stop: Error {}
    let whole = try Self.trainer()
    try whole.run()

    // In one process: the callback stops it at every step it can, then it goes on.
    let halting = try Self.trainer()
    for _ in 0..<10 { try halting.makeStep() }
    #expect(throws: Stop.self) { try halting.run { _ in throw Stop() } }
    #expect(halting.step == 10)
    #expect(!halting.isFinished)

    // From its state: a new trainer in the middle of the second epoch.
    let problem = try SmallProblem(seed: 1, rows: 100)
    let resumed = try Trainer(
      resuming: halting.state, of: problem.layout, on: problem.data, using: Self.recipe)
    try resumed.run()
    try halting.run()
    for trainer in [halting, resumed] {
      #expect(trainer.isFinished)
      #expect(trainer.state.weights == whole.state.weights)
      #expect(trainer.state.wideSlots == whole.state.wideSlots)
      #expect(trainer.state.deepSlots == whole.state.deepSlots)
      #expect(trainer.history.curve == whole.history.curve)
    }
  }

  @Test func historyCountsEveryRow() throws {
    let trainer = try Self.trainer()
    var last: TrainingProgress?
    try trainer.run(named: "small") { last = $0 }
    #expect(trainer.stepsPerEpoch == 7)
    #expect(trainer.step == 21)
    #expect(trainer.history.epochs.map(\.epoch) == [1, 2, 3])
    #expect(trainer.history.epochs.map(\.examples) == [100, 100, 100])
    #expect(trainer.history.curve.count == 21)
    #expect(last?.name == "small")
    #expect(last?.fraction == 1)
    #expect(last?.examples == 300)
    let losses = trainer.history.epochs.map(\.loss)
    #expect(losses[2] < losses[0])
  }

  @Test func aBatchBeyondTheDataIsAllOfIt() throws {
    let trainer = try Self.trainer(recipe: Recipe(epochs: 2, batch: 1000))
    try trainer.run()
    #expect(trainer.step == 2)
    #expect(trainer.history.epochs.map(\.examples) == [100, 100])
  }

  /// A wide model on two features of which one decides the label learns which.
  @Test func wideAloneSeparatesWhatIsSeparable() throws {
    var random = RandomStream(seed: 4, purpose: .sampling)
    let deciding = (0..<400).map { _ in Int32(random.below(4)) }
    let idle = (0..<400).map { _ in Int32(random.below(4)) }
    let labels = deciding.map { Float($0 < 2 ? 1 : 0) }
    let data = Encoded(
      rowCount: 400, wide: [IDColumn(size: 4, ids: deciding), IDColumn(size: 4, ids: idle)],
      embedded: [], dense: [], denseWidth: 0, labels: labels)
    let layout = try Layout(
      wide: [.init("deciding", size: 4), .init("idle", size: 4)], embeddings: [], denseWidth: 0,
      hidden: [100])
    #expect(layout.output == nil)
    #expect(layout.count == 9)
    let trainer = try Trainer(
      WideAndDeep(layout: layout, seed: 0), on: data,
      using: Recipe(epochs: 30, batch: 20, wide: FTRL(lr: 0.5, l1: 0.02)))
    try trainer.run()
    let network = trainer.network
    let scores = try network.scores(of: data)
    #expect(try AUC().value(scores: scores, labels: labels.map(Double.init)) == 1)
    let weights = network.weights(of: layout.wide.features[0])
    #expect(weights.prefix(2).allSatisfy { $0 > 1 })
    #expect(weights.suffix(2).allSatisfy { $0 < -1 })
    #expect(network.weights(of: layout.wide.features[1]).allSatisfy { $0.magnitude < 0.5 })
  }

  /// XOR of two features: no sum of their weights can tell it, the deep part can.
  @Test func theDeepPartLearnsWhatTheWideCannot() throws {
    var random = RandomStream(seed: 8, purpose: .sampling)
    let a = (0..<600).map { _ in Int32(random.below(2)) }
    let b = (0..<600).map { _ in Int32(random.below(2)) }
    let labels = zip(a, b).map { Float($0 == $1 ? 0 : 1) }
    let columns = [IDColumn(size: 2, ids: a), IDColumn(size: 2, ids: b)]
    func auc(wide: Bool) throws -> Double {
      let data = Encoded(
        rowCount: 600, wide: wide ? columns : [], embedded: wide ? [] : columns, dense: [],
        denseWidth: 0, labels: labels)
      let features = ["a", "b"].map { Layout.Feature($0, size: 2, dimension: 4) }
      let layout = try Layout(
        wide: wide ? features : [], embeddings: wide ? [] : features, denseWidth: 0, hidden: [8])
      let trainer = try Trainer(
        WideAndDeep(layout: layout, seed: 0), on: data, using: Recipe(epochs: 20, batch: 20))
      try trainer.run()
      return try AUC().value(
        scores: trainer.network.scores(of: data), labels: labels.map(Double.init))
    }
    #expect(try auc(wide: true) < 0.75)
    #expect(try auc(wide: false) == 1)
  }

  @Test(
    arguments: [FTRL(lr: 1e10), AdaGrad(lr: 1e10), Adam(lr: 1e10), SGD(lr: 1e10)] as [any Optimiser]
  )
  func divergenceStopsBeforeTheUpdate(optimiser: any Optimiser) throws {
    let trainer = try Self.trainer(
      recipe: Recipe(epochs: 20, batch: 16, wide: SGD(lr: 1e10), deep: optimiser))
    let error = #expect(throws: ModelsError.self) { try trainer.run() }
    guard case .diverged(_, let epoch, let step) = error else {
      Issue.record("another error: \(String(describing: error))")
      return
    }
    #expect((epoch - 1) * 7 + step == trainer.step + 1)
    #expect(trainer.state.weights.allSatisfy { $0.isFinite })
    #expect(trainer.state.deepSlots.allSatisfy { $0.isFinite })
    #expect(error?.message.contains("epoch \(epoch), step \(step)") == true)
    #expect(error?.notes.isEmpty == false)
  }

  @Test func initialWeightsAreAsDeclared() throws {
    let layout = try Layout(
      wide: [.init("w", size: 50)], embeddings: [.init("e", size: 4000, dimension: 4)],
      denseWidth: 6, hidden: [90])
    let network = WideAndDeep(layout: layout, seed: 3)
    #expect(network.weights[layout.wideRange].allSatisfy { $0 == 0 })
    let embedding = network.weights(of: layout.embeddings.tables[0])
    #expect(embedding.allSatisfy { $0.magnitude <= 1 })
    // A normal cut at 2σ has deviation 0.8796 σ (Johnson and Kotz, truncated normal).
    let square = embedding.reduce(0) { $0 + Double($1) * Double($1) } / 16000
    #expect(abs(square.squareRoot() - 0.8796 * 0.5) < 0.01)
    let limit = Float((6.0 / 100).squareRoot())
    let kernel = network.weights(of: layout.hidden[0].kernel)
    #expect(kernel.allSatisfy { $0.magnitude <= limit })
    #expect((kernel.max() ?? 0) > 0.95 * limit)
    #expect(network.weights(of: layout.hidden[0].bias).allSatisfy { $0 == 0 })
  }

  /// So that deep only and joint start from the same deep part.
  @Test func theDeepPartStartsTheSameWithoutTheWide() throws {
    let joint = try SmallProblem(seed: 1)
    let deep = try SmallProblem(seed: 1, .init(wide: false))
    let jointWeights = WideAndDeep(layout: joint.layout, seed: 5).weights
    let deepWeights = WideAndDeep(layout: deep.layout, seed: 5).weights
    #expect(
      Array(jointWeights[joint.layout.deepRange]) == Array(deepWeights[deep.layout.deepRange]))
  }
}
