import Features
import Testing

@Suite struct FormulaTests {
  @Test func formulasReadAsTheLanguageWritesThem() {
    let cases: [(Formula, String)] = [
      (col("age"), ".age"),
      (col("hours-per-week"), ".\"hours-per-week\""),
      (.comparison(.equal, col("income"), .text(">50K")), ".income == \">50K\""),
      (.crossing([col("a"), .crossing([col("b"), col("c")])]), ".a & .b & .c"),
      (.bucket(col("age"), at: [18, 25.5]), "bucket(.age, at: [18, 25.5])"),
      (
        .arithmetic(.multiply, .arithmetic(.add, col("a"), .number(1)), col("b")),
        "(.a + 1) * .b"
      ),
      (
        .arithmetic(.subtract, col("a"), .arithmetic(.subtract, col("b"), col("c"))),
        ".a - (.b - .c)"
      ),
      (.not(.and(.missing(col("a")), .truth(true))), "not (missing(.a) and true)"),
      (.isIn(col("a"), in: .list([.text("x"), .text("y\"{")])), ".a in [\"x\", \"y\\\"\\{\"]"),
      (
        .cross([.comparison(.greater, col("age"), .number(40)), col("e")]),
        "(.age > 40) & .e"
      ),
      (.function(.log, .fill(col("x"), with: .number(0))), "log(fill(.x, 0))"),
      (.arithmetic(.power, .number(-2), .number(2)), "(-2) ^ 2"),
    ]
    for (formula, text) in cases { #expect(formula.description == text) }
  }

  @Test func crossesFlattenAndIgnoreOrder() {
    let (a, b, c) = (col("a"), col("b"), col("c"))
    #expect(Formula.crossing([a, b]) == .crossing([b, a]))
    #expect(Formula.crossing([.crossing([a, b]), c]) == .crossing([c, .crossing([b, a])]))
    #expect(Formula.cross([a, .cross([b, c])]) == .cross([c, b, a]))
    #expect(Formula.crossing([a, a]) == a)
    #expect(Formula.crossing([a, b]) != .crossing([a, c]))
    #expect(Formula.crossing([a, b]).hashValue == Formula.crossing([b, a]).hashValue)
  }

  @Test func onTruthsACrossIsAnd() throws {
    let old = Formula.comparison(.greater, col("age"), .number(20))
    let seller = Formula.comparison(.equal, col("occupation"), .text("Sales"))
    #expect(Formula.crossing([old, seller]) == .and(old, seller))
    // Three-valued: a missing age and a missing occupation leave it open.
    #expect(
      try cells(.crossing([old, seller]), on: people())
        == [.truth(false), .truth(false), .missing, .truth(true)])
    // A true/false column shows on the table only.
    #expect(
      try cells(.crossing([col("member"), old]), on: people())
        == [.truth(true), .truth(false), .missing, .truth(true)])
  }

  @Test func columnNamesAreListedOnce() {
    let formula = Formula.and(
      .comparison(.equal, col("a"), col("b")), .isIn(col("a"), in: .list([.number(1)])))
    #expect(formula.columnNames == ["a", "b"])
  }

  @Test func arithmeticKeepsMissingMissing() throws {
    let table = try people()
    #expect(
      try cells(.arithmetic(.add, col("age"), .number(1)), on: table)
        == [.number(40), .number(19), .missing, .number(66)])
    // true/false counts as 1/0
    #expect(
      try cells(.arithmetic(.multiply, col("member"), .number(3)), on: table)
        == [.number(3), .number(0), .missing, .number(3)])
    // 0 / 0 has no value
    #expect(
      try cells(.arithmetic(.divide, .number(0), col("rich")), on: table)
        == [.number(0), .missing, .missing, .number(0)])
    // NaN ^ 0 is 1 in C; here a missing cell stays missing.
    #expect(
      try cells(.arithmetic(.power, col("age"), .number(0)), on: table)
        == [.number(1), .number(1), .missing, .number(1)])
    // The remainder has the divisor's sign.
    #expect(
      try cells(.arithmetic(.remainder, .number(-7), .number(3)), on: table).first == .number(2))
  }

  @Test func comparisonsWorkOnEveryKind() throws {
    let table = try people()
    #expect(
      try cells(.comparison(.equal, col("occupation"), .text("Sales")), on: table)
        == [.truth(false), .truth(true), .missing, .truth(true)])
    #expect(
      try cells(.comparison(.less, col("education"), .text("C")), on: table)
        == [.truth(true), .truth(false), .truth(true), .truth(true)])
    #expect(
      try cells(.comparison(.notEqual, col("education"), col("occupation")), on: table)
        == [.truth(true), .truth(true), .missing, .truth(true)])
    #expect(
      try cells(.comparison(.equal, col("member"), .truth(true)), on: table)
        == [.truth(true), .truth(false), .missing, .truth(true)])
    #expect(
      try cells(.comparison(.greaterOrEqual, col("age"), .number(39)), on: table)
        == [.truth(true), .truth(false), .missing, .truth(true)])
    #expect(
      message { _ = try cells(.comparison(.equal, col("age"), .text("39")), on: table) }
        == "both sides of `.age == \"39\"` must be of one kind, found a number and text")
  }

  @Test func comparisonsAgreeWithCellsOverSeeds() throws {
    let levels = ["a", "b", "ba", "é", "z"]
    for seed in 1...20 {
      var random = SplitMix(UInt64(seed))
      func texts() -> [String?] {
        (0..<50).map { _ in Bool.random(using: &random) ? levels.randomElement(using: &random) : nil
        }
      }
      let (left, right) = (texts(), texts())
      let table = try Table(
        name: "t", columns: [Column(name: "l", texts: left), Column(name: "r", texts: right)])
      let expected = zip(left, right).map { l, r -> Cell in
        if let l, let r { .truth(l < r) } else { .missing }
      }
      #expect(try cells(.comparison(.less, col("l"), col("r")), on: table) == expected)
    }
  }

  @Test func logicIsThreeValued() throws {
    let table = try Table(
      name: "t",
      columns: [
        Column(name: "a", truths: [true, true, true, false, false, false, nil, nil, nil]),
        Column(name: "b", truths: [true, false, nil, true, false, nil, true, false, nil]),
      ])
    func truths(_ formula: Formula) throws -> [Bool?] {
      try cells(formula, on: table).map { if case .truth(let value) = $0 { value } else { nil } }
    }
    #expect(
      try truths(.and(col("a"), col("b"))) == [
        true, false, nil, false, false, false, nil, false, nil,
      ])
    #expect(
      try truths(.or(col("a"), col("b"))) == [true, true, true, true, false, nil, true, nil, nil])
    #expect(try truths(.not(col("a"))).prefix(4) == [false, false, false, true])
  }

  @Test func missingFillAndIn() throws {
    let table = try people()
    #expect(try cells(.missing(col("age")), on: table)[2] == .truth(true))
    #expect(try cells(.fill(col("age"), with: .number(0)), on: table)[2] == .number(0))
    #expect(try cells(.fill(col("occupation"), with: .text("none")), on: table)[2] == .text("none"))
    #expect(
      try cells(.isIn(col("education"), in: .list([.text("11th"), .text("HS-grad")])), on: table)
        == [.truth(false), .truth(true), .truth(true), .truth(false)])
    #expect(
      message { _ = try cells(.isIn(col("age"), in: .list([.text("x")])), on: table) }
        == "both sides of `.age in [\"x\"]` must be of one kind, found a number and a list of other values"
    )
    #expect(
      message { _ = try cells(.isIn(.text("a"), in: col("education")), on: table) }
        == "`.education` must be a list here, it is text")
  }

  @Test func kindsThatDoNotFitAreNamed() throws {
    let table = try people()
    #expect(
      message { _ = try cells(.function(.log, col("education")), on: table) }
        == "`.education` must be a number here, it is text")
    #expect(
      message { _ = try cells(.not(col("age")), on: table) }
        == "`.age` must be true/false here, it is a number")
    #expect(
      message { _ = try cells(.negate(col("nothing")), on: table) }
        == "people has no column `.nothing`")
  }

  @Test func aColumnWithoutAnyCellIsOfEveryKind() throws {
    let table = try Table(name: "t", columns: [Column(name: "x", numbers: [nil, nil])])
    #expect(
      try cells(.comparison(.equal, col("x"), .text("a")), on: table) == [.missing, .missing])
    #expect(try cells(.not(col("x")), on: table) == [.missing, .missing])
  }

  @Test func bucketsAndCrossesAreTextColumns() throws {
    let table = try people()
    let bucket = Formula.bucket(col("age"), at: [18, 40])
    #expect(
      try cells(bucket, on: table)
        == [.text("age 18..<40"), .text("age 18..<40"), .missing, .text("age >=40")])
    #expect(
      try cells(.crossing([col("education"), col("occupation")]), on: table)
        == [
          .text("Bachelors & Adm-clerical"), .text("HS-grad & Sales"), .missing,
          .text("Bachelors & Sales"),
        ])
  }

  @Test func aFormulaThatGrowsWithoutEndIsRefused() throws {
    var deep = col("x")
    for _ in 0..<150 { deep = .negate(deep) }
    _ = try deep.checked()
    for _ in 0..<100 { deep = .negate(deep) }
    #expect(throws: FeaturesError.self) { _ = try deep.checked() }
    var wide = col("x")
    for _ in 0..<40 { wide = .arithmetic(.add, wide, wide) }
    #expect(throws: FeaturesError.self) { _ = try wide.checked() }
  }
}
