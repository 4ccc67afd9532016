import Glibc
import Models
import Tensors
import Testing

@Suite struct MetricTests {
  /// The definition itself: over all pairs of a 1 and a 0, wins plus half the ties.
  static func countedPairs(_ scores: [Double], _ labels: [Double]) -> Double {
    var (credit, pairs) = (0.0, 0.0)
    for (s, l) in zip(scores, labels) where l == 1 {
      for (t, m) in zip(scores, labels) where m == 0 {
        credit += s > t ? 1 : s == t ? 0.5 : 0
        pairs += 1
      }
    }
    return credit / pairs
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func aucIsTheShareOfOrderedPairs(seed: UInt64) throws {
    var random = RandomStream(seed: seed, purpose: .sampling)
    let count = 40 + random.below(200)
    // Few distinct scores, so that ties are many.
    let levels = 2 + random.below(30)
    let scores = (0..<count).map { _ in Double(random.below(levels)) / Double(levels) }
    let labels = [0.0, 1] + (2..<count).map { _ in random.uniform() < 0.3 ? 1.0 : 0 }
    let auc = try AUC().value(scores: scores, labels: labels)
    #expect(abs(auc - Self.countedPairs(scores, labels)) < 1e-12)
  }

  @Test func aucOfKnownOrders() throws {
    #expect(try AUC().value(scores: [1, 2, 3, 4], labels: [0, 0, 1, 1]) == 1)
    #expect(try AUC().value(scores: [4, 3, 2, 1], labels: [0, 0, 1, 1]) == 0)
    #expect(try AUC().value(scores: [5, 5, 5, 5], labels: [0, 1, 1, 0]) == 0.5)
    // Three of the four pairs.
    #expect(try AUC().value(scores: [1, 3, 2, 4], labels: [0, 0, 1, 1]) == 0.75)
  }

  /// The rank statistic sees order only; a thresholded one does not survive this.
  @Test func aucIgnoresScale() throws {
    var random = RandomStream(seed: 1, purpose: .sampling)
    let scores = (0..<500).map { _ in random.uniform() }
    let labels = scores.map { random.uniform() < $0 ? 1.0 : 0.0 }
    let auc = try AUC().value(scores: scores, labels: labels)
    #expect(try AUC().value(scores: scores.map { $0 / 64 }, labels: labels) == auc)
  }

  /// −(ln 0.8 + ln 0.6 + ln 0.5) / 3 and 2 of 3: by hand.
  @Test func logLossAndAccuracyOfThreeRows() throws {
    let (scores, labels) = ([0.8, 0.4, 0.5], [1.0, 0.0, 0.0])
    #expect(abs(try LogLoss().value(scores: scores, labels: labels) - 0.475705) < 1e-6)
    #expect(abs(try Accuracy().value(scores: scores, labels: labels) - 2 / 3) < 1e-12)
  }

  /// ln 2⁵² = 36.04: one sure mistake is bad and not infinite.
  @Test func logLossOfSureMistakesIsFinite() throws {
    #expect(abs(try LogLoss().value(scores: [0, 1], labels: [1, 0]) - 36.04365) < 1e-5)
    #expect(try LogLoss().value(scores: [0, 1], labels: [0, 1]) == 0)
  }

  @Test func numbersAreMeasuredInTheirUnits() throws {
    let (scores, labels) = ([1.0, 2, 3, -4], [1.0, 0, 6, -4])
    #expect(try RMSE().value(scores: scores, labels: labels) == (13.0 / 4).squareRoot())
    #expect(try MAE().value(scores: scores, labels: labels) == 5.0 / 4)
  }

  /// Three rows of three classes; the second and third tie.
  @Test func classesAreMeasuredByTheirProbabilities() throws {
    var predictions = Predictions(head: .classes(3), values: [0.5, 0.25, 0.25, 0.2, 0.4, 0.4])
    #expect(try predictions.measure(Accuracy(), labels: [0, 1]) == 1)
    #expect(try predictions.measure(Accuracy(), labels: [0, 2]) == 0.5)
    let expected = -(log(0.5) + log(0.4)) / 2
    #expect(abs(try predictions.measure(LogLoss(), labels: [0, 2]) - expected) < 1e-12)
    #expect(throws: ModelsError.unsuitable(metric: "auc", kind: .classes)) {
      try predictions.measure(AUC(), labels: [0, 1])
    }
    predictions = Predictions(head: .binary, values: [0.5])
    #expect(throws: ModelsError.unsuitable(metric: "rmse", kind: .binary)) {
      try predictions.measure(RMSE(), labels: [1])
    }
  }

  @Test func whatCannotBeMeasuredIsRefused() {
    for metric in Metrics.all {
      #expect(throws: ModelsError.nothingToMeasure(metric: metric.name)) {
        try metric.value(scores: [], labels: [])
      }
      #expect(throws: ModelsError.lengths(scores: 2, labels: 1)) {
        try metric.value(scores: [0.5, 0.5], labels: [1])
      }
      #expect(throws: ModelsError.self) {
        try metric.value(scores: [0.5, .nan], labels: [0, 1])
      }
    }
    for metric in Metrics.all(of: .binary) {
      #expect(throws: ModelsError.badLabel(metric: metric.name, row: 1, found: 2)) {
        try metric.value(scores: [0.5, 0.5], labels: [0, 2])
      }
    }
    #expect(throws: ModelsError.oneClass(metric: "auc", label: 1, count: 2)) {
      try AUC().value(scores: [0.1, 0.2], labels: [1, 1])
    }
    #expect(throws: ModelsError.badScore(metric: "log_loss", row: 0, found: 1.5)) {
      try LogLoss().value(scores: [1.5], labels: [1])
    }
  }
}
