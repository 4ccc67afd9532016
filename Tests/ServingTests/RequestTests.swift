import Features
import Models
import Serving
import Testing

/// One user and many items against the model's own scores of their rows side by side.
@Suite struct RequestTests {
  @Test(arguments: 0..<60 as Range<UInt64>)
  func aRequestHasTheModelsScores(seed: UInt64) throws {
    var random = SmallRandom(seed: seed &+ 1000)
    let run = try Store.run(seed: seed)
    // More apps than training showed, and in another order.
    let apps = try Store.apps(60, &random).rows((0..<60).shuffled(using: &random))
    let user = try Store.users(1, &random)
    let rows = (0..<Int.random(in: 0...90, using: &random)).map { _ in
      Int.random(in: 0..<60, using: &random)
    }
    let joined = try Store.beside(
      user.rows([Int](repeating: 0, count: rows.count)), apps.rows(rows))
    let expected = try run.scores(on: joined)
    let scorer = try Scorer(
      run, batch: Int.random(in: 1...100, using: &random), threads: 2)
    for limit in [Scorer.preparedByteLimit, 0] {
      let items = try scorer.prepare(apps, byteLimit: limit)
      let scores = try scorer.scores(user: user, on: items, rows: rows)
      #expect(scores.count == expected.count)
      #expect(zip(scores, expected).allSatisfy { close($0, $1) })
    }
    #expect(zip(try scorer.scores(on: joined), expected).allSatisfy { close($0, $1) })
  }

  /// A factorisation machine does not take its inputs apart; it is scored row by row.
  @Test func networksOfOtherShapesAreScoredToo() throws {
    let embeddings: [DeepInput] = [
      .embedding(.column("country"), dimension: 4), .embedding(.column("app"), dimension: 4),
    ]
    for architecture in [Architecture.factorisationMachine, .deepFM] {
      let run = try Models.train(
        ModelDeclaration(
          targets: [Target(.column("bought"))], wide: [.column("app")], deep: embeddings,
          hidden: [8], architecture: architecture),
        on: Store.impressions(200, seed: 1), using: Recipe(epochs: 1, seed: 3), named: "fm")
      var random = SmallRandom(seed: 5)
      let (apps, user) = (try Store.apps(40, &random), try Store.users(1, &random))
      let joined = try Store.beside(user.rows([Int](repeating: 0, count: 40)), apps)
      let scorer = try Scorer(run, batch: 7)
      let scores = try scorer.scores(user: user, on: scorer.prepare(apps))
      #expect(try scores == run.scores(on: joined))
    }
  }

  @Test func threadsChangeNoBit() throws {
    let run = try Store.run(seed: 12)
    var random = SmallRandom(seed: 8)
    let (apps, user) = (try Store.apps(300, &random), try Store.users(1, &random))
    for batch in [3, 50, 100] {
      let one = try Scorer(run, batch: batch, threads: 1)
      let expected = try one.scores(user: user, on: one.prepare(apps))
      for threads in [2, 5] {
        let scorer = try Scorer(run, batch: batch, threads: threads)
        let items = try scorer.prepare(apps)
        #expect(try scorer.scores(user: user, on: items) == expected)
      }
    }
  }

  @Test func preparedItemsSayWhatTheyTake() throws {
    let run = try Models.train(
      ModelDeclaration(
        label: .column("bought"), deep: Store.deep(), hidden: [16]),
      on: Store.impressions(100, seed: 2), using: Recipe(epochs: 1, seed: 3), named: "store")
    var random = SmallRandom(seed: 8)
    let apps = try Store.apps(30, &random)
    let scorer = try Scorer(run)
    #expect(try scorer.prepare(apps).preparedBytes == 30 * 16 * 4)
    #expect(try scorer.prepare(apps, byteLimit: 30 * 16 * 4 - 1).preparedBytes == 0)
    #expect(try scorer.prepare(apps).userColumns == ["country", "installed", "age"])
  }

  @Test func badRequestsAreRefused() throws {
    let run = try Models.train(
      ModelDeclaration(
        label: .column("bought"),
        wide: [.crossing([.column("country"), .column("app")]), .column("age")].dropLast()
          + [.bucket(.column("age"), at: [30])]),
      on: Store.impressions(100, seed: 2), using: Recipe(epochs: 1, seed: 3), named: "store")
    var random = SmallRandom(seed: 8)
    let (apps, users) = (try Store.apps(30, &random), try Store.users(2, &random))
    let scorer = try Scorer(run)
    let items = try scorer.prepare(apps)
    let user = users.prefix(1)
    #expect(throws: ServingError.oneUser(rows: 2)) { try scorer.scores(user: users, on: items) }
    #expect(throws: ServingError.oneUser(rows: 0)) {
      try scorer.scores(user: users.prefix(0), on: items)
    }
    #expect(throws: ServingError.noItem(row: 30, count: 30)) {
      try scorer.scores(user: user, on: items, rows: [3, 30])
    }
    #expect(throws: ServingError.bothHave(column: "app")) {
      try scorer.scores(user: user.adding(Column(name: "app", texts: ["x"])), on: items)
    }
    #expect(
      throws: FeaturesError.unknownColumn(
        name: "age", table: "users", columns: ["country", "installed"])
    ) { try scorer.scores(user: user.selecting(["country", "installed"]), on: items) }
    #expect(throws: FeaturesError.self) {
      try scorer.scores(
        user: user.adding(Column(name: "age", texts: ["old"])), on: items)
    }
  }

  private func close(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-5 * max(1, abs(b)) }
}
