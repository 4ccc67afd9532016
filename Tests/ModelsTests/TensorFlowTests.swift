import Features
import Models
import Tensors
import Testing

/// Numbers that TensorFlow 2.15.1 computes: those of scripts/reference/tensorflow_items.py, and the
/// file that scripts/reference/tensorflow_joint.py writes.
@Suite struct TensorFlowTests {
  static let gradients: [Float] = [0.5, -0.25, 0.75, 0, -1, 0.125]

  @Test(
    arguments: [
      (FTRL(), [-0.08451542, -0.04559048, -0.1215459, -0.1215459, -0.05038913, -0.05924875]),
      (
        FTRL(lr: 0.2, l1: 0.3, l2: 0.05),
        [-0.06540137, 0, -0.1422571, -0.1422571, -0.00194043, -0.01941201]
      ),
      (
        FTRL(lr: 0.5, l1: 0.1, power: -0.75),
        [-0.4395203, -0.1966681, -0.5788568, -0.5788568, -0.278737, -0.3160309]
      ),
      (FTRL(lr: 0.2, l1: 0.3, beta: 1), [-0.02513181, 0, -0.07108358, -0.07108358, 0, 0]),
      (
        AdaGrad(lr: 0.05),
        [-0.04225771, -0.02279524, -0.06077296, -0.06077296, -0.02519456, -0.02962437]
      ),
      (
        Adam(),
        [-0.0009999995, -0.001266335, -0.001901657, -0.002422071, -0.002323733, -0.002286848]
      ),
      (SGD(lr: 0.1, momentum: 0.9), [-0.05, -0.07, -0.163, -0.2467, -0.22203, -0.212327]),
    ] as [(any Optimiser, [Float])])
  func stepsAreTensorFlows(optimiser: any Optimiser, weights: [Float]) {
    var weight = OneWeight(optimiser)
    for (gradient, expected) in zip(Self.gradients, weights) {
      #expect(abs(weight.step(gradient) - expected) < 1e-6)
    }
  }

  /// Rows 2, 0 and 2 again, of which the second row 2 is added to the first before the step.
  @Test func rowsMoveAsTensorFlows() {
    let table = WeightTable(AdaGrad(lr: 0.1), [0.5, -0.5, 1, 2, 0, 0.25])
    table.step(rows: [2, 0], gradients: [1 + 1, 0.5 + 0.25, 0.25, -1])
    for (weight, expected) in zip(
      table.weights, [0.4379826, -0.4046537, 1, 2, -0.09877297, 0.1578557] as [Float])
    {
      #expect(abs(weight - expected) < 1e-6)
    }
  }

  /// `safe_embedding_lookup_sparse` of ids 0 1 1, of none, and of 2, with and without weights.
  @Test(
    arguments: [
      (Combiner.sum, false, [-5, 3, 0, 0, 0.25, 4]), (.sum, true, [-8.5, 2.5, 0, 0, 0.75, 12]),
      (.mean, false, [-1.666667, 1, 0, 0, 0.25, 4]),
      (.mean, true, [-2.428571, 0.7142857, 0, 0, 0.25, 4]),
      (.sqrtN, false, [-2.886751, 1.732051, 0, 0, 0.25, 4]),
      (.sqrtN, true, [-3.709704, 1.091089, 0, 0, 0.25, 4]),
    ] as [(Combiner, Bool, [Double])])
  func severalIdsBecomeOneVector(combiner: Combiner, weighted: Bool, vectors: [Double]) throws {
    let layout = try Layout(
      wide: [], embeddings: [.init("e", size: 3, dimension: 2, combiner: combiner)],
      denseWidth: 0, hidden: [], heads: [.regression(mean: 0, deviation: 1)])
    let data = Encoded(
      rowCount: 3, wide: [],
      embedded: [
        IDColumn(
          size: 3, ids: [0, 1, 1, 2], offsets: [0, 3, 3, 4],
          weights: weighted ? [0.5, 2, 1, 3] : nil)
      ], dense: [], denseWidth: 0, labels: [])
    // With output weights (1, 0) and (0, 1) the network says one number of the vector each.
    for component in 0..<2 {
      var weights: [Float] = [0, 1, 2, -3, 0.5, 0.25, 4, 0, 0]
      weights[7 + component] = 1
      let scores = try WideAndDeep(layout: layout, weights: weights).scores(of: data)
      for row in 0..<3 { #expect(abs(scores[row] - vectors[2 * row + component]) < 1e-5) }
    }
  }

  /// 100 steps of a joint model on the census, from the same weights and in the same order.
  @Test func everyWeightAfterAHundredStepsIsTensorFlows() throws {
    let column = Formula.column
    let age = Formula.bucket(column("age"), at: [18, 25, 30, 35, 40, 45, 50, 55, 60, 65])
    let (education, occupation) = (column("education"), column("occupation"))
    let model = ModelDeclaration(
      label: .comparison(.equal, column("income"), .text(">50K")),
      wide: [.crossing([education, occupation]), .crossing([age, education, occupation])],
      deep: [
        .embedding(education, dimension: 4), .embedding(occupation, dimension: 4),
        .dense(try Quantiles(column("age"), 10)),
        .dense(try Quantiles(column("hours_per_week"), 10)),
      ], hidden: [20, 10])
    let recipe = Recipe(
      epochs: 1, batch: 128, wide: FTRL(lr: 0.1, l1: 0.01), deep: AdaGrad(lr: 0.05), seed: 7)
    let run = try Models.train(model, on: Census.load().train.prefix(12_800), using: recipe)
    #expect(run.state.step == 100)

    let home = #filePath.dropLast("Tests/ModelsTests/TensorFlowTests.swift".count)
    let file = home + "scripts/reference/tensorflow_joint.csv"
    let fixture = try readCSV(path: String(file)).table
    guard case .numbers(let expected) = try fixture.column(named: "weight").values else {
      Issue.record("the file has a column of numbers")
      return
    }
    #expect(expected.count == run.network.weights.count)
    var furthest = 0.0
    for (weight, expected) in zip(run.network.weights, expected) {
      furthest = max(furthest, abs(Double(weight) - expected))
    }
    #expect(furthest < 1e-4)
  }
}
