extension Table {
  /// A row for each element of a column of lists, in order; a row with an empty list gives none.
  ///
  /// The column becomes one of text under its name; of a weighted list there is also a column of
  /// weights, `name_weight`.
  public func exploding(_ name: String) throws -> Table {
    let column = try column(named: name)
    guard case .lists(let lists) = column.values else {
      throw FeaturesError.notAList(
        formula: Formula.spelled(column: name), found: column.kind.phrase)
    }
    var rows: [Int] = []
    rows.reserveCapacity(lists.codes.count)
    for (row, length) in lists.lengths.enumerated() {
      rows += repeatElement(row, count: length)
    }
    let elements = Column(
      sound: name, values: .texts(codes: lists.codes, levels: lists.levels))
    let others = try dropping([name]).rows(rows)
    var columns = try columns.map { try $0.name == name ? elements : others.column(named: $0.name) }
    if let weights = lists.weights {
      columns.append(Column(sound: name + "_weight", values: .numbers(weights)))
    }
    return try Table(name: self.name, columns: columns)
  }
}
