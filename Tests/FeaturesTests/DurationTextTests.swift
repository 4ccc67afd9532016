import Features
import Testing

/// ISO 8601, 4.4.3.2: P, days, T, hours, minutes, seconds.
@Suite struct DurationTextTests {
  private func read(_ text: String) -> Int64? {
    var text = text
    guard let (time, kind) = text.withUTF8({ TimeText.read($0) }), kind == .duration else {
      return nil
    }
    return time
  }

  @Test(
    arguments: [
      ("P1D", 86_400_000_000), ("P1DT2H30M", 95_400_000_000), ("PT0S", 0), ("-PT0.25S", -250_000),
      ("PT90M", 5_400_000_000), ("P0DT1H", 3_600_000_000), ("PT1H0.0000019S", 3_600_000_001),
      ("-P2DT1S", -172_801_000_000),
    ] as [(String, Int64)])
  func aDurationIsRead(text: String, microseconds: Int64) {
    #expect(read(text) == microseconds)
  }

  @Test(arguments: [
    "P", "PT", "-P", "P1", "P1H", "PT1D", "P1M", "P1Y", "P1DT", "PT1S1H", "PT1.5H", "PT.5S",
    "PT1.S",
    "p1d", "P-1D", "P1D ", "PT1H1H", "P999999999999999999D", "P200000000D", "PTT1S", "--P1D",
    "P1DT1",
  ])
  func anythingElseIsText(text: String) {
    #expect(read(text) == nil)
  }

  @Test func aColumnHoldsDurationsOrDates() throws {
    func kinds(_ cells: [String], _ asked: ColumnKind? = nil) throws -> (ColumnKind, Int) {
      var options = CSVOptions()
      options.kinds["x"] = asked
      let text = "x,y\n" + cells.map { "\($0),1\n" }.joined()
      let column = try readCSV(bytes: Array(text.utf8), name: "t", options: options).table
        .column(named: "x")
      return (column.kind, column.missingCount)
    }
    #expect(try kinds(["P1D", "", "PT1H"]) == (.duration, 1))
    #expect(try kinds(["P1D", "2024-03-01"]) == (.text, 0))
    #expect(try kinds(["2024-03-01", "P1D"]) == (.text, 0))
    #expect(try kinds(["P1D", "Private"]) == (.text, 0))
    #expect(try kinds(["P1D", "7", "2024-03-01"], .duration) == (.duration, 2))
    #expect(try kinds(["P1D", "2024-03-01"], .date) == (.date, 1))
    let lines = #"{"x": "PT1H"}\#n{"x": "-P1D"}\#n"#
    let table = try readTable(text: lines, format: .jsonl, options: CSVOptions()).table
    #expect(
      try table.column(named: "x")
        == Column(name: "x", values: .times([3_600_000_000, -86_400_000_000], .duration)))
  }
}
