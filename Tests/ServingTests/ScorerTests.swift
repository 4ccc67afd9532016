import Features
import Models
import Serving
import Testing

@Suite struct ScorerTests {
  static let batches = [1, 2, 3, 7, 16, 50, 100, 199, 200, 1000]

  /// Without a deep part a row's sums are its own, whatever rows stand beside it.
  @Test func wideOnlyEverySplitGivesTheSameBits() throws {
    let run = try Shop.run(deep: [], hidden: [])
    let candidates = try Shop.table(rows: 200, seed: 2)
    let expected = try run.scores(on: candidates)
    #expect(Set(expected).count > 5)
    for batch in Self.batches {
      let scores = try Scorer(run, batch: batch, threads: 2).scores(on: candidates)
      #expect(zip(scores, expected).allSatisfy { abs($0 - $1) < 1e-6 })
      #expect(try scores == Scorer(run).scores(on: candidates))
    }
  }

  /// OpenBLAS takes other kernels for other heights, so the last bits may differ; 1e-5 is what
  /// serving promises.
  @Test func withHiddenLayersEverySplitIsClose() throws {
    let run = try Shop.run(deep: Shop.deep(), hidden: [37, 16])
    let candidates = try Shop.table(rows: 200, seed: 2)
    let expected = try run.scores(on: candidates)
    for batch in Self.batches {
      let scores = try Scorer(run, batch: batch, threads: 2).scores(on: candidates)
      #expect(scores.count == 200)
      #expect(zip(scores, expected).allSatisfy { abs($0 - $1) < 1e-5 })
    }
  }

  /// T07: threads change nothing, to the bit.
  @Test func threadsChangeNoBit() throws {
    let run = try Shop.run(deep: Shop.deep(), hidden: [37, 16])
    let candidates = try Shop.table(rows: 500, seed: 4)
    for batch in [3, 50, 128] {
      let expected = try Scorer(run, batch: batch, threads: 1).scores(on: candidates)
      for threads in [2, 3, 8, 256] {
        let scorer = try Scorer(run, batch: batch, threads: threads)
        #expect(try scorer.scores(on: candidates) == expected)
      }
    }
  }

  @Test func manyCallersShareAScorer() async throws {
    let run = try Shop.run(deep: Shop.deep(), hidden: [16])
    let scorer = try Scorer(run, batch: 16, threads: 3)
    let requests = try (0..<40).map { try Shop.table(rows: 1 + $0 * 5, seed: UInt64($0)) }
    let alone = try requests.map { try Scorer(run, batch: 16, threads: 1).scores(on: $0) }
    let together = try await withThrowingTaskGroup(of: (Int, [Double]).self) { group in
      for (index, request) in requests.enumerated() {
        group.addTask { (index, try scorer.scores(on: request)) }
      }
      var scores: [[Double]] = requests.map { _ in [] }
      for try await (index, found) in group { scores[index] = found }
      return scores
    }
    #expect(together == alone)
  }

  @Test func noCandidatesAreNoScores() throws {
    let scorer = try Scorer(Shop.run(deep: [], hidden: []))
    let none = try Shop.table(rows: 0)
    #expect(try scorer.scores(on: none) == [])
    #expect(try scorer.rank(candidates: none) == scorer.rank(candidates: none, take: 5))
    #expect(try scorer.rank(candidates: none).rows == [])
  }

  @Test func theTablesFaultsPassOnAndTheScorerLives() throws {
    let run = try Shop.run(deep: [], hidden: [])
    let scorer = try Scorer(run, batch: 10, threads: 2)
    let candidates = try Shop.table(rows: 100)
    for rows in [0, 100] {
      let lacking = try candidates.prefix(rows).selecting(["shape", "price"])
      #expect(
        throws: FeaturesError.unknownColumn(
          name: "colour", table: "shop", columns: ["shape", "price"])
      ) { try scorer.scores(on: lacking) }
    }
    #expect(try scorer.scores(on: candidates) == run.scores(on: candidates))
  }

  @Test func settingsOutOfRangeAreRefused() throws {
    let run = try Shop.run(deep: [], hidden: [])
    for batch in [0, -5] {
      #expect(throws: ServingError.batch(batch)) { try Scorer(run, batch: batch) }
    }
    for threads in [0, -1, 257, .max] {
      #expect(throws: ServingError.threads(threads)) { try Scorer(run, threads: threads) }
    }
    #expect(
      ServingError.threads(257).message
        == "`threads` of a scorer must be from 1 to 256; found 257")
    #expect(ServingError.batch(0).message == "`batch` of a scorer must be at least 1; found 0")
  }
}
