/// One cell as a file with kinds of its own gives it: JSON lines, libsvm, a database.
enum SourceCell {
  case missing
  case number(Double)
  /// A whole number beyond 2^53, as its digits: an id, which a number would not hold exactly.
  case digits(String)
  /// What means a number and is none that a column can hold.
  case unusable
  case text(String)
  case truth(Bool)
  case list([ListElement], isWeighted: Bool)
}

/// A row of such a file: cells under their columns' names, or what is wrong with it.
enum SourceRecord {
  case cells([(name: String, cell: SourceCell)])
  case broken(String)
}

/// Goes over the rows of a file, as often as it is started anew.
protocol RecordSource {
  /// Columns that are there even if no row has them.
  var columnNames: [String] { get }
  /// The line of the record last read, or its row where there are no lines; counted from 1.
  var line: Int { get }
  var blankLines: Int { get }
  mutating func next() throws -> SourceRecord?
  mutating func rewind() throws
}

/// The table that a source's rows make, read twice: first for the kinds, then for the cells.
func readRecords<Source: RecordSource>(
  _ source: inout Source, name: String, file: String, options: CSVOptions
) throws -> (table: Table, report: ReadReport) {
  var report = ReadReport()
  var columns: [TypedColumn] = []
  var place: [String: Int] = [:]
  func add(_ name: String) throws -> Int {
    if let index = place[name] { return index }
    guard columns.count < CSVOptions.maximumColumns else {
      throw FeaturesError.tooManyColumns(file: file, limit: CSVOptions.maximumColumns)
    }
    place[name] = columns.count
    columns.append(TypedColumn(name: name, forced: options.kinds[name]))
    return columns.count - 1
  }
  for name in source.columnNames { _ = try add(name) }
  while let record = try source.next() {
    report.rowsInFile += 1
    switch record {
    case .broken(let reason):
      report.reject(row: report.rowsInFile, line: source.line, reason, options)
    case .cells(let cells):
      for (name, cell) in cells { columns[try add(name)].see(cell) }
    }
  }
  report.blankLines = source.blankLines
  if let wrong = options.kinds.keys.sorted().first(where: { place[$0] == nil }) {
    throw FeaturesError.unknownKindColumn(
      file: file, name: wrong, columns: columns.map(\.name))
  }
  try source.rewind()
  for index in columns.indices { columns[index].settle() }
  var row = 0
  var kept = 0
  while let record = try source.next() {
    row += 1
    guard case .cells(let cells) = record else { continue }
    for (name, cell) in cells {
      if let index = place[name] { columns[index].append(cell, at: kept, row: row) }
    }
    kept += 1
  }
  for index in columns.indices { columns[index].fill(to: kept) }
  report.notes = columns.compactMap(\.note)
  return (try Table(name: name, columns: columns.map(\.column)), report)
}
