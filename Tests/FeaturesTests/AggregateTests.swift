import Features
import Testing

@Suite struct AggregateTests {
  /// Wikipedia's example of a standard deviation: squares about the mean sum to 32.
  @Test func numbersHaveTheirAggregates() {
    let numbers: [Double] = [2, 4, 4, 4, 5, 5, 7, 9]
    let expected: [(Formula.Aggregate, Double)] = [
      (.count, 8), (.sum, 40), (.mean, 5), (.median, 4.5), (.min, 2), (.max, 9),
      (.variance, 32.0 / 7), (.std, (32.0 / 7).squareRoot()),
      // R 4.3: quantile(c(2, 4, 4, 4, 5, 5, 7, 9), 0.9) is 7.6.
      (.quantile(0.9), 7.6), (.quantile(0), 2), (.quantile(1), 9),
    ]
    for (aggregate, value) in expected {
      #expect(abs(aggregate.value(of: numbers) - value) < 1e-12, "\(aggregate.name)")
    }
    #expect(Formula.Aggregate.mean.value(of: []).isNaN)
    #expect(Formula.Aggregate.std.value(of: [1]).isNaN)
    #expect(Formula.Aggregate.sum.value(of: []) == 0)
    #expect(Formula.Aggregate.max.value(of: [1, .nan]).isNaN)
  }

  @Test func aFormulaMayHoldAggregatesOfAllRows() throws {
    let table = try people()
    // Ages 39, 18, 65 and one missing: their mean is 122 / 3.
    let centred = Formula.arithmetic(.subtract, col("age"), .aggregate(.mean, col("age")))
    #expect(try cells(centred, on: table)[2] == .missing)
    #expect(
      try cells(.comparison(.less, centred, .number(0)), on: table)
        == [.truth(true), .truth(true), .missing, .truth(false)])
    #expect(try cells(.aggregate(.count, col("age")), on: table)[0] == .number(3))
    #expect(try cells(.aggregate(.count, nil), on: table)[0] == .number(4))
    #expect(try cells(.aggregate(.max, col("education")), on: table)[0] == .text("HS-grad"))
    #expect(centred.description == ".age - mean(.age)")
    #expect(Formula.aggregate(.quantile(0.5), col("age")).description == "quantile(.age, 0.5)")
  }

  @Test func aChoiceFollowsItsConditionAndIsMissingWithIt() throws {
    let old = Formula.comparison(.greater, col("age"), .number(30))
    let choice = Formula.choice(old, .text("old"), .text("young"))
    #expect(
      try cells(choice, on: people()) == [.text("old"), .text("young"), .missing, .text("old")])
    #expect(choice.description == #"choose(.age > 30, "old", "young")"#)
    #expect(
      message { _ = try Formula.choice(old, .text("old"), .number(1)).column(on: people()) }
        == #"both sides of `choose(.age > 30, "old", 1)` must be of one kind, found text and a number"#
    )
  }

  @Test func aFeatureOfAllRowsIsRefused() {
    let rich = Formula.comparison(.equal, col("rich"), .aggregate(.max, col("rich")))
    let spec = FeatureSpec(label: rich, wide: [col("education")])
    #expect(
      message { _ = try spec.fit(on: people()) }
        == "a feature and a label read their own row only, `.rich == max(.rich)` reads all of them")
  }
}

@Suite struct GroupingTests {
  private func grouped(
    _ table: Table, by keys: [Formula], _ columns: [(String, Formula)]
  ) throws -> Table {
    var grouping = try Grouping(table, by: keys)
    for (name, formula) in columns { try grouping.add(name, formula) }
    return try grouping.result
  }

