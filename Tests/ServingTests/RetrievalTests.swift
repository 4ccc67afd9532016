import Features
import Models
import Serving
import Testing

@Suite struct RetrievalTests {
  /// The k best are the first k of a sort, ties by position, whatever the filter leaves.
  @Test(arguments: 0..<100 as Range<UInt64>)
  func aRuleFindsTheFirstOfASort(seed: UInt64) throws {
    var random = SmallRandom(seed: seed)
    let count = Int.random(in: 0...200, using: &random)
    let values = (0..<count).map { _ -> Double? in
      let value = Int.random(in: 0...30, using: &random)
      return value == 0 ? nil : Double(value)
    }
    let kept = (0..<count).map { _ in Bool.random(using: &random) }
    let items = try Table(
      name: "items",
      columns: [Column(name: "value", numbers: values), Column(name: "kept", truths: kept)])
    let expected = values.indices.filter { kept[$0] && values[$0] != nil }
      .sorted { (values[$0] ?? 0, $1) > (values[$1] ?? 0, $0) }
    let retriever = try Retriever(
      items, by: [Rule(.column("value"))], filter: .column("kept"))
    for k in [0, 1, 10, 1000] {
      let found = try retriever.best(k, for: user)
      #expect(found.map(\.row) == Array(expected.prefix(k)))
    }
  }

  /// Against a count of all pairs.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func coOccurrenceIsTheCosineOfColumns(seed: UInt64) throws {
    var random = SmallRandom(seed: seed)
    let lists = (0..<30).map { _ in
      (0..<Int.random(in: 0...5, using: &random)).map { _ in
        "i\(Int.random(in: 0..<8, using: &random))"
      }
    }
    let users = try Table(name: "users", columns: [Column(name: "has", lists: lists)])
    let names = (0..<10).map { "i\($0)" }
    let items = try Table(name: "items", columns: [Column(name: "item", texts: names)])
    let source = try CoOccurrence(.column("has"), in: users, key: .column("item"))
    let sets = lists.map { Set($0) }
    let own = try #require(lists.first { !$0.isEmpty })
    func have(_ wanted: String...) -> Double {
      Double(sets.count { $0.isSuperset(of: wanted) })
    }
    let values = try source.prepare(items)(
      Table(name: "user", columns: [Column(name: "has", lists: [own])]))
    for (name, value) in zip(names, values) {
      let expected = Set(own).filter { $0 != name && have($0, name) > 0 }.reduce(0.0) {
        $0 + have($1, name) / (have($1) * have(name)).squareRoot()
      }
      #expect(expected == 0 ? value.isNaN : abs(value - expected) < 1e-5)
    }
  }

  /// Against cosines of the network's own weights.
  @Test func vectorsAreComparedByTheirAngle() throws {
    let run = try Models.train(
      ModelDeclaration(
        label: .column("bought"), deep: [.embedding(.column("app"), dimension: 5)], hidden: [4]),
      on: Store.impressions(300, seed: 4), using: Recipe(epochs: 1, seed: 3), named: "store")
    let vocabulary = try #require(run.features.embedded[0] as? FittedVocabulary)
    let table = run.network.layout.embeddings.tables[0]
    func vector(_ name: String) -> [Float]? {
      vocabulary.levels.firstIndex(of: name).map { id in
        let start = table.offset + id * 5
        let values = Array(run.network.weights[start..<start + 5])
        let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return values.map { $0 / length }
      }
    }
    let names = (0..<40).map { "app\($0)" } + ["never shown"]
    let items = try Table(name: "items", columns: [Column(name: "app", texts: names)])
    let own = ["app3", "app7", "never shown"]
    let source = try NearestItems(run, .column("app"), like: .column("has"))
    let values = try source.prepare(items)(
      Table(name: "user", columns: [Column(name: "has", lists: [own])]))
    let mine = own.compactMap(vector)
    let mean = (0..<5).map { c in mine.reduce(0) { $0 + $1[c] } / Float(mine.count) }
    for (name, value) in zip(names, values) {
      guard let vector = vector(name) else {
        #expect(value.isNaN)
        continue
      }
      #expect(abs(value - Double(zip(vector, mean).reduce(0) { $0 + $1.0 * $1.1 })) < 1e-5)
    }
  }

  @Test func sourcesTakeTurns() throws {
    let items = try Table(
      name: "items",
      columns: [
        Column(name: "a", numbers: [5, 4, 3, 2, 1]), Column(name: "b", numbers: [5, 1, 4, 2, nil]),
      ])
    let retriever = try Retriever(items, by: [Rule(.column("a")), Rule(.column("b"))])
    let found = try retriever.best(5, for: user)
    #expect(found.map(\.row) == [0, 2, 1, 3, 4])
    #expect(found.map(\.source) == [0, 1, 0, 1, 0])
    #expect(try retriever.best(2, for: user).count == 2)
    #expect(throws: ServingError.take(-1)) { try retriever.best(-1, for: user) }
    #expect(throws: ServingError.oneUser(rows: 0)) { try retriever.best(1, for: user.prefix(0)) }
  }

  /// A user's fields of every kind stand in rules and filters.
  @Test func aUsersFieldsAreKnownInFilters() throws {
    let items = try Table(
      name: "items",
      columns: [
        Column(name: "app", texts: ["x", "y", "z"]), Column(name: "price", numbers: [1, 2, 3]),
      ])
    let user = try Table(
      name: "user",
      columns: [
        Column(name: "has", lists: [["x"]]), Column(name: "budget", numbers: [2.5]),
        Column(name: "best", texts: ["y"]), Column(name: "rich", truths: [true]),
        Column(name: "none", numbers: [nil]), Column(name: "price", numbers: [0]),
      ])
    func rows(_ filter: Formula) throws -> [Int] {
      try Retriever(items, by: [Rule(.column("price"))], filter: filter).best(9, for: user)
        .map(\.row)
    }
    #expect(try rows(.isIn(.column("app"), in: .column("has"))) == [0])
    #expect(try rows(.comparison(.less, .column("price"), .column("budget"))) == [1, 0])
    #expect(try rows(.comparison(.equal, .column("app"), .column("best"))) == [1])
    #expect(try rows(.comparison(.less, .column("price"), .column("none"))) == [])
    #expect(
      try rows(.or(.column("rich"), .comparison(.less, .column("price"), .number(0)))).count == 3)
  }

  private var user: Table {
    get throws { try Table(name: "user", columns: [Column(name: "age", numbers: [30])]) }
  }
}
