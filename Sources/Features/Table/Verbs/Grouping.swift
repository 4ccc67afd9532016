/// A table's rows in groups, and columns made of aggregates: a row for each group.
public struct Grouping {
  private let table: Table
  private let groups: Groups
  /// The keys of each group.
  private let keys: Table
  private var summaries: [Column] = []

  /// - Parameters:
  ///   - keys: no keys make one group of all rows.
  ///   - names: what the columns of the keys are called; else like the keys.
  public init(_ table: Table, by keys: [Formula], named names: [String]? = nil) throws {
    self.table = table
    groups = keys.isEmpty ? Groups(oneOf: table.rowCount) : try Groups(table, by: keys)
    let columns = try keys.map { try $0.column(on: table) }
    let named = names.map { zip(columns, $0).map { $0.renamed($1) } } ?? columns
    self.keys = try Table(name: table.name, columns: named).rows(groups.firstRows)
  }

  public var keyNames: [String] { keys.columnNames }

  /// The keys and the columns added, a row for each group.
  public var result: Table {
    get throws { try Table(name: table.name, columns: keys.columns + summaries) }
  }

  /// Adds a column; its formula may compute with several aggregates and with the keys:
  /// `sum(.clicks) / count()`.
  ///
  /// Throws `needsAggregate` for a column that is neither key nor in an aggregate.
  public mutating func add(_ name: String, _ formula: Formula) throws {
    var aggregates: [Column] = []
    let rewritten = try formula.checked().replacing { part in
      switch part {
      case .aggregate(let aggregate, let inner):
        // No column of a file has this name: `#` alone is not what a header holds.
        let name = "#\(aggregates.count)"
        let values = try values(of: aggregate, inner)
        aggregates.append(Column(sound: name, values: values))
        return .column(name)
      case .column(let name) where !keys.hasColumn(name):
        _ = try table.column(named: name)
        throw FeaturesError.needsAggregate(
          formula: formula.description, column: part.description)
      default: return nil
      }
    }
    // The first column says how many rows there are, when a formula is a constant.
    let rows = Column(sound: "#", values: .numbers([Double](repeating: 0, count: groups.count)))
    let perGroup = try Table(name: table.name, columns: [rows] + keys.columns + aggregates)
    summaries.append(try rewritten.column(on: perGroup).renamed(name))
  }

  /// An aggregate for each group; one within it is the group's, too.
  private func values(of aggregate: Formula.Aggregate, _ part: Formula?) throws -> Column.Values {
    var wider = table
    var count = 0
    let inner = try part?.replacing { inner in
      guard case .aggregate(let aggregate, let part) = inner else { return nil }
      let perGroup = Column(sound: "#\(count)", values: try values(of: aggregate, part))
      count += 1
      wider = try wider.adding(perGroup.gathering(groups.ids))
      return .column(perGroup.name)
    }
    return try Evaluator(table: wider).aggregate(aggregate, inner, of: groups)
  }
}
