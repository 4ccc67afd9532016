import Features
import Models
import Serving
import Testing

@Suite struct MeasuringTests {
  @Test func percentilesAreOfTheNearestRank() {
    let latencies = Latencies((1...200).map(Double.init).shuffled())
    #expect(latencies.percentile(0.5) == 100)
    #expect(latencies.percentile(0.95) == 190)
    #expect(latencies.percentile(0.99) == 198)
    #expect(latencies.percentile(1) == 200)
    #expect(Latencies([7]).percentile(0.5) == 7)
    #expect(Latencies([]).percentile(0.5).isNaN)
  }

  @Test func everySplitIsMeasuredAndProgressRises() throws {
    let table = try Store.impressions(60, seed: 3)
    let run = try Store.run(seed: 3)
    let splits = SplitMeasurement.Split.paper.map(\.split)
    var shares: [Double] = []
    let measured = try SplitMeasurement(
      run, on: table, itemColumns: Store.itemColumns, candidates: 20, splits: splits, requests: 11
    ) { shares.append($0) }
    #expect(measured.points.map(\.batch) == [200, 100, 50])
    // Five turns of three.
    #expect(measured.points.allSatisfy { $0.latencies.count == 15 })
    #expect(measured.points.allSatisfy { $0.candidatesPerSecond > 0 })
    #expect(shares == shares.sorted() && shares.allSatisfy { (0..<1).contains($0) })
  }
}
