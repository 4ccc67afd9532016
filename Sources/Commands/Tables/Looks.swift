import Features
import Language
import Pictures
import Tensors

/// Looking at a table.

struct Rows: Command {
  static let name = "rows"
  static let summary = "How many rows a table has; of a tensor, the count of its first axis."
  static let examples = [
    Example(#"rows(first(dataset("census")))"#, gives: "32561"),
    Example("rows(zeros(row: 3, input: 2))", gives: "3"),
  ]
  @Argument("A table, a tensor or a sparse matrix.") var of: Value

  func run(in context: Context) throws -> Value {
    if let table = of.foreign as? Table { return .number(Double(table.rowCount)) }
    let shape = (of.foreign as? Tensor)?.shape ?? (of.foreign as? SparseMatrix)?.shape
    guard let first = shape?.axes.first else {
      throw Fault(
        .wrongKind, "`rows` takes a table or a tensor, found \(Display.phrase(of))", argument: "of")
    }
    return .number(Double(first.count))
  }
}

struct Columns: Command {
  static let name = "columns"
  static let summary = "The names of a table's columns."
  static let examples = [
    Example(#"first(columns(last(dataset("census"))))"#, gives: #""age""#)
  ]
  @Argument("The table.") var of: Table

  func run(in context: Context) throws -> Value { .list(of.columnNames.map { .string($0) }) }
}

struct Head: Command {
  static let name = "head"
  static let summary = "The first rows of a table."
  static let examples = [Example(#"rows(head(first(dataset("census")), 3))"#, gives: "3")]
  @Argument("The table.") var of: Table
  @Argument("How many rows, from 0 up.", .positional) var take = Amount(count: 10)

  func run(in context: Context) throws -> Value { .foreign(of.prefix(take.count)) }
}

struct Tail: Command {
  static let name = "tail"
  static let summary = "The last rows of a table."
  static let examples = [
    Example("tail(table({x: [1, 2, 3]}), 2)[.x]", gives: "column of 2 (number): 2, 3")
  ]
  @Argument("The table.") var of: Table
  @Argument("How many rows, from 0 up.", .positional) var take = Amount(count: 10)

  func run(in context: Context) throws -> Value { .foreign(of.suffix(take.count)) }
}

struct Where: Command {
  static let name = "where"
  static let summary = "The rows of a table for which an expression is true."
  static let details = "Rows where it is missing are dropped, and counted."
  static let examples = [
    Example(#"first(dataset("census")) |> where(.age > 80) |> rows"#, gives: "99")
  ]
  @Argument("The table.") var of: Table
  @Argument("A true/false expression of its columns.", .positional, .label("holds"))
  var condition: Formula

  func run(in context: Context) throws -> Value {
    let (table, missing) = try of.filtered(by: condition)
    if missing > 0 {
      context.print("\(Display.count(missing, "row")) dropped where \(condition) is missing")
    }
    return .foreign(table)
  }
}

struct Select: Command {
  static let name = "select"
  static let summary = "Some columns of a table."
  static let examples = [
    Example(
      #"first(dataset("census")) |> select(.age, .income) |> columns"#,
      gives: #"["age", "income"]"#)
  ]
  @Argument("The table.") var of: Table
  @Argument("The columns, or expressions of them.", .rest, .label("columns")) var columns: [Formula]

  func run(in context: Context) throws -> Value {
    .foreign(
      try Table(
        name: of.name,
        columns: columns.map { formula in
          let column = try formula.column(on: of)
          if case .column = formula { return column }
          return column.renamed(formula.description)
        }))
  }
}

struct ColumnNamed: Command {
  static let name = "col"
  static let summary = "The column of a name that is known only when the script runs."
  static let examples = [Example(#"col("hours-per-week") > 40"#, gives: #"."hours-per-week" > 40"#)]
  @Argument("The column's name.") var named: String

  func run(in context: Context) throws -> Value { .foreign(Formula.column(named)) }
}
