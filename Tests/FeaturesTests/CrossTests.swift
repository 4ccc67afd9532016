import Features
import Testing

@Suite struct CrossTests {
  private func table(_ columns: [(String, [String?])]) throws -> Table {
    try Table(name: "t", columns: columns.map { Column(name: $0.0, texts: $0.1) })
  }

  @Test func combinationsSeenHaveIdsAndNames() throws {
    let fitted = try Cross([col("education"), col("occupation")]).fit(on: people())
    #expect(fitted.size == 3)
    #expect(
      (0..<4).map { fitted.name(of: $0) }
        == ["Bachelors & Adm-clerical", "HS-grad & Sales", "Bachelors & Sales", ""])
    // Missing, not seen together, and not seen at all: none.
    let other = try table([
      ("education", ["Bachelors", "HS-grad", "PhD", nil]),
      ("occupation", [nil, "Adm-clerical", "Sales", "Sales"]),
    ])
    #expect(try fitted.encode(other).ids == [-1, -1, -1, -1])
    #expect(try fitted.encode(people()).ids == [0, 1, -1, 2])
  }

  @Test func rareCombinationsHaveNone() throws {
    let data = try table([("a", ["x", "x", "y", "x"]), ("b", ["p", "p", "p", "q"])])
    let fitted = try Cross([col("a"), col("b")], minimumCount: 2).fit(on: data)
    #expect(fitted.size == 1)
    #expect(fitted.name(of: 0) == "x & p")
    #expect(try fitted.encode(data).ids == [0, 0, -1, -1])
    #expect(throws: FeaturesError.self) { _ = try Cross([col("a")], minimumCount: -1) }
    #expect(throws: FeaturesError.self) { _ = try Cross([]) }
  }

  /// The paper's AND(gender=female, language=en): a truth takes part where it is true.
  @Test func truthsTakePartWhereTrue() throws {
    let old = Formula.comparison(.greater, col("age"), .number(20))
    let fitted = try Cross([col("education"), old]).fit(on: people())
    #expect(try fitted.encode(people()).ids == [0, -1, -1, 0])
    #expect(fitted.name(of: 0) == "Bachelors & .age > 20")
  }

  @Test func idsDoNotDependOnTheOrderOfThePartsOverSeeds() throws {
    for seed in 1...30 {
      var random = SplitMix(UInt64(seed))
      let names = ["a", "b", "c", "d"]
      let data = try table(
        names.map { name in
          (
            name,
            (0..<120).map { _ in
              Int.random(in: 0..<10, using: &random) == 0
                ? nil : "\(name)\(Int.random(in: 0..<4, using: &random))"
            }
          )
        })
      let parts = names.map(col)
      let minimum = Int.random(in: 1...3, using: &random)
      let one = try Cross(parts, minimumCount: minimum).fit(on: data)
      let two = try Cross(parts.shuffled(using: &random), minimumCount: minimum).fit(on: data)
      let (ids, others) = (try one.encode(data).ids, try two.encode(data).ids)
      #expect(ids == others)
      #expect(one.size == two.size)
      // The exact dictionary: equal ids exactly for equal combinations seen often enough.
      let rows = try (0..<data.rowCount).map { row in
        try names.map { try data.column(named: $0).cell(row) }
      }
      var counts: [[Cell]: Int] = [:]
      for row in rows where !row.contains(.missing) { counts[row, default: 0] += 1 }
      for (row, id) in zip(rows, ids) {
        #expect((id >= 0) == (counts[row, default: 0] >= minimum))
        if id >= 0 {
          #expect(one.name(of: Int(id)) == row.map(\.description).joined(separator: " & "))
        }
      }
    }
  }

  /// Radices whose product passes 2^64 many times over.
  @Test func manyPartsCannotOverflow() throws {
    let count = 24
    let rows = 300
    var random = SplitMix(5)
    let data = try table(
      (0..<count).map { part in
        ("c\(part)", (0..<rows).map { _ in "\(Int.random(in: 0..<rows, using: &random))" })
      })
    let doubled = try data.rows(Array(0..<rows) + Array(0..<rows))
    let fitted = try Cross((0..<count).map { col("c\($0)") }, minimumCount: 2).fit(on: doubled)
    #expect(fitted.size == rows)
    #expect(try fitted.encode(data).ids == (0..<Int32(rows)).map { $0 })
    #expect(try fitted.encode(doubled.rows(10..<20)).ids == Array(10..<20))
  }

  @Test func aCrossThatDoesNotHoldTogetherIsRefused() {
    #expect(throws: FeaturesError.self) {
      _ = try FittedCross(parts: [col("a")], levels: [["x"]], combinations: [[0, 1]])
    }
    #expect(throws: FeaturesError.self) {
      _ = try FittedCross(parts: [col("a")], levels: [["x"]], combinations: [[0, 0]])
    }
    #expect(throws: FeaturesError.self) {
      _ = try FittedCross(parts: [col("a"), col("b")], levels: [["x"]], combinations: [[0], [0]])
    }
  }
}
