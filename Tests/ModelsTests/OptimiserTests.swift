import Models
import Testing

/// The expected numbers of these tests are printed by scripts/reference/optimisers.py, which
/// computes the cited formulas in 64-bit numbers; those of TensorFlow itself say so.
@Suite struct OptimiserTests {
  static let gradients: [Float] = [0.5, -0.25, 0.75, 0, -1, 0.125]

  /// TensorFlow 2.15.1: `FtrlOptimizer(0.1, l1_regularization_strength=0.5)`, first step.
  @Test(arguments: [(0.5, 0), (0.4999, 0), (0.6, -0.0147442)] as [(Float, Float)])
  func ftrlFirstStepIsTensorFlows(gradient: Float, expected: Float) {
    var weight = OneWeight(FTRL(lr: 0.1, l1: 0.5))
    #expect(abs(weight.step(gradient) - expected) < 1e-7)
  }

  /// TensorFlow 2.15.1: `AdagradOptimizer(0.1)`, one row twice in a batch, 1 + 1.
  @Test func adaGradFirstStepIsTensorFlows() {
    var weight = OneWeight(AdaGrad(lr: 0.1))
    #expect(abs(weight.step(2) - -0.09877297) < 1e-8)
  }

  @Test(arguments: reference)
  func stepsFollowTheFormula(_ run: ReferenceRun) {
    var weight = OneWeight(run.optimiser, startingAt: run.start)
    for (gradient, expected) in zip(Self.gradients, run.weights) {
      #expect(abs(weight.step(gradient) - expected) < 1e-5 * max(1, expected.magnitude))
    }
  }

  /// McMahan et al. 2013, algorithm 1, with α = lr, β = beta, λ1 = l1, λ2 = 2 · l2 and n₀ = 0.
  @Test func ftrlIsMcMahans() {
    let (alpha, beta, lambda1, lambda2) = (0.3, 0.7, 0.2, 0.4)
    var weight = OneWeight(
      FTRL(lr: alpha, l1: lambda1, l2: lambda2 / 2, beta: beta, initialAccumulator: 0))
    var (z, n, w) = (0.0, 0.0, 0.0)
    for gradient in Self.gradients {
      let g = Double(gradient)
      let sigma = ((n + g * g).squareRoot() - n.squareRoot()) / alpha
      z += g - sigma * w
      n += g * g
      w =
        z.magnitude <= lambda1
        ? 0
        : -(z - (z > 0 ? lambda1 : -lambda1)) / ((beta + n.squareRoot()) / alpha + lambda2)
      #expect(abs(Double(weight.step(gradient)) - w) < 1e-6)
    }
  }

  @Test(arguments: Optimisers.all.map { $0.init() } as [any Optimiser])
  func aZeroGradientMovesNothing(_ optimiser: any Optimiser) {
    for start in [Float(0), 0.75, -1.5] {
      var weight = OneWeight(optimiser, startingAt: start)
      #expect(abs(weight.step(0) - start) < 1e-6)
    }
  }

  @Test(arguments: Optimisers.all.map { $0.init() } as [any Optimiser])
  func rowsMoveAsStretchesDo(_ optimiser: any Optimiser) {
    // Rows 3 and 1 of a [4, 2] table, against each weight on its own.
    let start: [Float] = [1, 2, 3, 4, 5, 6, 7, 8]
    let gradients: [Float] = [0.5, -0.5, 0.25, 2]
    let table = WeightTable(optimiser, start)
    table.step(rows: [3, 1], gradients: gradients)
    var expected = start
    for (row, gradient) in zip([6, 7, 2, 3], gradients) {
      var weight = OneWeight(optimiser, startingAt: start[row])
      expected[row] = weight.step(gradient)
    }
    #expect(table.weights == expected)
  }

