import Serving
import Testing

@Suite struct RankingTests {
  @Test func highestFirstAndTiesByPosition() throws {
    let ranking = try Ranking([0.2, 0.9, 0.2, 1, 0.9])
    #expect(ranking.order == [3, 1, 4, 0, 2])
    #expect(try ranking.top(2) == [3, 1])
    #expect(try ranking.top(0) == [])
    #expect(try ranking.top(.max) == ranking.order)
    #expect(try Ranking([]).order == [])
    #expect(try Ranking([0, -0.0, .infinity, -.infinity]).order == [2, 0, 1, 3])
  }

  @Test func whatCannotBeRankedIsRefused() {
    #expect(throws: ServingError.notANumber(row: 1)) { try Ranking([0.5, .nan, .nan]) }
    #expect(throws: ServingError.take(-1)) { try Ranking([0.5]).top(-1) }
  }

  /// Few different scores, so that there are many ties.
  @Test(arguments: 0..<100 as Range<UInt64>)
  func theOrderIsTotal(seed: UInt64) throws {
    var random = SmallRandom(seed: seed)
    let count = Int.random(in: 0...200, using: &random)
    let scores = (0..<count).map { _ in Double(Int.random(in: 0...20, using: &random)) / 20 }
    let order = try Ranking(scores).order
    #expect(order.sorted() == Array(0..<count))
    for (better, worse) in zip(order, order.dropFirst()) {
      let falls = scores[better] > scores[worse]
      #expect(falls || (scores[better] == scores[worse] && better < worse))
    }
  }
}
