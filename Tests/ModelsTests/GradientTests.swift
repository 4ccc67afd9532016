import Features
import Glibc
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

  static let shapes: [(String, SmallProblem.Shape)] = [
    ("two layers", .init()),
    ("no layer", .init(hidden: [])),
    ("three layers", .init(hidden: [4, 3, 5])),
    ("wide only", .init(deep: false)),
    ("deep only", .init(wide: false)),
    ("sums", .init(combiner: .sum)),
    ("sums over roots", .init(combiner: .sqrtN)),
    ("weighted means", .init(hasWeights: true)),
    ("weighted sums", .init(combiner: .sum, hasWeights: true)),
    ("weighted sums over roots", .init(combiner: .sqrtN, hasWeights: true)),
    ("one table for two columns", .init(isShared: true)),
    ("dropout", .init(hidden: [6, Hidden(Dropout(rate: 0.3)), 5])),
    ("dropout of the input", .init(hidden: [Hidden(Dropout(rate: 0.5)), 6])),
    ("batch normalisation", .init(hidden: [6, Hidden(BatchNorm()), 5])),
    ("normalised input", .init(hidden: [Hidden(BatchNorm()), 6])),
    ("all layers", .init(hidden: [6, Hidden(BatchNorm()), Hidden(Dropout(rate: 0.2)), 4])),
    ("a number", .init(heads: [.regression(mean: 3, deviation: 2)])),
    ("classes", .init(heads: [.classes(4)])),
    ("classes, weighted ids", .init(heads: [.classes(3)], hasWeights: true)),
    (
      "several labels",
      .init(heads: [.binary, .classes(3), .regression(mean: 1, deviation: 0.5), .binary])
    ),
    ("several labels, wide only", .init(heads: [.binary, .binary], deep: false)),
    ("factorisation machine", .init(architecture: .factorisationMachine)),
    ("DeepFM", .init(architecture: .deepFM)),
    ("DeepFM of one table", .init(architecture: .deepFM, isShared: true)),
  ]

  /// Central differences of the mean loss in 64-bit numbers, for every weight of every kind of
  /// layer, input and label.
  @Test(arguments: shapes)
  func everyGradientIsTheSlopeOfTheLoss(name: String, shape: SmallProblem.Shape) throws {
    for seed in 1...2 as ClosedRange<UInt64> {
      let problem = try SmallProblem(seed: seed, shape)
      let network = problem.network(seed: seed)
      var model = DoubleModel(network, problem.data, trainingBy: 3)
      let gradients = try Self.gradient(network, problem.data)
      for (index, gradient) in gradients[..<problem.layout.statisticsStart].enumerated() {
        let slope = model.slope(at: index)
        #expect(
          abs(gradient - slope) < 2e-6 * max(1, slope.magnitude), "\(name), weight \(index)")
      }
    }
  }

  @Test func rowsCountAsTheirWeightsSay() throws {
    var problem = try SmallProblem(seed: 5)
    problem.data.rowWeights = (0..<40).map { Float($0 % 4) * 10 }
    let network = problem.network(seed: 6)
    var model = DoubleModel(network, problem.data)
    let gradients = try Self.gradient(network, problem.data)
    for (index, gradient) in gradients.enumerated() {
      #expect(abs(gradient - model.slope(at: index)) < 1e-6)
    }
    // The scale of the weights means nothing, and equal weights are none.
    var halved = problem.data
    halved.rowWeights = halved.rowWeights.map { $0 / 2 }
    #expect(try Self.gradient(network, halved) == gradients)
    var equal = problem.data
    equal.rowWeights = [Float](repeating: 7, count: 40)
    var plain = problem.data
    plain.rowWeights = []
    #expect(try Self.gradient(network, equal) == Self.gradient(network, plain))
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
        for (id, _) in model.ids(column, row) { expected[block.offset + id] += error }
      }
    }
    for (found, wanted) in zip(gradient, expected) { #expect(abs(found - wanted) < 1e-6) }
  }

  @Test(arguments: shapes)
  func scoresAreThoseOfThePlainModel(name: String, shape: SmallProblem.Shape) throws {
    let problem = try SmallProblem(seed: 4, rows: 700, shape)
    let network = problem.network(seed: 4)
    let outputs = DoubleModel(network, problem.data).outputs()
    let all = try network.predictions(of: problem.data)
    for row in 0..<700 {
      var column = 0
      for (head, predictions) in zip(problem.layout.heads, all) {
        let z = outputs[row][column..<(column + head.width)]
        let expected: [Double] =
          switch head {
          case .binary: z.map(sigmoid)
          case .regression(let mean, let deviation): z.map { mean + deviation * $0 }
          case .classes: z.map { x in 1 / z.reduce(0) { $0 + exp($1 - x) } }
          }
        for (place, value) in expected.enumerated() {
          let score = predictions.values[row * head.width + place]
          #expect(abs(score - value) < 2e-5 * max(1, value.magnitude), "\(name), row \(row)")
        }
        column += head.width
      }
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
