import Features
import Glibc
import Testing

@Suite struct CSVWriterTests {
  private func reload(_ table: Table) throws -> Table {
    try readCSV(bytes: csvBytes(table), name: table.name).table
  }

  @Test func c24QuotesNewlinesAndCommasComeBack() throws {
    let texts: [String?] = [
      "a,b", "say \"hi\"", "line\nbreak", "cr\rlf\r\n", "", nil, " blank ", "\ttab", "?", "NA",
      "12", "007", "true", "nan", "1e400", "1,5", "é", "a;b|c", "=cmd|' /C calc'!A0", "-", "'",
    ]
    let table = try Table(
      name: "t",
      columns: [
        Column(name: "text, \"odd\"", texts: texts),
        Column(name: "number", numbers: texts.indices.map { $0 == 3 ? nil : Double($0) / 3 }),
        Column(name: " truth", truths: texts.indices.map { $0 == 4 ? nil : $0 % 2 == 0 }),
      ])
    #expect(try reload(table) == table)
  }

  @Test func aColumnOfOneKindOfOddTextComesBack() throws {
    for odd in ["12", "true", "nan", "", "007", "?", "1e400", "NA", "0x10", "1,5"] {
      for texts: [String?] in [[odd, odd], [odd, nil]] {
        let one = try Table(name: "t", columns: [Column(name: "x", texts: texts)])
        #expect(try reload(one) == one, "\(odd)")
        let two = try one.adding(Column(name: "2019", numbers: [1, 2]))
        #expect(try reload(two) == two, "\(odd)")
      }
    }
  }

  @Test func numbersComeBackExactly() throws {
    let numbers: [Double?] = [
      0, -0.0, 0.1, 1 / 3, 1e22, 1e23, 9_007_199_254_740_992, 9_007_199_254_740_994, 1e300,
      .leastNonzeroMagnitude,
      nil, -123_456.789,
    ]
    let table = try Table(name: "t", columns: [Column(name: "x", numbers: numbers)])
    #expect(try reload(table) == table)
  }

  @Test func everyKindComesBack() throws {
    let day: Int64 = 86_400_000_000
    let spans: [Int64] = [
      day, -day, 0, 1, -1, 250_000, 3_600_000_000, 5_400_000_000, day + 9_000_000_000,
      -(day + 21_600_000_000), 1_234_567 * day, 61_000_001, Column.missingTime, .max, -.max,
    ]
    let count = spans.count
    let dates = (0..<count).map { Int64($0 - 3) * 40_000 * day }
    let moments = dates.map { $0 + 45_296_000_007 }
    func gaps(_ times: [Int64], _ missing: Int) -> [Int64] {
      times.enumerated().map { $0 == missing ? Column.missingTime : $1 }
    }
    let lists = (0..<count).map { row in (0..<(row % 3)).map { "app \(row + $0)" } }
    let weighted = (0..<count).map { row in
      (0..<(row % 3)).map { ListElement("a\($0)", weight: Double(row) / 3) }
    }
    let table = try Table(
      name: "t",
      columns: [
        Column(name: "span", values: .times(spans, .duration)),
        Column(name: "date", values: .times(gaps(dates, 2), .date)),
        Column(name: "moment", values: .times(gaps(moments, 0), .dateTime)),
        Column(name: "list", values: .lists(ListCells(lists))),
        Column(name: "weighted", values: .lists(ListCells(weighted, isWeighted: true))),
        Column(name: "truth", truths: (0..<count).map { $0 == 5 ? nil : $0 % 2 == 0 }),
        Column(name: "number", numbers: (0..<count).map { $0 == 1 ? nil : 1 / Double($0 + 1) }),
        Column(name: "text", texts: (0..<count).map { $0 == 4 ? nil : "P\($0)D" }),
      ])
    #expect(try reload(table) == table)
    for column in table.columns {
      let alone = try table.selecting([column.name])
      #expect(try reload(alone) == alone, "\(column.name)")
    }
    let few = table.prefix(3)
    #expect(try reload(few) == few)
  }

  @Test func randomTablesComeBackOverSeeds() throws {
    let pieces = [
      "a", "1", ",", "\"", "\n", "\r", ";", " ", "é", "?", ".", "-", "e", "\t", "|", "'",
    ]
    for seed in 1...100 {
      var random = SplitMix(UInt64(seed))
      let rows = Int.random(in: 1...20, using: &random)
      // The first row is present: a column without any cell has no kind in CSV.
      func text() -> String {
        (0..<Int.random(in: 0...4, using: &random)).map { _ in
          pieces.randomElement(using: &random) ?? ""
        }.joined()
      }
      let texts = (0..<rows).map { $0 > 0 && Bool.random(using: &random) ? nil : text() }
      let numbers = (0..<rows).map { row in
        row > 0 && Bool.random(using: &random)
          ? nil : Double(bitPattern: random.next() & 0xBFFF_FFFF_FFFF_FFFF)
      }
      let finite = numbers.map { $0.flatMap { $0.isFinite ? $0 : 1 } }
      let table = try Table(
        name: "t",
        columns: [Column(name: "x", texts: texts), Column(name: "n", numbers: finite)])
      #expect(try reload(table) == table, "seed \(seed)")
      let single = try table.selecting(["x"])
      #expect(try reload(single) == single, "seed \(seed)")
    }
  }

  /// OWASP, CSV injection: cells that begin with = + - @ tab or return.
  @Test func c25FormulasArePrefixedOnRequest() throws {
    let table = try Table(
      name: "t",
      columns: [
        Column(name: "x", texts: ["=cmd|' /C calc'!A0", "+1", "-1", "@x", "fine"]),
        Column(name: "n", numbers: [-1, 2, 3, 4, 5]),
      ])
    let text = String(decoding: csvBytes(table, isSpreadsheetSafe: true), as: UTF8.self)
    #expect(
      text == "x,n\n\"'=cmd|' /C calc'!A0\",-1\n'+1,2\n'-1,3\n'@x,4\nfine,5\n")
  }

  @Test func filesAreWrittenWholeOrNotAtAll() async throws {
    try await withFolder { folder in
      let path = "\(folder)/people.csv"
      let table = try people()
      try writeCSV(table, to: path)
      #expect(try readCSV(path: path).table == table)
      try writeCSV(table.prefix(1), to: path)
      #expect(try readCSV(path: path).table.rowCount == 1)
      for wrong in ["", "\(folder)/", "\(folder)/no/x.csv", "a\u{0}b"] {
        #expect(throws: FeaturesError.self) { try writeCSV(table, to: wrong) }
      }
    }
  }
}
