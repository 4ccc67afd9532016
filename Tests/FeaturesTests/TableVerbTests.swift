import Features
import Testing

@Suite struct OrderTests {
  @Test func rowsAreSortedByKeysMissingLastInBothDirections() throws {
    let table = try people()
    #expect(try cells(table.sorted(by: [col("age")]), "age").last == .missing)
    #expect(
      try cells(table.sorted(by: [col("age")], descending: true), "age")
        == [.number(65), .number(39), .number(18), .missing])
    #expect(
      try cells(table.sorted(by: [col("education"), .negate(col("age"))]), "age")
        == [.missing, .number(65), .number(39), .number(18)])
  }

  @Test(arguments: 1...3) func sortingIsStable(seed: Int) throws {
    var random = SplitMix(UInt64(seed))
    let keys = (0..<300).map { _ in Double(Int.random(in: 0..<4, using: &random)) }
    let table = try Table(
      name: "t",
      columns: [
        Column(name: "k", numbers: keys.map { $0 }),
        Column(name: "row", numbers: keys.indices.map { Double($0) }),
      ])
    for isDescending in [false, true] {
      let expected = keys.indices.sorted {
        keys[$0] != keys[$1] ? (keys[$0] < keys[$1]) != isDescending : $0 < $1
      }
      let sorted = try table.sorted(by: [col("k")], descending: isDescending)
      #expect(try cells(sorted, "row") == expected.map { .number(Double($0)) })
    }
  }

  @Test func distinctKeepsTheFirstRows() throws {
    let table = try people()
    #expect(try cells(table.distinct(by: [col("education")]), "age").count == 3)
    #expect(try table.distinct().rowCount == 4)
    #expect(try table.rows([1, 0, 1, 2, 2]).distinct() == table.rows([1, 0, 2]))
    #expect(try table.prefix(0).distinct().rowCount == 0)
  }

  @Test func aSampleHoldsEachRowOnceUnlessReplaced() throws {
    let table = try people()
    let all = try table.sample(4, seed: 1)
    #expect(try Set(cells(all, "education")).count == 3)
    #expect(try table.sample(4, seed: 1) == all)
    #expect(try table.sample(100, replacing: true, seed: 1).rowCount == 100)
    #expect(
      message { _ = try table.sample(5, seed: 1) } == "a sample's size must be from 0 to 4, found 5"
    )
    #expect(
      message { _ = try table.prefix(0).sample(1, replacing: true, seed: 1) }
        == "a sample's size must be from 0 to 0, found 1")
  }
}

@Suite struct ColumnVerbTests {
  @Test func columnsAreDerivedRenamedAndDropped() throws {
    let table = try people().deriving([
      ("next", .arithmetic(.add, col("age"), .number(1))),
      ("twice", .arithmetic(.multiply, col("next"), .number(2))), ("age", .number(1)),
    ])
    #expect(table.columnNames.suffix(2) == ["next", "twice"])
    #expect(try cells(table, "twice")[0] == .number(80))
    #expect(try cells(table, "age")[2] == .number(1))
    let renamed = try people().renaming([("age", "rich"), ("rich", "age")])
    #expect(renamed.columnNames == ["rich", "education", "occupation", "member", "age"])
    #expect(message { _ = try people().renaming([("x", "y")]) } == "people has no column `.x`")
    #expect(try people().dropping(["member", "age"]).columnNames.count == 3)
    #expect(try people().suffix(1) == people().rows(3..<4))
    #expect(try people().suffix(9) == people())
  }

  @Test func tablesAreConcatenatedByTheirNames() throws {
    let table = try people()
    let other = try table.selecting(table.columnNames.reversed())
    let both = try Table.concatenating([table, other])
    #expect(both.columnNames == table.columnNames)
    #expect(try both == table.rows([0, 1, 2, 3, 0, 1, 2, 3]))
    let empty = try Table(name: "e", columns: [Column(name: "x", numbers: [nil])])
    let text = try Table(name: "t", columns: [Column(name: "x", texts: ["a"])])
    #expect(try cells(Table.concatenating([empty, text]), "x") == [.missing, .text("a")])
    #expect(
      message { _ = try Table.concatenating([table, text]) }
        == "tables need the same columns to be put below one another, t lacks `.age`, "
        + "`.education`, `.occupation`, `.member` and `.rich` and has also `.x`")
    let number = try Table(name: "n", columns: [Column(name: "x", numbers: [1])])
    #expect(
      message { _ = try Table.concatenating([text, number]) }
        == "a column is of one kind, `.x` is text in the first table and a number in n")
  }
}

