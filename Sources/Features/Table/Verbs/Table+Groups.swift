extension Table {
  /// A row for each group: its keys, then new columns made of aggregates.
  ///
  /// A formula may compute with several aggregates and with the keys:
  /// `sum(.clicks) / count()`. Throws `needsAggregate` for a column that is neither.
  /// - Parameter keys: no keys make one group of all rows.
  public func grouped(
    by keys: [Formula], _ summaries: [(name: String, formula: Formula)]
  ) throws -> Table {
    let groups = keys.isEmpty ? Groups(oneOf: rowCount) : try Groups(self, by: keys)
    let keyColumns = try keys.map { try $0.column(on: self) }
    var known = try Table(name: name, columns: keyColumns).rows(groups.firstRows)
    let keyNames = known.columnNames
    var results: [Column] = known.columns
    for (name, formula) in summaries {
      var aggregates: [Column] = []
      let rewritten = try formula.checked().replacing { part in
        if case .aggregate(let aggregate, let inner) = part {
          let column = Column(
            name: "#\(aggregates.count)",
            values: try valuesInGroups(aggregate, inner, groups))
          aggregates.append(column)
          return .column(column.name)
        }
        if case .column(let name) = part, !keyNames.contains(name) {
          _ = try column(named: name)
          throw FeaturesError.needsAggregate(
            formula: formula.description, column: part.description)
        }
        return nil
      }
      let count = Column(name: "#", numbers: [Double](repeating: 0, count: groups.count))
      let wide = try Table(name: self.name, columns: [count] + known.columns + aggregates)
      results.append(try rewritten.column(on: wide).renamed(name))
    }
    known = try Table(name: self.name, columns: results)
    return known
  }

  /// An aggregate for each group; one within it is computed for the group too.
  private func valuesInGroups(
    _ aggregate: Formula.Aggregate, _ part: Formula?, _ groups: Groups
  ) throws -> Column.Values {
    var table = self
    var count = 0
    let inner = try part?.replacing { inner in
      guard case .aggregate(let aggregate, let part) = inner else { return nil }
      let values = try valuesInGroups(aggregate, part, groups)
      let column = Column(name: "#\(count)", values: values)
      count += 1
      table = try table.adding(
        Table(name: "", columns: [column]).rows(groups.ids).columns[0])
      return .column(column.name)
    }
    return try Evaluator(table: table).aggregate(aggregate, inner, of: groups)
  }
}

extension Formula {
  /// The formula with some of its parts, found from the outside in, put in place of others.
  func replacing(_ change: (Formula) throws -> Formula?) throws -> Formula {
    if let changed = try change(self) { return changed }
    func inner(_ part: Formula) throws -> Formula { try part.replacing(change) }
    return switch self {
    case .column, .number, .text, .truth: self
    case .list(let parts): .list(try parts.map(inner))
    case .arithmetic(let sign, let left, let right):
      .arithmetic(sign, try inner(left), try inner(right))
    case .comparison(let sign, let left, let right):
      .comparison(sign, try inner(left), try inner(right))
    case .and(let left, let right): .and(try inner(left), try inner(right))
    case .or(let left, let right): .or(try inner(left), try inner(right))
    case .not(let part): .not(try inner(part))
    case .negate(let part): .negate(try inner(part))
    case .isIn(let value, let list): .isIn(try inner(value), in: try inner(list))
    case .missing(let part): .missing(try inner(part))
    case .fill(let part, let value): .fill(try inner(part), with: try inner(value))
    case .function(let function, let part): .function(function, try inner(part))
    case .choice(let condition, let then, let otherwise):
      .choice(try inner(condition), try inner(then), try inner(otherwise))
    case .aggregate(let aggregate, let part): .aggregate(aggregate, try part.map(inner))
    case .bucket(let part, let boundaries): .bucket(try inner(part), at: boundaries)
    case .cross(let parts): .cross(try parts.map(inner))
    }
  }
}