  @Test(arguments: [0, -1, .nan, .infinity] as [Double])
  func aLearningRateThatCannotTrainIsRefused(lr: Double) throws {
    for optimiser in [FTRL(lr: lr), AdaGrad(lr: lr), Adam(lr: lr), SGD(lr: lr)] as [any Optimiser] {
      let error = #expect(throws: ModelsError.self) { try optimiser.validate() }
      #expect(error?.message.contains("`lr` of \(type(of: optimiser).name)") == true)
    }
  }

  @Test(
    arguments: [
      (FTRL(l1: -1), "l1"), (FTRL(l2: .nan), "l2"), (FTRL(beta: -0.5), "beta"),
      (FTRL(power: 0.5), "lr_power"), (FTRL(initialAccumulator: -1), "initial_accumulator"),
      (AdaGrad(lr: 1, initialAccumulator: 0), "initial_accumulator"),
      (SGD(lr: 1, momentum: 1), "momentum"), (Adam(lr: 1, beta1: 1), "beta1"),
      (Adam(lr: 1, beta2: -0.1), "beta2"), (Adam(lr: 1, epsilon: 0), "epsilon"),
    ] as [(any Optimiser, String)])
  func aWrongSettingIsNamed(optimiser: any Optimiser, setting: String) {
    let error = #expect(throws: ModelsError.self) { try optimiser.validate() }
    #expect(error?.message.hasPrefix("`\(setting)` of ") == true)
  }

  @Test func theDefaultsCanTrain() throws {
    for optimiser in Optimisers.all { try optimiser.init().validate() }
  }

  static let reference: [ReferenceRun] = [
    ReferenceRun(
      optimiser: FTRL(), start: 0,
      weights: [-0.08451543, -0.04559048, -0.1215459, -0.1215459, -0.05038912, -0.05924875]),
    ReferenceRun(
      optimiser: FTRL(lr: 0.2, l1: 0.3, l2: 0.05), start: 0,
      weights: [-0.06540137, 0, -0.1422571, -0.1422571, -0.001940429, -0.01941201]),
    ReferenceRun(
      optimiser: FTRL(lr: 0.2, l1: 0.3, beta: 1), start: 0.5,
      weights: [0.4371705, 0.4676163, 0.3921416, 0.3921416, 0.4752897, 0.4649201]),
    ReferenceRun(
      optimiser: FTRL(lr: 0.5, power: -0.75), start: -2,
      weights: [-2.5494, -2.306548, -2.688737, -2.688737, -2.388617, -2.425911]),
    ReferenceRun(
      optimiser: AdaGrad(lr: 0.05), start: 0,
      weights: [-0.04225771, -0.02279524, -0.06077297, -0.06077297, -0.02519456, -0.02962437]),
    ReferenceRun(
      optimiser: AdaGrad(lr: 0.3, initialAccumulator: 1), start: 1,
      weights: [0.8658359, 0.9313013, 0.7669845, 0.7669845, 0.9439149, 0.9218584]),
    ReferenceRun(
      optimiser: Adam(), start: 0,
      weights: [-0.001, -0.001266337, -0.001901657, -0.002422073, -0.002323735, -0.002286849]),
    ReferenceRun(
      optimiser: Adam(lr: 0.1, beta1: 0.5, beta2: 0.8, epsilon: 0.01), start: 1,
      weights: [0.9019608, 0.9019608, 0.8271235, 0.7843471, 0.8463134, 0.8708187]),
    ReferenceRun(
      optimiser: SGD(lr: 0.05), start: 0,
      weights: [-0.025, -0.0125, -0.05, -0.05, 0, -0.00625]),
    ReferenceRun(
      optimiser: SGD(lr: 0.1, momentum: 0.9), start: 1,
      weights: [0.95, 0.93, 0.837, 0.7533, 0.77797, 0.787673]),
  ]
}

struct ReferenceRun: Sendable, CustomTestStringConvertible {
  let optimiser: any Optimiser
  var start: Float = 0
  let weights: [Float]
  var testDescription: String { "\(optimiser)" }
}
