import Models
import Tensors
import Testing

@Suite struct CurveTests {
  /// The area under the curve by trapezoids is the rank statistic (Fawcett 2006, section 7).
  @Test(arguments: 0..<10 as Range<UInt64>)
  func areaIsAUC(seed: UInt64) throws {
    var random = RandomStream(seed: seed, purpose: .sampling)
    let count = 40 + random.below(200)
    let levels = 2 + random.below(30)
    let scores = (0..<count).map { _ in Double(random.below(levels)) / Double(levels) }
    let labels = [0.0, 1] + (2..<count).map { _ in random.uniform() < 0.3 ? 1.0 : 0 }
    let points = try ROCCurve(scores: scores, labels: labels).points
    let area = zip(points, points.dropFirst()).reduce(0.0) { sum, pair in
      sum + (pair.1.falsePositiveRate - pair.0.falsePositiveRate)
        * (pair.0.truePositiveRate + pair.1.truePositiveRate) / 2
    }
    #expect(abs(area - (try AUC().value(scores: scores, labels: labels))) < 1e-12)
    #expect(points.last?.falsePositiveRate == 1 && points.last?.truePositiveRate == 1)
  }

  @Test func thinningKeepsTheEndsAndItsDistance() throws {
    var random = RandomStream(seed: 3, purpose: .sampling)
    let labels = (0..<5000).map { _ in random.uniform() < 0.3 ? 1.0 : 0 }
    let scores = labels.map { $0 * 0.3 + random.uniform() }
    let curve = try ROCCurve(scores: scores, labels: labels)
    let thin = curve.thinned(to: 0.01)
    #expect(thin.first == curve.points.first && thin.last == curve.points.last)
    #expect(thin.count < 250)
    for (a, b) in zip(thin, thin.dropFirst()) {
      #expect(b.falsePositiveRate - a.falsePositiveRate < 0.011)
      #expect(b.truePositiveRate - a.truePositiveRate < 0.011)
    }
  }

  @Test func calibrationOfKnownScores() throws {
    let curve = try CalibrationCurve(
      scores: [0.1, 0.2, 0.8, 0.9], labels: [0, 0, 1, 0], groups: 2)
    #expect(curve.groups.map(\.count) == [2, 2])
    #expect(curve.groups.map(\.share) == [0, 0.5])
    #expect(abs(curve.groups[1].meanScore - 0.85) < 1e-12)
    // Both groups are equally large: (0.15 + 0.35) / 2.
    #expect(abs(curve.error - 0.25) < 1e-12)
    // Equal scores stay together.
    let tied = try CalibrationCurve(scores: [0.5, 0.5, 0.5], labels: [0, 1, 1], groups: 3)
    #expect(tied.groups.map(\.count) == [3] && tied.groups[0].share == 2.0 / 3)
  }

  @Test func refusals() {
    #expect(throws: ModelsError.self) { try ROCCurve(scores: [0.1, 0.2], labels: [1, 1]) }
    #expect(throws: ModelsError.self) { try ROCCurve(scores: [0.1], labels: [1, 0]) }
    #expect(throws: ModelsError.self) {
      try CalibrationCurve(scores: [1.5], labels: [1], groups: 2)
    }
    #expect(throws: ModelsError.self) { try CalibrationCurve(scores: [], labels: [], groups: 2) }
  }
}
