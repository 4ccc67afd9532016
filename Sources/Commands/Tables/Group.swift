import Features
import Language

struct Group: Command {
  static let name = "group"
  static let summary = "A row for each group of a table's rows, with columns made of aggregates."
  static let details = """
    Aggregates are count(), sum, mean, median, min, max, std, var and quantile of a column or an
    expression, and what is computed from them: sum(.clicks) / count(). Missing cells are left out;
    count(.x) says how many are not missing. Groups stand in the order of their keys, a missing key
    last. Without `by` all rows are one group.
    """
  static let examples = [
    Example(
      #"""
      t = table({ad: ["x", "y", "x"], clicks: [1, 0, 3]})
      group(t, by: .ad, n: count(), rate: mean(.clicks))
      """#,
      gives: """
        ╭──────┬────────┬────────╮
        │ ad   │      n │   rate │
        │ text │ number │ number │
        ├──────┼────────┼────────┤
        │ x    │      2 │      2 │
        │ y    │      1 │      0 │
        ├──────┴────────┴────────┤
        │ 2 rows × 3 columns     │
        ╰────────────────────────╯
        """),
    Example(
      #"columns(group(dataset("census")[0], by: {old: .age > 60}, rich: mean(.income == ">50K")))"#,
      gives: #"["old", "rich"]"#),
  ]
  @Argument("The table.") var table: Table
  @Argument("The keys: a column, an expression, a list or a record of them.")
  var by = Formulas(formulas: [])
  @Argument("An aggregate for each new column, under its name.", .open)
  var name: Labelled<NewColumn>

  func run(in context: Context) throws -> Value {
    var grouping = try Grouping(table, by: by.formulas, named: by.names)
    for (label, column) in name.arguments {
      guard !grouping.keyNames.contains(label) else {
        throw Fault(.duplicateName, "`\(label)` is a key of the groups already", argument: label)
      }
      do {
        try grouping.add(label, column.formula)
      } catch let error as FeaturesError {
        var fault = Fault(explained: error)
        fault.argument = label
        throw fault
      }
    }
    return .foreign(try grouping.result)
  }
}
