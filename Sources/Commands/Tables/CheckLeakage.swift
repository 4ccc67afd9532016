import Features
import Language

struct CheckLeakage: Command {
  static let name = "check_leakage"
  static let summary = "Signs that a test will look better than use: what training should not know."
  static let details = """
    A row for each sign: a column that alone tells the label with an AUC above 0.98; rows of the
    second table that equal one of the first; with `by`, values of it that both tables have. No
    rows: none was found. `train` says the first by itself, of the columns a model reads.
    """
  static let examples = [
    Example(
      #"""
      a = table({x: [5, 1, 6, 2], y: [1, 0, 1, 0], user: ["ada", "bob", "cyd", "dan"]})
      check_leakage(a, head(a, 1), label: .y, by: .user)
      """#,
      gives: """
        ╭───────────┬────────┬────────┬──────────────────────────────────────────────╮
        │ sign      │ column │  value │ finding                                      │
        │ text      │ text   │ number │ text                                         │
        ├───────────┼────────┼────────┼──────────────────────────────────────────────┤
        │ answer    │ x      │      1 │ it alone tells the label: AUC 1.0000         │
        │ same rows │        │      1 │ 1 of 1 test rows stands in the training data │
        │ same keys │ .user  │      1 │ 1 value is in both, in 1 of 1 test rows      │
        ├───────────┴────────┴────────┴──────────────────────────────────────────────┤
        │ 3 rows × 4 columns                                                         │
        ╰────────────────────────────────────────────────────────────────────────────╯
        """)
  ]
  @Argument("The table to learn from.") var of: Table
  @Argument("The table to test on.", .positional, .label("test")) var test: Table? = nil
  @Argument("What is to be predicted.") var label: Formula? = nil
  @Argument("Keys that the tables should not share: .user.") var by: Formula? = nil

  func run(in context: Context) throws -> Value {
    var signs: [(sign: String, column: String?, value: Double, finding: String)] = []
    if let label {
      for (column, auc) in try Leakage.telling(label, of: of) {
        signs.append(
          (
            "answer", column, auc,
            "it alone tells the label: AUC \(try NumberFormat.format(auc, spec: ".4"))"
          ))
      }
    }
    if let test {
      let total = NumberFormat.grouped(test.rowCount)
      let equal = try Leakage.equalRows(of, test)
      if equal > 0 {
        signs.append(
          (
            "same rows", nil, Double(equal),
            "\(NumberFormat.grouped(equal)) of \(total) test rows "
              + "\(equal == 1 ? "stands" : "stand") in the training data"
          ))
      }
      if let by {
        let (rows, keys) = try Leakage.sharedKeys(of, test, by: [by])
        if keys > 0 {
          signs.append(
            (
              "same keys", by.description, Double(keys),
              "\(Display.count(keys, "value")) \(keys == 1 ? "is" : "are") in both, in "
                + "\(NumberFormat.grouped(rows)) of \(total) test rows"
            ))
        }
      }
    }
    return .foreign(
      try Table(
        name: "leakage",
        columns: [
          Column(name: "sign", texts: signs.map(\.sign)),
          Column(name: "column", texts: signs.map(\.column)),
          Column(name: "value", numbers: signs.map(\.value)),
          Column(name: "finding", texts: signs.map(\.finding)),
        ]))
  }
}
