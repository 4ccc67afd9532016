import Serving
import Testing

@Suite struct RequestSplitTests {
  /// The paper's Table 2 splits 200 candidates so.
  @Test func thePaperSplitsTwoHundred() throws {
    #expect(try Array(RequestSplit(candidates: 200, batch: 200)) == [0..<200])
    #expect(try Array(RequestSplit(candidates: 200, batch: 100)) == [0..<100, 100..<200])
    #expect(
      try Array(RequestSplit(candidates: 200, batch: 50)) == [
        0..<50, 50..<100, 100..<150, 150..<200,
      ])
    #expect(try Array(RequestSplit(candidates: 5, batch: 2)) == [0..<2, 2..<4, 4..<5])
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func everyCandidateIsInOneBatch(seed: UInt64) throws {
    var random = SmallRandom(seed: seed)
    let candidates = Int.random(in: 0...1000, using: &random)
    let batch = Int.random(in: 1...1100, using: &random)
    let split = try RequestSplit(candidates: candidates, batch: batch)
    #expect(split.flatMap { Array($0) } == Array(0..<candidates))
    #expect(split.allSatisfy { 1...batch ~= $0.count })
    #expect(split.dropLast().allSatisfy { $0.count == batch })
  }

  @Test func theEndsOfTheRange() throws {
    #expect(try RequestSplit(candidates: 0, batch: 7).isEmpty)
    #expect(try RequestSplit(candidates: -1, batch: 7).isEmpty)
    #expect(try Array(RequestSplit(candidates: 3, batch: .max)) == [0..<3])
    let largest = try RequestSplit(candidates: .max, batch: 2)
    #expect(largest.last == (Int.max - 1)..<Int.max)
    for batch in [0, -1, .min] {
      #expect(throws: ServingError.batch(batch)) { try RequestSplit(candidates: 9, batch: batch) }
    }
  }
}
