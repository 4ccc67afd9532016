import Features
import Testing

@Suite struct SplittingTests {
  static func log(_ rows: Int, seed: UInt64 = 1) throws -> Table {
    var random = SplitMix(seed)
    return try Table(
      name: "log",
      columns: [
        Column(name: "row", numbers: (0..<rows).map(Double.init)),
        Column(
          name: "user", texts: (0..<rows).map { _ in "u\(Int.random(in: 0..<40, using: &random))" }),
        Column(
          name: "day",
          numbers: (0..<rows).map { _ in Double(Int.random(in: 1...21, using: &random)) }),
        Column(
          name: "hit", truths: (0..<rows).map { _ in Int.random(in: 0..<10, using: &random) == 0 }),
      ])
  }

  func numbers(_ table: Table, _ name: String) throws -> [Double] {
    try cells(table, name).compactMap { if case .number(let number) = $0 { number } else { nil } }
  }

  /// Each row is in one part, in the order of the table, and the shares are those asked for.
  @Test(arguments: [0.8, 0.5, 0.013]) func rowsAtRandom(_ share: Double) throws {
    let log = try Self.log(1_000)
    let parts = try Splitting.rows.parts(of: log, shares: [share, 1 - share], seed: 7)
    #expect(parts[0].rowCount == Int((share * 1_000).rounded()))
    let rows = try parts.map { try numbers($0, "row") }
    #expect(rows[0] == rows[0].sorted() && rows[1] == rows[1].sorted())
    #expect(Set(rows[0] + rows[1]).count == 1_000)
    let again = try Splitting.rows.parts(of: log, shares: [share, 1 - share], seed: 7)
    #expect(again == parts)
    let other = try Splitting.rows.parts(of: log, shares: [share, 1 - share], seed: 8)
    #expect(other[0] != parts[0])
  }

  @Test(arguments: 0..<10) func keysStayTogether(_ seed: UInt64) throws {
    let log = try Self.log(2_000, seed: seed)
    let parts = try Splitting.keys([col("user")]).parts(
      of: log, shares: [0.6, 0.2, 0.2], seed: seed)
    let users = try parts.map { Set(try cells($0, "user")) }
    #expect(users[0].isDisjoint(with: users[1]) && users[0].isDisjoint(with: users[2]))
    #expect(users[1].isDisjoint(with: users[2]))
    #expect(parts.reduce(0) { $0 + $1.rowCount } == 2_000)
    // No part is further from its share than the rows of one user.
    #expect(abs(parts[0].rowCount - 1_200) < 100)
  }

  @Test func orderCutsBetweenDays() throws {
    let log = try Self.log(1_000)
    let parts = try Splitting.ordered(col("day")).parts(of: log, shares: [0.7, 0.3], seed: 0)
    let (before, after) = (try numbers(parts[0], "day"), try numbers(parts[1], "day"))
    #expect(try #require(before.max()) < #require(after.min()))
    #expect(abs(before.count - 700) < 60)
  }

  @Test func strataHaveEqualShares() throws {
    let log = try Self.log(1_003)
    let parts = try Splitting.stratified(col("hit")).parts(of: log, shares: [0.8, 0.2], seed: 3)
    let hits = try parts.map { try cells($0, "hit").count { $0 == .truth(true) } }
    let all = hits[0] + hits[1]
    #expect(hits[0] == Int((0.8 * Double(all)).rounded()))
    #expect(parts[0].rowCount + parts[1].rowCount == 1_003)
  }

  @Test func refusals() throws {
    let log = try Self.log(10)
    func refusal(_ way: Splitting, _ shares: [Double], _ table: Table) -> String {
      message { _ = try way.parts(of: table, shares: shares, seed: 0) }
    }
    #expect(
      refusal(.rows, [0.8, 0.3], log)
        == "shares of a split are above 0 and add up to 1, found 0.8 and 0.3")
    for shares in [[1, 0], [-0.5, 1.5], [.nan, 0.5], [1]] as [[Double]] {
      #expect(refusal(.rows, shares, log).hasPrefix("shares of a split are above 0"))
    }
    #expect(
      refusal(.rows, [0.99, 0.01], log)
        == "each part of a split has rows, part 2 of the 10 rows of log has none")
    #expect(refusal(.rows, [0.5, 0.5], log.prefix(0)).contains("part 1 of the 0 rows"))
    let gaps = try log.adding(Column(name: "day", numbers: [nil] + (1..<10).map(Double.init)))
    #expect(
      refusal(.ordered(col("day")), [0.5, 0.5], gaps)
        == "a split in order needs `.day` in every row, it is missing in 1 of log")
  }
}

@Suite struct LabellingTests {
  static func tables() throws -> (shown: Table, installed: Table) {
    let shown = try parse(
      """
      user,app,shown
      ada,maps,2024-03-01 10:00
      ada,maps,2024-03-01 20:00
      ada,zoom,2024-03-01 10:00
      bob,maps,2024-03-01 10:00
      ,maps,2024-03-01 10:00
      cyd,maps,

      """
    ).table
    let installed = try parse(
      """
      user,app,at
      ada,maps,2024-03-01 20:00
      bob,maps,2024-03-02 10:00:01
      bob,maps,2024-03-01 09:59
      ,maps,2024-03-01 10:00
      cyd,maps,2024-03-01 10:00

      """
    ).table
    return (shown, installed)
  }

