import Features
import Language
import Pictures

/// How the language sees a table: it prints as a box, and `t[expr]` is an expression's data on it.
extension Table: ForeignArgument, HasColumns, Indexable, Operable {
  public static var wantedKind: Kind { Kind("a table") }
  public var tableName: String { name }
  public var summary: String {
    "table \(name) \(NumberFormat.grouped(rowCount)) × \(columns.count)"
  }

  public func gloss(ofColumn name: String) -> String {
    (try? column(named: name))?.kindName ?? ""
  }

  public func display(for screen: Screen) -> String {
    box(rows: rowCount <= 20 ? rowCount : 10).text(width: screen.width, colour: screen.hasColour)
  }

  public static func binary(_ operation: BinaryOperator, _ left: Value, _ right: Value) -> Value? {
    nil
  }

  /// Tables are equal when names, kinds and cells of their columns are.
  public static func compare(_ operation: ComparisonOperator, _ left: Value, _ right: Value)
    -> Value?
  {
    guard let a = left.foreign as? Table, let b = right.foreign as? Table else { return nil }
    return switch operation {
    case .equal: .bool(a == b)
    case .notEqual: .bool(a != b)
    default: nil
    }
  }

  public func element(at indexes: [(label: String?, value: Value)]) throws -> Value {
    guard let index = indexes.first, indexes.count == 1, index.label == nil else {
      throw Fault(.wrongCount, "a table takes one index: t[.age], t[0..9], t[.age > 30]")
    }
    if let formula = index.value.foreign as? Formula {
      return .foreign(try formula.column(on: self))
    }
    if let range = index.value.object as? NumberRange {
      guard range.count > 0 else { return .foreign(prefix(0)) }
      let last = range.lower + range.count - 1
      guard range.lower >= 0, last < Double(rowCount) else {
        throw Fault(
          .indexOutOfRange,
          "the table has rows 0 to \(rowCount - 1), found \(Display.text(index.value))"
        )
      }
      return .foreign(rows(Int(range.lower)..<Int(last) + 1))
    }
    throw Fault(
      .wrongKind,
      "a table is indexed by a column expression or a range of rows, found "
        + Display.phrase(index.value),
      notes: index.value.string.map { ["a column: t[\(Formula.column($0))]"] } ?? [])
  }

  /// The first rows as a box, with the kinds of the columns and the count of all rows.
  func box(rows shown: Int) -> BoxTable {
    BoxTable(
      columns: columns.map { column in
        let isNumber = column.kind == .number
        return BoxTable.Column(
          name: Visible.escape(column.name), type: column.kindName,
          alignment: isNumber ? .decimal : .left,
          cells: (0..<shown).map { column.shownCell($0) })
      },
      footer: BoxTable.footer(rows: rowCount, columns: columns.count, shown: shown))
  }
}
