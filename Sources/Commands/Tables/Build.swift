import Features
import Language
import Tensors

/// Tables from lists, from tables, and into files.

struct MakeTable: Command {
  static let name = "table"
  static let summary =
    "A table from a record of lists, a column each, or a list of records, a row each."
  static let details = """
    Cells are numbers, strings, true or false, or dates; none is a missing cell. A cell may be a
    list of strings, ["netflix", "pandora"], or a record of their weights, {netflix: 0.5}.
    """
  static let examples = [
    Example(
      #"table({app: ["x", "y"], clicks: [3, none]})"#,
      gives: """
        ╭────────┬───────────╮
        │ app    │    clicks │
        │ text   │    number │
        ├────────┼───────────┤
        │ x      │         3 │
        │ y      │           │
        ├────────┴───────────┤
        │ 2 rows × 2 columns │
        ╰────────────────────╯
        """),
    Example(
      "table([{a: 1, b: true}, {a: 2, b: false}])[.b]",
      gives: "column of 2 (true/false): true, false"),
    Example(
      #"table({apps: [["netflix", "maps"], []]})[.apps.count]"#,
      gives: "column of 2 (number): 2, 0"),
  ]
  @Argument("A record of lists of one length, or a list of records.") var of: Value
  @Argument("What errors call the table.") var name = "table"

  func run(in context: Context) throws -> Value {
    let columns: [Column]
    if let fields = of.record {
      columns = try fields.map { try Column(named: $0, holding: $1) }
    } else if let rows = of.list {
      columns = try Self.columns(rows)
    } else {
      throw Fault(
        .wrongKind,
        "`table` takes a record of lists or a list of records, found "
          + Display.phrase(of), argument: "of")
    }
    do {
      return .foreign(try Table(name: name, columns: columns))
    } catch let error as FeaturesError {
      throw Fault(.wrongCount, error.message, argument: "of")
    }
  }

  /// The fields of all rows, in the order they first appear; one that a row lacks is missing.
  private static func columns(_ rows: [Value]) throws -> [Column] {
    var cells = Fields()
    var lists: [String: [Value]] = [:]
    for (index, row) in rows.enumerated() {
      guard let fields = row.record else {
        throw Fault(
          .wrongKind, "a row is a record, element \(index) is \(Display.phrase(row))",
          argument: "of")
      }
      for (name, value) in fields {
        cells[name] = Value.none
        let lacking = index - (lists[name]?.count ?? 0)
        lists[name, default: []] += [Value](repeating: .none, count: lacking) + [value]
      }
    }
    return try cells.keys.map { name in
      let list = lists[name] ?? []
      let lacking = [Value](repeating: .none, count: rows.count - list.count)
      return try Column(named: name, holding: .list(list + lacking))
    }
  }
}

extension Column {
  /// A column of a list's elements: all numbers, all strings or all true/false, or none.
  init(named name: String, holding value: Value) throws {
    if let column = value.foreign as? Column {
      self = column.renamed(name)
      return
    }
    guard let cells = try Elements.convert(value)?.values else {
      throw Fault(
        .wrongKind, "`\(name)` is a list of cells, found \(Display.phrase(value))",
        argument: "of")
    }
    let present = cells.filter { !$0.isNone }
    guard let first = present.first else {
      self.init(name: name, numbers: cells.map { _ in nil })
      return
    }
    if let other = present.first(where: { $0.kind != first.kind }) {
      throw Fault(
        .wrongKind,
        "cells of a column are of one kind, `\(name)` has \(Display.phrase(first)) and "
          + Display.phrase(other), argument: "of")
    }
    if first.number != nil {
      self.init(name: name, numbers: cells.map(\.number))
    } else if first.bool != nil {
      self.init(name: name, truths: cells.map(\.bool))
    } else if first.string != nil {
      self.init(name: name, texts: cells.map(\.string))
    } else if first.list != nil || first.record != nil {
      let rows = try cells.map { try $0.isNone ? [] : Self.elements($0, of: name) }
      self.init(
        name: name, values: .lists(ListCells(rows, isWeighted: first.record != nil)))
    } else if let time = first.foreign as? any Timed {
      let times = cells.map { ($0.foreign as? any Timed).map { Int64($0.microseconds) } }
      let kind: TimeKind =
        time is CalendarDate ? .date : time is Moment ? .dateTime : .duration
      self.init(name: name, times: times, kind)
    } else {
      throw Fault(
        .wrongKind,
        "a cell is a number, a string, true or false, a date, or a list of strings, `\(name)` has "
          + Display.phrase(first), argument: "of")
    }
  }
}

extension Column {
  /// The elements of one list, or of one record of weights.
  private static func elements(_ cell: Value, of name: String) throws -> [ListElement] {
    let pairs =
      cell.list?.map { (text: $0.string, weight: nil as Double?) }
      ?? cell.record?.map { (text: $0, weight: $1.number) } ?? []
    return try pairs.map { text, weight in
      guard let text, !text.isEmpty, cell.record == nil || weight?.isFinite == true else {
        throw Fault(
          .wrongKind,
          "a list in a cell is of strings that are not empty, or a record of numbers, `\(name)` has "
            + Display.text(cell), argument: "of")
      }
      return ListElement(text, weight: weight)
    }
  }
}

struct Concat: Command {
  static let name = "concat"
  static let summary = "Tables below one another, lists one after another, tensors along an axis."
  static let details = """
    Tables have the same columns; the first one's order is kept. Tensors agree in all other axes:
    concat([a, b], axis: .input).
    """
  static let examples = [
    Example("rows(concat([table({x: [1, 2]}), table({x: [3]})]))", gives: "3"),
    Example("concat([[1, 2], [3]])", gives: "[1, 2, 3]"),
  ]
  @Argument("A list of tables, of lists or of tensors.") var of: [Value]
  @Argument("The axis that tensors follow one another on; the first when left out.")
  var axis: Axis? = nil

  func run(in context: Context) throws -> Value {
    let tensors = of.compactMap { $0.foreign as? Tensor }
    if !tensors.isEmpty, tensors.count == of.count {
      return try Tensor.concat(tensors, axis: axis?.reference ?? .at(0)).value
    }
    let tables = of.compactMap { $0.foreign as? Table }
    if let first = tables.first, tables.count == of.count {
      return .foreign(of.count == 1 ? first : try Table.concatenating(tables))
    }
    return .list(
      try of.flatMap { part in
        guard tables.isEmpty || part.foreign is Table else {
          throw Fault(
            .wrongKind, "a table is put below tables, found \(Display.phrase(part))",
            argument: "of")
        }
        guard let elements = try Elements.convert(part) else {
          throw Fault(
            .wrongKind, "`concat` takes tables or lists, found \(Display.phrase(part))",
            argument: "of")
        }
        return elements.values
      })
  }
}

struct Distinct: Command {
  static let name = "distinct"
  static let summary = "A table's different rows, or the first for each value of some columns."
  static let details = "Missing cells count as equal. `unique` does it for a list."
  static let examples = [
    Example("rows(distinct(table({x: [1, 1, 2], y: [5, 5, 5]})))", gives: "2"),
    Example("rows(distinct(table({x: [1, 1, 2], y: [5, 5, 5]}), by: .y))", gives: "1"),
  ]
  @Argument("The table.") var of: Table
  @Argument("A column, an expression, or a list of them; else all columns.")
  var by = Formulas(formulas: [])

  func run(in context: Context) throws -> Value { .foreign(try of.distinct(by: by.formulas)) }
}
