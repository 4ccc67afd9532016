import Features
import Serving
import Testing

@Suite struct RankTests {
  @Test func theBestComeFirstWithTheirScores() throws {
    let run = try Shop.run(deep: Shop.deep(), hidden: [])
    let candidates = try Shop.table(rows: 200, seed: 5)
    let scorer = try Scorer(run, batch: 50, threads: 2)
    let scores = try scorer.scores(on: candidates)
    let all = try scorer.rank(candidates: candidates)
    #expect(all.rows == (try Ranking(scores).order))
    #expect(all.scores == all.rows.map { scores[$0] })
    #expect(all.scores.first == scores.max())
    for count in [0, 1, 10, 200, 5000] {
      let best = try scorer.rank(candidates: candidates, take: count)
      #expect(best.rows == Array(all.rows.prefix(count)))
      #expect(best.scores == Array(all.scores.prefix(count)))
    }
  }

  /// Two candidates alike have one score, and the earlier goes first.
  @Test func likeCandidatesKeepTheirOrder() throws {
    let run = try Shop.run(deep: Shop.deep(), hidden: [])
    let twice = try Shop.table(rows: 30).rows(Array(0..<30) + Array(0..<30))
    let ranked = try Scorer(run, batch: 7, threads: 2).rank(candidates: twice)
    let places = Dictionary(uniqueKeysWithValues: zip(ranked.rows, ranked.rows.indices))
    for row in 0..<30 {
      let (first, second) = (try #require(places[row]), try #require(places[row + 30]))
      #expect(first < second)
      #expect(ranked.scores[first] == ranked.scores[second])
    }
  }

  @Test func lessThanNoneIsRefused() throws {
    let scorer = try Scorer(Shop.run(deep: [], hidden: []))
    let candidates = try Shop.table(rows: 3)
    #expect(throws: ServingError.take(-1)) { try scorer.rank(candidates: candidates, take: -1) }
    #expect(ServingError.take(-1).message == "`take` must be 0 or more; found -1")
  }
}