  @Test func groupsStandInTheOrderOfTheirKeysMissingLast() throws {
    let result = try grouped(
      people(), by: [col("occupation")],
      [("n", .aggregate(.count, nil)), ("age", .aggregate(.mean, col("age")))])
    #expect(
      try cells(result, "occupation") == [.text("Adm-clerical"), .text("Sales"), .missing])
    #expect(try cells(result, "n") == [.number(1), .number(2), .number(1)])
    #expect(try cells(result, "age") == [.number(39), .number(41.5), .missing])
  }

  @Test func intervalsKeepTheirOrder() throws {
    let table = try Table(name: "t", columns: [Column(name: "x", numbers: [100, 5, 20])])
    let key = Formula.bucket(col("x"), at: [10, 50])
    let result = try grouped(table, by: [key], [("x", .aggregate(.sum, col("x")))])
    #expect(try cells(result, "x") == [.number(5), .number(20), .number(100)])
  }

  @Test func withoutKeysAllRowsAreOneGroupEvenNone() throws {
    let share = Formula.arithmetic(
      .divide, .aggregate(.sum, col("rich")), .aggregate(.count, nil))
    #expect(try cells(grouped(people(), by: [], [("share", share)]), "share") == [.number(0.5)])
    let none = try grouped(people().prefix(0), by: [], [("n", .aggregate(.count, nil))])
    #expect(try cells(none, "n") == [.number(0)])
    let groups = try grouped(people().prefix(0), by: [col("age")], [("n", .aggregate(.count, nil))])
    #expect(groups.rowCount == 0)
  }

  @Test func anAggregateWithinAnotherIsTheGroups() throws {
    // The variance by its definition, in each group.
    let square = Formula.arithmetic(
      .power, .arithmetic(.subtract, col("age"), .aggregate(.mean, col("age"))), .number(2))
    let result = try grouped(
      people(), by: [col("education")],
      [("by_hand", .aggregate(.sum, square)), ("var", .aggregate(.variance, col("age")))])
    // Bachelors are 39 and 65: twice 13² about 52.
    #expect(try cells(result, "by_hand") == [.number(0), .number(338), .number(0)])
    #expect(try cells(result, "var") == [.missing, .number(338), .missing])
  }

  @Test func aColumnOutsideAnAggregateIsRefused() throws {
    #expect(
      message {
        _ = try grouped(
          people(), by: [col("education")], [("x", .arithmetic(.add, col("age"), .number(1)))])
      } == "a group has one cell a column, `.age` in `.age + 1` has one for each row")
    #expect(
      message { _ = try grouped(people(), by: [], [("x", col("height"))]) }
        == "people has no column `.height`")
  }

  /// Against a dictionary of lists, over seeded tables.
  @Test(arguments: 1...5) func groupsAgreeWithADictionary(seed: Int) throws {
    var random = SplitMix(UInt64(seed))
    let keys = (0..<500).map { _ in Int.random(in: 0..<9, using: &random) }
    let others = (0..<500).map { _ in Int.random(in: 0..<300, using: &random) * 1_000_003 }
    let numbers = (0..<500).map { _ in Double(Int.random(in: -50...50, using: &random)) }
    let table = try Table(
      name: "t",
      columns: [
        Column(name: "k", texts: keys.map { "k\($0)" }),
        Column(name: "o", numbers: others.map { Double($0) }),
        Column(name: "x", numbers: numbers.map { $0 == 0 ? nil : $0 }),
      ])
    let result = try grouped(
      table, by: [col("k"), col("o")],
      [("sum", .aggregate(.sum, col("x"))), ("median", .aggregate(.median, col("x")))])
    var groups: [[Int]: [Double]] = [:]
    for row in 0..<500 {
      groups[[keys[row], others[row]], default: []] += numbers[row] == 0 ? [] : [numbers[row]]
    }
    let order = groups.keys.sorted { $0.lexicographicallyPrecedes($1) }
    #expect(try cells(result, "o") == order.map { .number(Double($0[1])) })
    #expect(try cells(result, "sum") == order.map { .number(groups[$0]?.reduce(0, +) ?? 0) })
    #expect(
      try cells(result, "median")
        == order.map { key in
          let median = Formula.Aggregate.median.value(of: groups[key] ?? [])
          return median.isNaN ? .missing : .number(median)
        })
  }
}