  func labels(_ hours: Double, _ credit: Labelling.Credit = .all) throws -> [Cell] {
    let (shown, installed) = try Self.tables()
    let labelling = try Labelling(
      shown, by: installed, on: [(col("user"), col("user")), (col("app"), col("app"))],
      time: (col("shown"), col("at")), within: hours * 3_600e6, credit: credit)
    let column = labelling.labels
    return (0..<column.count).map { column.cell($0) }
  }

  /// From the moment itself up to the end of the span; a missing key meets nothing.
  @Test func withinASpan() throws {
    #expect(
      try labels(24)
        == [.truth(true), .truth(true), .truth(false), .truth(false), .truth(false), .missing])
    #expect(
      try labels(9)
        == [.truth(false), .truth(true), .truth(false), .truth(false), .truth(false), .missing])
    #expect(try labels(24.001)[3] == .truth(true))
  }

  @Test func theLastImpressionTakesTheCredit() throws {
    #expect(try labels(24, .last)[0...1] == [.truth(false), .truth(true)])
  }

  /// Against every pair, over seeds.
  @Test(arguments: 0..<20) func asEveryPairSays(_ seed: UInt64) throws {
    var random = SplitMix(seed)
    func table(_ rows: Int) throws -> Table {
      try Table(
        name: "t",
        columns: [
          Column(
            name: "k",
            numbers: (0..<rows).map { _ in Double(Int.random(in: 0..<5, using: &random)) }),
          Column(
            name: "t",
            numbers: (0..<rows).map { _ in Double(Int.random(in: 0..<50, using: &random)) }),
        ])
    }
    let (shown, events) = (try table(80), try table(30))
    let labelling = try Labelling(
      shown, by: events, on: [(col("k"), col("k"))], time: (col("t"), col("t")), within: 4)
    for row in 0..<80 {
      guard case .number(let key) = shown.columns[0].cell(row),
        case .number(let time) = shown.columns[1].cell(row)
      else { continue }
      let expected = (0..<30).contains { other in
        guard case .number(let at) = events.columns[1].cell(other) else { return false }
        return events.columns[0].cell(other) == .number(key) && at >= time && at - time <= 4
      }
      #expect(labelling.labels.cell(row) == .truth(expected))
    }
  }

  @Test func kindsMustAgree() throws {
    let (shown, installed) = try Self.tables()
    #expect(
      message {
        _ = try Labelling(
          shown, by: installed, on: [(col("user"), col("user"))], time: (col("shown"), col("app")),
          within: 1)
      } == "`.app` must be a date or a number here, it is text")
  }
}

@Suite struct LeakageTests {
  func auc(_ column: Column, _ labels: [Float]) -> Double? {
    Leakage.auc(of: column, labels: labels)
  }

  @Test func theAnswerInAColumnIsFound() throws {
    var random = SplitMix(5)
    let labels = (0..<4_000).map { _ in Float(Int.random(in: 0...1, using: &random)) }
    let exact = Column(name: "x", numbers: labels.map { Double(-$0) })
    #expect(auc(exact, labels) == 1)
    let text = Column(name: "t", texts: labels.map { $0 == 1 ? "won" : "lost" })
    #expect(auc(text, labels) == 1)
    let gap = Column(name: "g", numbers: labels.map { $0 == 1 ? 5 : nil })
    #expect(auc(gap, labels) == 1)
    // One value a row tells nothing of other rows, and neither does chance.
    let ids = Column(name: "id", texts: labels.indices.map { "u\($0)" })
    #expect(auc(ids, labels) == 0.5)
    let noise = Column(
      name: "n", numbers: labels.map { _ in Double.random(in: 0...1, using: &random) })
    #expect(try #require(auc(noise, labels)) < 0.55)
    #expect(auc(exact, [Float](repeating: 1, count: 4_000)) == nil)
  }

  @Test func theCensusHasNone() throws {
    let (train, test) = try Census.load()
    let label = Formula.comparison(.equal, col("income"), .text(">50K"))
    #expect(try Leakage.telling(label, of: train).isEmpty)
    let spoilt = try train.adding(
      Column(name: "bracket", numbers: label.column(on: train).truthNumbers))
    #expect(try Leakage.telling(label, of: spoilt).map(\.column) == ["bracket"])
    #expect(try Leakage.equalRows(train, test) == 23)
    #expect(try Leakage.sharedKeys(train, test, by: [col("education")]) == (16_281, 16))
  }
}

extension Column {
  fileprivate var truthNumbers: [Double?] {
    (0..<count).map { if case .truth(let truth) = cell($0) { truth ? 1 : 0 } else { nil } }
  }
}
