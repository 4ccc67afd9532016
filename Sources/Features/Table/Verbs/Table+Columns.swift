extension Table {
  /// The table with new columns, each computed when those before it are there; a column of that
  /// name is replaced.
  public func deriving(_ columns: [(name: String, formula: Formula)]) throws -> Table {
    var table = self
    for (name, formula) in columns {
      table = try table.adding(try formula.column(on: table).renamed(name))
    }
    return table
  }

  /// The table with other names for some columns; throws for a column that is not there.
  public func renaming(_ names: [(old: String, new: String)]) throws -> Table {
    var newName: [String: String] = [:]
    for (old, new) in names { newName[try column(named: old).name] = new }
    return try Table(name: name, columns: columns.map { $0.renamed(newName[$0.name] ?? $0.name) })
  }

  /// The table without some columns; throws for a column that is not there.
  public func dropping(_ names: [String]) throws -> Table {
    for name in names { _ = try column(named: name) }
    let dropped = Set(names)
    return try selecting(columnNames.filter { !dropped.contains($0) })
  }

  /// The last `count` rows, or all if there are fewer.
  public func suffix(_ count: Int) -> Table {
    rows(max(0, rowCount - max(0, count))..<rowCount)
  }

  /// Tables with the same columns, in any order, below one another; the first sets the order.
  ///
  /// Throws `columnsDiffer`, and `concatenatedKinds` where a column is of two kinds (one without
  /// any cell is of every kind).
  public static func concatenating(_ tables: [Table]) throws -> Table {
    guard let first = tables.first else { return try Table(name: "table", columns: []) }
    for table in tables.dropFirst() {
      let lacks = first.columnNames.filter { !table.hasColumn($0) }
      let more = table.columnNames.filter { !first.hasColumn($0) }
      guard lacks.isEmpty, more.isEmpty else {
        throw FeaturesError.columnsDiffer(table: table.name, lacks: lacks, hasMore: more)
      }
    }
    return try Table(
      name: first.name,
      columns: first.columnNames.map { name in
        let parts = try tables.map { (table: $0.name, column: try $0.column(named: name)) }
        return Column(sound: name, values: try concatenating(parts))
      })
  }

  private static func concatenating(
    _ parts: [(table: String, column: Column)]
  ) throws -> Column.Values {
    let filled = parts.filter { $0.column.missingCount < $0.column.count }
    guard let first = filled.first ?? parts.first else { return .numbers([]) }
    if let other = filled.first(where: { $0.column.kind != first.column.kind }) {
      throw FeaturesError.concatenatedKinds(
        column: Formula.spelled(column: first.column.name), first: first.column.kind.phrase,
        other: other.column.kind.phrase, table: other.table)
    }
    switch first.column.kind {
    case .number:
      return .numbers(
        parts.flatMap { part in
          if case .numbers(let numbers) = part.column.values { return numbers }
          return [Double](repeating: .nan, count: part.column.count)
        })
    case .truth:
      return .truths(
        parts.flatMap { part in
          if case .truths(let truths) = part.column.values { return truths }
          return [Int8](repeating: -1, count: part.column.count)
        })
    case .list, .weightedList:
      return .lists(
        ListCells(
          parts.flatMap { part in
            if case .lists(let lists) = part.column.values {
              return (0..<lists.count).map { lists.elements(of: $0) }
            }
            return [[ListElement]](repeating: [], count: part.column.count)
          }, isWeighted: first.column.kind == .weightedList))
    case .date, .dateTime, .duration:
      guard case .times(_, let kind) = first.column.values else { return .numbers([]) }
      return .times(
        parts.flatMap { part in
          if case .times(let times, _) = part.column.values { return times }
          return [Int64](repeating: Column.missingTime, count: part.column.count)
        }, kind)
    case .text:
      var numbering = LevelNumbering()
      var codes: [Int32] = []
      for part in parts {
        guard case .texts(let own, let ownLevels) = part.column.values else {
          codes += [Int32](repeating: -1, count: part.column.count)
          continue
        }
        let codeOfLevel = ownLevels.map { numbering.code($0) }
        codes += own.map { $0 < 0 ? -1 : codeOfLevel[Int($0)] }
      }
      return .texts(codes: codes, levels: numbering.levels)
    }
  }
}
