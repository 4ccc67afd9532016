import Features
import Language

struct Explode: Command {
  static let name = "explode"
  static let summary = "A row for each element of a column of lists."
  static let details = """
    A row with an empty list gives none. Of a weighted list the weights become a column of their
    own, `name_weight`. Then group by the element, or count it.
    """
  static let examples = [
    Example(
      #"explode(table({user: [1, 2], apps: [["maps", "zoom"], ["maps"]]}), .apps)"#,
      gives: """
        ╭────────┬──────────────────╮
        │   user │ apps             │
        │ number │ text             │
        ├────────┼──────────────────┤
        │      1 │ maps             │
        │      1 │ zoom             │
        │      2 │ maps             │
        ├────────┴──────────────────┤
        │ 3 rows × 2 columns        │
        ╰───────────────────────────╯
        """)
  ]
  @Argument("The table.") var of: Table
  @Argument("The column of lists.", .positional, .label("column")) var column: Formula

  func run(in context: Context) throws -> Value {
    guard case .column(let name) = column else {
      throw Fault(
        .wrongKind, "a column is written like .installed, found `\(column)`", argument: "column")
    }
    return .foreign(try of.exploding(name))
  }
}
