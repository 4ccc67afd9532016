import Pictures
import Testing

/// Golden texts: each was read by a person before it was written here.
@Suite struct BoxTableTests {
  @Test("a table that fits: types, alignment, footer")
  func whole() {
    #expect(
      Samples.people.text(width: 100)
        == """
        ╭────────┬──────────────────┬───────────┬────────────────────┬──────────────┬────────╮
        │    age │ workclass        │ education │ marital_status     │ capital_gain │ income │
        │ number │ text             │ text      │ text               │       number │ text   │
        ├────────┼──────────────────┼───────────┼────────────────────┼──────────────┼────────┤
        │     39 │ State-gov        │ Bachelors │ Never-married      │         2174 │ <=50K  │
        │     50 │ Self-emp-not-inc │ Bachelors │ Married-civ-spouse │            0 │ <=50K  │
        │     38 │ Private          │ HS-grad   │ Divorced           │            0 │ >50K   │
        ├────────┴──────────────────┴───────────┴────────────────────┴──────────────┴────────┤
        │ 32,561 rows × 6 columns · 3 rows shown                                             │
        ╰────────────────────────────────────────────────────────────────────────────────────╯
        """)
  }

  @Test("long texts are cut before columns are left out; numbers and usual names are not cut")
  func elided() {
    #expect(
      Samples.people.text(width: 78)
        == """
        ╭────────┬─────────────┬───────────┬─────────────────┬──────────────┬────────╮
        │    age │ workclass   │ education │ marital_status  │ capital_gain │ income │
        │ number │ text        │ text      │ text            │       number │ text   │
        ├────────┼─────────────┼───────────┼─────────────────┼──────────────┼────────┤
        │     39 │ State-gov   │ Bachelors │ Never-married   │         2174 │ <=50K  │
        │     50 │ Self-emp-n… │ Bachelors │ Married-civ-sp… │            0 │ <=50K  │
        │     38 │ Private     │ HS-grad   │ Divorced        │            0 │ >50K   │
        ├────────┴─────────────┴───────────┴─────────────────┴──────────────┴────────┤
        │ 32,561 rows × 6 columns · 3 rows shown                                     │
        ╰────────────────────────────────────────────────────────────────────────────╯
        """)
  }

  @Test("columns in the middle are left out and counted")
  func hidden() {
    #expect(
      Samples.people.text(width: 40)
        == """
        ╭────────┬────────────────┬───┬────────╮
        │    age │ workclass      │ … │ income │
        │ number │ text           │ … │ text   │
        ├────────┼────────────────┼───┼────────┤
        │     39 │ State-gov      │ … │ <=50K  │
        │     50 │ Self-emp-not-… │ … │ <=50K  │
        │     38 │ Private        │ … │ >50K   │
        ├────────┴────────────────┴───┴────────┤
        │ 32,561 rows × 6 columns              │
        │ 3 rows shown · 3 columns hidden      │
        ╰──────────────────────────────────────╯
        """)
  }

  @Test("decimal points stand under each other; words keep to the right")
  func decimals() {
    #expect(
      BoxTable(
        title: "compare",
        columns: [
          .init(name: "model", cells: ["wide", "deep", "both"]),
          .init(name: "auc", alignment: .decimal, cells: ["0.902", "12,345.5", "missing"]),
        ]
      ).text()
        == """
        compare
        ╭───────┬────────────╮
        │ model │        auc │
        ├───────┼────────────┤
        │ wide  │      0.902 │
        │ deep  │ 12,345.5   │
        │ both  │    missing │
        ╰───────┴────────────╯
        """)
  }

  @Test("no rows")
  func noRows() {
    #expect(
      BoxTable(
        columns: [
          .init(name: "age", type: "number", alignment: .decimal, cells: []),
          .init(name: "都市", type: "text", cells: []),
        ], footer: BoxTable.footer(rows: 0, columns: 2)
      ).text()
        == """
        ╭──────────┬─────────╮
        │      age │ 都市    │
        │   number │ text    │
        ├──────────┴─────────┤
        │ 0 rows × 2 columns │
        ╰────────────────────╯
        """)
  }

  @Test("no rows and no footer")
  func headOnly() {
    #expect(
      BoxTable(columns: [.init(name: "age", type: "number", alignment: .right, cells: [])]).text()
        == """
        ╭────────╮
        │    age │
        │ number │
        ╰────────╯
        """)
  }

  @Test("no columns")
  func noColumns() {
    #expect(
      BoxTable(columns: [], footer: BoxTable.footer(rows: 0, columns: 0)).text()
        == """
        ╭────────────────────╮
        │ 0 rows × 0 columns │
        ╰────────────────────╯
        """)
  }

  @Test("wide characters, marks and control characters keep the borders straight")
  func wideCells() {
    #expect(
      BoxTable(
        columns: [
          .init(name: "name", cells: ["東京", "e\u{301}a", "👩‍🔬", "a\nb\u{1B}[31m"]),
          .init(name: "n", alignment: .right, cells: ["1", "2"]),
        ], footer: BoxTable.footer(moreRows: 1)
      ).text()
        == """
        ╭──────────┬───╮
        │ name     │ n │
        ├──────────┼───┤
        │ 東京     │ 1 │
        │ éa       │ 2 │
        │ 👩‍🔬       │   │
        │ a�b�[31m │   │
        ├──────────┴───┤
        │ … 1 more row │
        ╰──────────────╯
        """)
  }

  @Test("footers count in words")
  func footers() {
    #expect(BoxTable.footer(rows: 32_561, columns: 15) == "32,561 rows × 15 columns")
    #expect(BoxTable.footer(rows: 1, columns: 1, shown: 1) == "1 row × 1 column")
    #expect(
      BoxTable.footer(rows: 32_561, columns: 15, shown: 10)
        == "32,561 rows × 15 columns · 10 rows shown")
    #expect(BoxTable.footer(moreRows: 32_551) == "… 32,551 more rows")
  }

  @Test("colour changes no character")
  func colour() {
    let coloured = Samples.people.text(width: 60, colour: true)
    #expect(coloured.contains("\u{1B}[2m"))
    #expect(withoutEscapes(coloured) == Samples.people.text(width: 60))
  }
}