@Suite struct JoiningTests {
  private let left = Result {
    try Table(
      name: "clicks",
      columns: [
        Column(name: "user", numbers: [2, nil, 1, 2, 9]),
        Column(name: "ad", texts: ["x", "y", "z", "x", "x"]),
      ])
  }
  private let right = Result {
    try Table(
      name: "users",
      columns: [
        Column(name: "id", numbers: [1, 2, 2, nil]),
        Column(name: "name", texts: ["Ada", "Bob", "Bea", "Nemo"]),
      ])
  }

  @Test func rowsMeetWhereKeysAgreeAndMissingKeysNeverDo() throws {
    let keys = [(left: col("user"), right: col("id"))]
    let inner = try Joining(left.get(), with: right.get(), on: keys, keep: .inner).table()
    #expect(inner.columnNames == ["user", "ad", "name"])
    #expect(
      try cells(inner, "name")
        == ["Bob", "Bea", "Ada", "Bob", "Bea"].map { .text($0) })
    let outer = try Joining(left.get(), with: right.get(), on: keys, keep: .left).table()
    #expect(outer.rowCount == 7)
    #expect(try cells(outer, "name")[2] == .missing)
    #expect(try cells(outer, "name")[6] == .missing)
    #expect(try cells(outer, "ad")[2] == .text("y"))
  }

  @Test func keysOfTwoKindsAndNamesTwiceAreRefused() throws {
    let (left, right) = (try left.get(), try right.get())
    #expect(
      message {
        _ = try Joining(left, with: right, on: [(col("ad"), col("id"))], keep: .inner)
      }
        == "keys of a join must be of one kind, `.ad` is text on the left and `.id` a number on the right"
    )
    #expect(
      message {
        _ = try Joining(left, with: left, on: [(col("ad"), col("ad"))], keep: .inner)
      } == "the columns of a join need different names, clicks and clicks both have `.user`")
  }

  /// Against two nested loops, over seeded tables, with two keys.
  @Test(arguments: 1...5) func joinsAgreeWithNestedLoops(seed: Int) throws {
    var random = SplitMix(UInt64(seed))
    func table(_ prefix: String, _ count: Int) throws -> Table {
      try Table(
        name: prefix,
        columns: [
          Column(
            name: "a",
            numbers: (0..<count).map { _ in
              let key = Int.random(in: 0..<6, using: &random)
              return key == 0 ? nil : Double(key)
            }),
          Column(
            name: "b",
            texts: (0..<count).map { _ in
              let key = Int.random(in: 0..<4, using: &random)
              return key == 0 ? nil : "t\(key)"
            }),
          Column(name: prefix, numbers: (0..<count).map { Double($0) }),
        ])
    }
    let (left, right) = (try table("l", 60), try table("r", 40))
    let keys = [(left: col("b"), right: col("b")), (left: col("a"), right: col("a"))]
    for isLeft in [false, true] {
      let joining = try Joining(left, with: right, on: keys, keep: isLeft ? .left : .inner)
      var expected: [[Cell]] = []
      for i in 0..<60 {
        var found = false
        for j in 0..<40
        where ["a", "b"].allSatisfy({ name in
          guard let x = try? left.column(named: name).cell(i),
            let y = try? right.column(named: name).cell(j)
          else { return false }
          return x == y && x != .missing
        }) {
          expected.append([.number(Double(i)), .number(Double(j))])
          found = true
        }
        if isLeft, !found { expected.append([.number(Double(i)), .missing]) }
      }
      let result = try joining.table()
      #expect(joining.rowCount == expected.count)
      #expect(try cells(result, "l") == expected.map { $0[0] })
      #expect(try cells(result, "r") == expected.map { $0[1] })
    }
  }
}
