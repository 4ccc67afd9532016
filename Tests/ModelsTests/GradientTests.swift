import Features
import Models
import Testing

@Suite struct GradientTests {
  /// One step of gradient descent with lr 1 over all rows at once moves each weight by its
  /// gradient.
  static func gradient(_ network: WideAndDeep, _ data: Encoded) throws -> [Double] {
    let recipe = Recipe(
      epochs: 1, batch: data.rowCount, wide: SGD(lr: 1), deep: SGD(lr: 1), seed: 3)
    let trainer = try Trainer(network, on: data, using: recipe)
    try trainer.makeStep()
    return zip(network.weights, trainer.network.weights).map { Double($0) - Double($1) }
  }

  /// Central differences of the mean loss in 64-bit numbers, for every weight of the model.
  @Test(arguments: 0..<6 as Range<UInt64>)
  func everyGradientIsTheSlopeOfTheLoss(seed: UInt64) throws {
    let hidden = [[6, 5], [8], [], [4, 3, 5], [1], [7, 7]][Int(seed)]
    let problem = try SmallProblem(seed: seed, hidden: hidden)
    let network = problem.network(seed: seed)
    var model = DoubleModel(network, problem.data)
    for (index, gradient) in try Self.gradient(network, problem.data).enumerated() {
      #expect(abs(gradient - model.slope(at: index)) < 1e-6, "weight \(index)")
    }
  }

  @Test(arguments: [(true, false), (false, true)])
  func aHalfAloneHasTheSameGradient(wide: Bool, deep: Bool) throws {
    let problem = try SmallProblem(seed: 11, wide: wide, deep: deep)
    let network = problem.network(seed: 12)
    var model = DoubleModel(network, problem.data)
    for (index, gradient) in try Self.gradient(network, problem.data).enumerated() {
      #expect(abs(gradient - model.slope(at: index)) < 1e-6)
    }
  }

  /// Joint training: d loss / d w_wide = Xᵀ (σ(logit) − y) / n with the JOINT logit (section 3.3).
  @Test func theWideGradientIsTheJointError() throws {
    let problem = try SmallProblem(seed: 5)
    let network = problem.network(seed: 6)
    let model = DoubleModel(network, problem.data)
    let gradient = try Self.gradient(network, problem.data)
    var expected = [Double](repeating: 0, count: problem.layout.wideRange.count)
    for row in 0..<problem.data.rowCount {
      let error =
        (sigmoid(model.logit(row)) - Double(problem.data.labels[row]))
        / Double(problem.data.rowCount)
      expected[problem.layout.wide.bias.offset] += error
      for (column, block) in zip(problem.data.wide, problem.layout.wide.features) {
        for id in model.ids(column, row) { expected[block.offset + id] += error }
      }
    }
    for (found, wanted) in zip(gradient, expected) { #expect(abs(found - wanted) < 1e-6) }
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func scoresAreThoseOfThePlainModel(seed: UInt64) throws {
    let problem = try SmallProblem(seed: seed, rows: 700)
    let network = problem.network(seed: seed)
    let model = DoubleModel(network, problem.data)
    for (row, score) in try network.scores(of: problem.data).enumerated() {
      #expect(abs(score - sigmoid(model.logit(row))) < 1e-5)
    }
  }

  /// The loss and its derivative where the naive formula overflows or cancels.
  @Test func crossEntropyIsSafe() {
    for (logit, label, loss, derivative) in [
      (0.0, 1.0, 0.6931471805599453, -0.5),
      (1000, 0, 1000, 1), (1000, 1, 0, 0), (-1000, 0, 0, 0), (-1000, 1, 1000, -1),
      // ln(1 + e⁻⁴⁰) = e⁻⁴⁰ to 64 bits.
      (40, 1, 4.248354255291589e-18, 0),
    ] {
      let entropy = BinaryCrossEntropy(logit: logit, label: label)
      #expect(abs(entropy.loss - loss) <= 1e-12 * loss)
      #expect(abs(entropy.derivative - derivative) < 1e-15)
    }
    #expect(BinaryCrossEntropy(logit: .nan, label: 1).loss.isNaN)
  }
}
