import Features
import Language

/// New columns, and columns under other names.

struct Derive: Command {
  static let name = "derive"
  static let summary = "A table with new columns, computed from its own."
  static let details = """
    Each may use those before it; a column of that name is replaced. An aggregate is that of all
    rows: .age - mean(.age).
    """
  static let examples = [
    Example(
      "table({x: [1, 3, 4]}) |> derive(square: .x ^ 2, share: .x / sum(.x))",
      gives: """
        ╭────────┬────────┬────────╮
        │      x │ square │  share │
        │ number │ number │ number │
        ├────────┼────────┼────────┤
        │      1 │      1 │  0.125 │
        │      3 │      9 │  0.375 │
        │      4 │     16 │  0.5   │
        ├────────┴────────┴────────┤
        │ 3 rows × 3 columns       │
        ╰──────────────────────────╯
        """)
  ]
  @Argument("The table.") var table: Table
  @Argument("An expression for each new column, under its name.", .open)
  var name: Labelled<NewColumn>

  func run(in context: Context) throws -> Value {
    var table = table
    for (label, column) in name.arguments {
      do {
        table = try table.deriving([(label, column.formula)])
      } catch let error as FeaturesError {
        var fault = Fault(explained: error)
        fault.argument = label
        throw fault
      }
    }
    return .foreign(table)
  }
}

/// What a new column is made of: an expression of columns, or one constant for all rows.
struct NewColumn: Convertible {
  static let wantedKind = Formula.wantedKind
  let formula: Formula

  static func convert(_ value: Value) throws -> NewColumn? {
    if let list = value.list {
      throw Fault(
        .wrongKind, "a new column is an expression of columns, found a list of \(list.count)",
        notes: ["a table of lists: table({x: [1, 2]})"])
    }
    return Formula.operand(value).map(NewColumn.init)
  }
}

struct Rename: Command {
  static let name = "rename"
  static let summary = "A table with other names for some columns: new: .old."
  static let examples = [
    Example(
      #"columns(rename(table({age: [1], x: [2]}), years: .age))"#, gives: #"["years", "x"]"#)
  ]
  @Argument("The table.") var table: Table
  @Argument("A column under its new name.", .open) var name: Labelled<Formula>

  func run(in context: Context) throws -> Value {
    let names = try name.arguments.map { label, formula in
      guard case .column(let old) = formula else {
        throw Fault(
          .wrongKind, "a new name stands for a column like .age, found `\(formula)`",
          argument: label)
      }
      return (old: old, new: label)
    }
    return .foreign(try table.renaming(names))
  }
}

struct Missing: Command {
  static let name = "missing"
  static let summary = "Whether a cell of a column, or a value, is missing."
  static let details = "A list is never missing; it may have no elements: .installed.count == 0."
  static let examples = [
    Example("table({x: [1, none]})[missing(.x)]", gives: "column of 2 (true/false): false, true"),
    Example("missing(none)", gives: "true"),
  ]
  @Argument("A column expression, or a value: none is missing.") var of: Value

  func run(in context: Context) throws -> Value {
    if let formula = of.foreign as? Formula { return try Formula.made(.missing(formula)) }
    return .bool(of.isNone)
  }
}

struct Fill: Command {
  static let name = "fill"
  static let summary = "A column, or a list, with a value in the place of what is missing."
  static let examples = [
    Example("table({x: [1, none]})[fill(.x, 0)]", gives: "column of 2 (number): 1, 0"),
    Example("fill([1, none, 3], 2)", gives: "[1, 2, 3]"),
  ]
  @Argument("A column expression, a list, or a value.") var of: Value
  @Argument("What stands in the place of missing cells, or of none.", .positional) var with: Value

  func run(in context: Context) throws -> Value {
    if let formula = of.foreign as? Formula {
      guard let filler = Formula.operand(with) else {
        throw Fault(
          .wrongKind,
          "a cell is a number, a string, or true or false, found "
            + Display.phrase(with), argument: "with")
      }
      return try Formula.made(.fill(formula, with: filler))
    }
    if let elements = try Elements.convert(of) {
      return .list(elements.values.map { $0.isNone ? with : $0 })
    }
    return of.isNone ? with : of
  }
}
