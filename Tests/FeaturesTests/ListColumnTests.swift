import Features
import Testing

/// Columns of lists: how they are read, written, asked and made features of.
@Suite struct ListColumnTests {
  func lists(_ table: Table, _ name: String) throws -> [[String]] {
    try cells(table, name).map {
      guard case .list(let elements) = $0 else { return ["no list"] }
      return elements.map(\.text)
    }
  }

  @Test func barsMakeLists() throws {
    let (table, report) = try parse("u,apps\n1,netflix|maps\n2,maps\n3,\n4,?\n")
    #expect(try table.column(named: "apps").kind == .list)
    #expect(try lists(table, "apps") == [["netflix", "maps"], ["maps"], [], []])
    #expect(report.notes.isEmpty)
  }

  @Test func weightsAfterEveryColonMakeWeightedLists() throws {
    let (table, _) = try parse("u,s\n1,a:0.5|b:2\n2,c:x:1e3\n")
    #expect(try table.column(named: "s").kind == .weightedList)
    #expect(
      try cells(table, "s")[0]
        == .list([ListElement("a", weight: 0.5), ListElement("b", weight: 2)]))
    #expect(try cells(table, "s")[1] == .list([ListElement("c:x", weight: 1_000)]))
    let (mixed, _) = try parse("u,s\n1,a:0.5|b\n")
    #expect(try lists(mixed, "s") == [["a:0.5", "b"]])
  }

  @Test func whatOnlyLooksLikeListsStaysText() throws {
    // A blank beside the bar, an empty element, a bar in quotes, a bar in one cell of fifty.
    let titles = ["Home | Shop", "a||b", "\"a|b\"", "a|b" + String(repeating: "\n1,x", count: 50)]
    for title in titles {
      let (table, _) = try parse("u,t\n1,\(title)\n2,c\n")
      #expect(try table.column(named: "t").kind == .text, "\(title)")
    }
    let (piped, _) = try parse("u|t\n1|x\n2|y\n")
    #expect(piped.columnNames == ["u", "t"])
  }

  @Test func kindsCanBeSet() throws {
    var options = CSVOptions()
    options.kinds = ["t": .list]
    #expect(
      try lists(parse("u,t\n1, a | b \n2,\"x, y|z\"\n", options).table, "t") == [
        ["a", "b"], ["x, y", "z"],
      ])
    options.kinds = ["t": .weightedList]
    #expect(
      try cells(parse("u,t\n1,a|b:3\n", options).table, "t")
        == [.list([ListElement("a", weight: 1), ListElement("b", weight: 3)])])
    options.kinds = ["t": .text]
    #expect(try cells(parse("u,t\n1,a|b\n", options).table, "t") == [.text("a|b")])
  }

  /// Written and read back the same, whatever the elements hold.
  @Test(arguments: 0..<40) func roundTrip(_ seed: UInt64) throws {
    var random = SplitMix(seed)
    let parts = [
      "a", "b|c", "d,e", "f\"", "g:1", "h:i", " j ", "NA", "?", "7", "k\nl", "\\x41", "é", "true",
      "2024-03-01", "m;n", "\\", ":2", "=x",
    ]
    let rows = (0..<Int.random(in: 1...20, using: &random)).map { _ in
      (0..<[0, 1, 1, 1, 3].randomElement(using: &random)!).map { _ in
        ListElement(
          parts.randomElement(using: &random) ?? "a",
          weight: seed % 2 == 0 ? nil : Double.random(in: -1e6...1e6, using: &random))
      }
    }
    let table = try Table(
      name: "t",
      columns: [
        Column(name: "id", numbers: rows.indices.map(Double.init)),
        Column(name: "apps", values: .lists(ListCells(rows, isWeighted: seed % 2 == 1))),
        Column(
          name: "text", texts: rows.map { $0.isEmpty ? nil : $0.map(\.text).joined(separator: "|") }
        ),
      ])
    let (back, report) = try readCSV(bytes: csvBytes(table), name: "t")
    #expect(report.rowsRejected == 0)
    let isPresent = rows.contains { !$0.isEmpty }
    #expect(back.columns.map(\.kind)[1] == (isPresent ? table.columns[1].kind : .list))
    if isPresent { #expect(back == table) }
  }

  static func store() throws -> Table {
    try Table(
      name: "store",
      columns: [
        Column(
          name: "installed", lists: [["netflix", "maps"], ["maps"], [], ["netflix", "zoom"]]),
        Column(name: "app", texts: ["pandora", "maps", "pandora", nil]),
        Column(name: "tags", lists: [["x", "y"], ["p"], ["q"], ["x", "y"]]),
      ])
  }

  @Test func membership() throws {
    let store = try Self.store()
    let isIn = Formula.isIn(.text("netflix"), in: col("installed"))
    #expect(
      try cells(isIn, on: store) == [.truth(true), .truth(false), .truth(false), .truth(true)])
    let own = Formula.isIn(col("app"), in: col("installed"))
    #expect(try cells(own, on: store) == [.truth(false), .truth(true), .truth(false), .missing])
    #expect(
      message { _ = try cells(.comparison(.equal, col("installed"), .text("maps")), on: store) }
        == "`.installed` holds lists, which have elements: write `\"maps\" in .installed`, found "
        + "`.installed == \"maps\"`")
    #expect(
      message { _ = try cells(.isIn(col("installed"), in: .list([.text("maps")])), on: store) }
        .contains("write `\"maps\" in .installed`"))
    #expect(
      message { _ = try cells(.isIn(.text("a"), in: col("app")), on: store) }
        == "`.app` must be a list here, it is text")
    #expect(
      message { _ = try cells(.arithmetic(.add, col("installed"), .number(1)), on: store) }
        == "`.installed` must be a number here, it is a list")
    #expect(
      try cells(.part(.count, col("installed")), on: store) == [2, 1, 0, 2].map { .number($0) })
  }

  /// AND(user_installed_app=netflix, impression_app=pandora): the paper's section 1.
  @Test func thePapersCross() throws {
    let cross = Formula.cross([
      .isIn(.text("netflix"), in: col("installed")),
      .comparison(.equal, col("app"), .text("pandora")),
    ])
    let fitted = try categorical(for: cross).fit(on: Self.store()) as any FittedCategorical
    #expect(fitted.size == 1)
    #expect(try fitted.encode(Self.store()).ids == [0, -1, -1, -1])
  }

  @Test func aVocabularyHasAnIdForEachElement() throws {
    let store = try Self.store()
    let fitted = try Vocabulary(col("installed"), minimumCount: 2, outOfVocabulary: 1).fit(
      on: store)
    #expect(fitted.levels == ["netflix", "maps"])
    let ids = try fitted.encode(store)
    #expect(ids.offsets == [0, 2, 3, 3, 5])
    #expect(ids.ids == [0, 1, 1, 0, 2])
    // Without an id for the unseen they are left out.
    let strict = try Vocabulary(col("installed"), minimumCount: 2).fit(on: store).encode(store)
    #expect(strict.offsets == [0, 2, 3, 3, 4])
    #expect(strict.ids == [0, 1, 1, 0])
  }

  @Test func weightsGoWithTheirIds() throws {
    let table = try Table(
      name: "t",
      columns: [
        Column(
          name: "s",
          values: .lists(
            ListCells(
              [
                [ListElement("a", weight: 0.5), ListElement("z", weight: 9)],
                [ListElement("b", weight: 2)],
              ],
              isWeighted: true)))
      ])
    let fitted = FittedVocabulary(
      formula: col("s"), levels: ["a", "b"], hasMissing: false, outOfVocabulary: 0)
    let ids = try fitted.encode(table)
    #expect(ids.ids == [0, 1])
    #expect(ids.weights == [0.5, 2])
    #expect(ids.offsets == [0, 1, 2])
  }

  @Test func crossesOfListsAreCartesianWithTheLastFastest() throws {
    let store = try Self.store()
    let fitted = try Cross([col("installed"), col("tags")]).fit(on: store)
    let ids = try fitted.encode(store)
    #expect(ids.offsets == [0, 4, 5, 5, 9])
    #expect(
      ids.ids.map { fitted.name(of: Int($0)) } == [
        "netflix & x", "netflix & y", "maps & x", "maps & y", "maps & p",
        "netflix & x", "netflix & y", "zoom & x", "zoom & y",
      ])
    // A missing key gives no cross.
    let single = try Cross([col("installed"), col("app")]).fit(on: store).encode(store)
    #expect(single.offsets == [0, 2, 3, 3, 3])
  }

  @Test func verbsKeepLists() throws {
    let store = try Self.store()
    #expect(
      try lists(store.rows([3, 0]), "installed") == [["netflix", "zoom"], ["netflix", "maps"]])
    #expect(try lists(store.rows(1..<3), "tags") == [["p"], ["q"]])
    let both = try Table.concatenating([store, store])
    #expect(try lists(both, "tags") == lists(store, "tags") + lists(store, "tags"))
    #expect(try store.distinct(by: [col("tags")]).rowCount == 3)
    let users = try Table(
      name: "u", columns: [Column(name: "app", texts: ["maps"]), Column(name: "l", lists: [["k"]])])
    let joined = try Joining(store, with: users, on: [(col("app"), col("app"))], keep: .left)
      .table()
    #expect(try lists(joined, "l") == [[], ["k"], [], []])
  }
}
