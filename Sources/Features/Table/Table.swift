/// Columns of one length under different names.
public struct Table: Sendable, Equatable {
  /// What errors call it: `census`, a file's name.
  public var name: String
  public let columns: [Column]
  public let rowCount: Int
  /// How the file went that the table was read from; nil for a table made of others.
  public internal(set) var report: ReadReport?
  private let indexOf: [String: Int]

  /// Makes a table; names must differ and lengths must agree.
  public init(name: String, columns: [Column]) throws {
    var indexOf: [String: Int] = [:]
    for (index, column) in columns.enumerated() {
      if let first = indexOf.updateValue(index, forKey: column.name) {
        throw FeaturesError.duplicateColumn(
          name: column.name, table: name, first: first + 1, second: index + 1)
      }
    }
    let rowCount = columns.first?.count ?? 0
    if let other = columns.first(where: { $0.count != rowCount }) {
      throw FeaturesError.unequalLengths(
        table: name, first: columns.first?.name ?? "", firstCount: rowCount, second: other.name,
        secondCount: other.count)
    }
    self.init(name: name, columns: columns, rowCount: rowCount, indexOf: indexOf)
  }

  private init(name: String, columns: [Column], rowCount: Int, indexOf: [String: Int]) {
    self.name = name
    self.columns = columns
    self.rowCount = rowCount
    self.indexOf = indexOf
  }

  public var columnNames: [String] { columns.map(\.name) }

  public func hasColumn(_ name: String) -> Bool { indexOf[name] != nil }

  /// The column of a name; throws `unknownColumn`, which lists the columns.
  public func column(named name: String) throws -> Column {
    guard let index = indexOf[name] else {
      throw FeaturesError.unknownColumn(name: name, table: self.name, columns: columnNames)
    }
    return columns[index]
  }

  /// The rows of these numbers, counted from 0, in this order; one may come twice.
  public func rows(_ rows: [Int]) throws -> Table {
    if let wrong = rows.first(where: { $0 < 0 || $0 >= rowCount }) {
      throw FeaturesError.rowOutOfRange(row: wrong, table: name, rowCount: rowCount)
    }
    return with(rowCount: rows.count) { $0.values.gathering(rows) }
  }

  /// The rows `range`, cut to the rows there are.
  public func rows(_ range: Range<Int>) -> Table {
    let range = range.clamped(to: 0..<rowCount)
    return with(rowCount: range.count) { $0.values.slice(range) }
  }

  /// The first `count` rows, or all if there are fewer.
  public func prefix(_ count: Int) -> Table { rows(0..<max(0, count)) }

  /// These columns only, in this order.
  public func selecting(_ names: [String]) throws -> Table {
    let chosen = try names.map { try column(named: $0) }
    let table = try Table(name: name, columns: chosen)
    // A table without columns keeps its rows.
    return Table(name: name, columns: chosen, rowCount: rowCount, indexOf: table.indexOf)
  }

  /// The table with one more column, or with the column of that name replaced.
  public func adding(_ column: Column) throws -> Table {
    var columns = columns
    if let index = indexOf[column.name] {
      columns[index] = column
    } else {
      columns.append(column)
    }
    return try Table(name: name, columns: columns)
  }

  /// The rows for which a true/false formula is true, and how many rows it is missing for.
  public func filtered(by formula: Formula) throws -> (table: Table, missing: Int) {
    let mask = try formula.column(on: self)
    guard case .truths(let truths) = mask.values else {
      throw FeaturesError.wrongKind(
        formula: formula.description, needed: "true/false", found: mask.kindName)
    }
    let kept = truths.indices.filter { truths[$0] == 1 }
    return (try rows(kept), mask.missingCount)
  }

  private func with(rowCount: Int, _ change: (Column) -> Column.Values) -> Table {
    Table(
      name: name, columns: columns.map { Column(sound: $0.name, values: change($0)) },
      rowCount: rowCount, indexOf: indexOf)
  }

  /// The same table with what is known of the file it was read from.
  public func reported(_ report: ReadReport?) -> Table {
    var table = self
    table.report = report
    return table
  }

  /// Two tables are equal when their columns are; their names may differ.
  public static func == (left: Table, right: Table) -> Bool {
    left.rowCount == right.rowCount && left.columns == right.columns
  }
}
