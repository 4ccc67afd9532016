import Features
import Testing

/// Columns of dates, of dates with times, and of durations.
@Suite struct TimeColumnTests {
  static func table() throws -> Table {
    try parse(
      """
      day,shown,x
      2024-03-01,2024-03-01 12:30,1
      2024-02-29,2024-02-29T23:59:59.5Z,2
      ,,3

      """
    ).table
  }

  @Test func kindsAreSeen() throws {
    let table = try Self.table()
    #expect(table.columns.map(\.kind) == [.date, .dateTime, .number])
    // A date among dates with times is its midnight.
    let (mixed, _) = try parse("t\n2024-03-01\n2024-03-01 01:00\n")
    #expect(try cells(mixed, "t").map(\.description) == ["2024-03-01 00:00", "2024-03-01 01:00"])
  }

  @Test func whatIsNoDateIsText() throws {
    for text in [
      "2024-02-30", "2024-13-01", "2024-3-1", "2024-03-01 25:00", "2024-03-01 12", "0000-01-01",
    ] {
      let (table, _) = try parse("t\n\(text)\n")
      #expect(try table.column(named: "t").kind == .text, "\(text)")
    }
    let days = (1...20).map { "2024-03-\($0 < 10 ? "0" : "")\($0)" }.joined(separator: "\n")
    let (table, report) = try parse("t\n\(days)\n2024-02-30\n")
    #expect(try table.column(named: "t").kind == .text)
    #expect(
      report.notes == ["`t` looks like dates and is kept as text: 1 cell is none (`2024-02-30`)"])
    var options = CSVOptions()
    options.kinds = ["t": .date]
    let (asked, notes) = try parse("t\n2024-03-01\nsoon\n2024-03-01 10:00\n", options)
    #expect(try cells(asked, "t").map(\.description) == ["2024-03-01", "", ""])
    #expect(
      notes.notes == ["`t`: 2 cells are read as missing: 2 of another kind; the first is in row 2"])
  }

  @Test func partsAreNumbers() throws {
    let table = try Self.table()
    func part(_ part: Formula.Part, _ name: String) throws -> [Cell] {
      try cells(.part(part, col(name)), on: table)
    }
    // 1 March 2024 was a Friday, 29 February a Thursday (ISO 8601).
    #expect(try part(.weekday, "day") == [.number(5), .number(4), .missing])
    #expect(try part(.hour, "shown") == [.number(12), .number(23), .missing])
    #expect(try part(.minute, "shown") == [.number(30), .number(59), .missing])
    #expect(try part(.second, "shown") == [.number(0), .number(59.5), .missing])
    #expect(try part(.month, "day") == [.number(3), .number(2), .missing])
    #expect(try part(.date, "shown").map(\.description) == ["2024-03-01", "2024-02-29", ""])
    #expect(
      message { _ = try part(.hour, "day") } == "a date or time has a `.hour`, `.day` is a date")
    #expect(
      message { _ = try part(.hour, "x") } == "a date or time has a `.hour`, `.x` is a number")
  }

  @Test func arithmetic() throws {
    let table = try Self.table()
    let since = Formula.arithmetic(.subtract, col("shown"), col("day"))
    #expect(try cells(since, on: table).map(\.description) == ["12:30:00", "23:59:59.5", ""])
    #expect(try cells(.part(.hours, since), on: table)[0] == .number(12.5))
    let later = Formula.arithmetic(.add, col("day"), .time(86_400_000_000, .duration))
    #expect(try cells(later, on: table).map(\.description) == ["2024-03-02", "2024-03-01", ""])
    #expect(
      try cells(.comparison(.greater, since, .time(13 * 3_600_000_000, .duration)), on: table)
        == [.truth(false), .truth(true), .missing])
    #expect(
      message { _ = try cells(.comparison(.less, col("day"), .number(3)), on: table) }
        == "both sides of `.day < 3` must be of one kind, found a date and a number")
    #expect(
      message { _ = try cells(.arithmetic(.add, col("day"), col("shown")), on: table) }
        == "both sides of `.day + .shown` must be of one kind, found a date and a date and time")
    do {
      _ = try cells(.comparison(.less, col("day"), .text("2024-03-01")), on: table)
    } catch let error as FeaturesError {
      #expect(error.notes.first?.contains("date(\"2024-03-01\")") == true)
    }
    // Past the year 9999 there is nothing.
    let far = Formula.arithmetic(.add, col("day"), .time(.max / 2, .duration))
    #expect(try cells(far, on: table) == [.missing, .missing, .missing])
  }

  @Test func smallPartsAreCategories() throws {
    let table = try Self.table()
    let fitted =
      try categorical(for: .part(.weekday, col("day"))).fit(on: table) as any FittedCategorical
    #expect((0..<fitted.size).map { fitted.name(of: $0) } == ["weekday 4", "weekday 5", "missing"])
    #expect(try fitted.encode(table).ids == [1, 0, 2])
    let cross = try Cross([.part(.hour, col("shown")), .part(.month, col("day"))]).fit(on: table)
    #expect(cross.name(of: 0) == "hour 12 & month 3")
    #expect(
      message { _ = try categorical(for: col("day")).fit(on: table) as any FittedCategorical }
        == "a feature needs categories, `.day` is a date: take a part of it, `.day.weekday`")
    #expect(
      message { _ = try categorical(for: .part(.second, col("shown"))) }
        .contains("a feature needs categories, `.shown.second` is a number"))
  }

  @Test(arguments: 0..<20) func roundTrip(_ seed: UInt64) throws {
    var random = SplitMix(seed)
    func time(_ unit: Int64) -> Int64? {
      let days = Int64.random(in: -719_162...2_932_896, using: &random)
      return Bool.random(using: &random)
        ? days * 86_400_000_000 + Int64.random(in: 0..<86_400_000_000, using: &random) / unit * unit
        : nil
    }
    let table = try Table(
      name: "t",
      columns: [
        Column(name: "day", times: [0] + (0..<9).map { _ in time(86_400_000_000) }, .date),
        Column(name: "at", times: [0] + (0..<9).map { _ in time(1) }, .dateTime),
        Column(name: "text", texts: ["2024-03-01"] + (0..<9).map { _ in nil }),
      ])
    #expect(try readCSV(bytes: csvBytes(table), name: "t").table == table)
  }
}
