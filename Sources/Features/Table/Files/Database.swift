import CSQLite

/// Rows of a query in an SQLite database, which is opened for reading only.
final class Database: RecordSource {
  let columnNames: [String]
  private(set) var line = 0
  let blankLines = 0
  private let file: String
  private let connection: OpaquePointer
  private let statement: OpaquePointer
  private let watch: Watch

  /// Lets SQLite stop a query when the caller says so.
  private final class Watch {
    let check: () throws -> Void
    var failure: (any Error)?
    init(_ check: @escaping () throws -> Void) { self.check = check }
  }

  /// Whether bytes begin an SQLite database.
  static func begins(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: Array("SQLite format 3\0".utf8))
  }

  /// - Parameters:
  ///   - query: one statement that only reads; without it the database has one table, which is
  ///     read whole.
  ///   - check: called now and then; what it throws ends the query.
  init(path: String, query: String?, check: @escaping () throws -> Void) throws {
    var opened: OpaquePointer?
    let status = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
    guard status == SQLITE_OK, let opened else {
      let reason = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close(opened)
      throw FeaturesError.cannotRead(file: path, reason: reason)
    }
    do {
      // No other file comes in through a query.
      sqlite3_limit(opened, SQLITE_LIMIT_ATTACHED, 0)
      sqlite3_busy_timeout(opened, 2_000)
      let query = try query ?? Database.wholeTable(in: opened, file: path)
      let statement = try Database.prepare(query, in: opened, file: path)
      let names = (0..<sqlite3_column_count(statement)).map {
        sqlite3_column_name(statement, $0).map { String(cString: $0) } ?? ""
      }
      do {
        try Database.check(names, file: path)
      } catch {
        sqlite3_finalize(statement)
        throw error
      }
      file = path
      connection = opened
      self.statement = statement
      columnNames = names
      watch = Watch(check)
    } catch {
      sqlite3_close(opened)
      throw error
    }
    sqlite3_progress_handler(
      connection, 10_000,
      { context in
        guard let context else { return 0 }
        let watch = Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue()
        do {
          try watch.check()
          return 0
        } catch {
          watch.failure = error
          return 1
        }
      }, Unmanaged.passUnretained(watch).toOpaque())
  }

  deinit {
    sqlite3_finalize(statement)
    sqlite3_close(connection)
  }

  private static func prepare(
    _ query: String, in connection: OpaquePointer, file: String
  ) throws -> OpaquePointer {
    func refuse(_ reason: String) -> FeaturesError { .cannotRead(file: file, reason: reason) }
    var statement: OpaquePointer?
    let rest = query.withCString { text -> String? in
      var tail: UnsafePointer<CChar>?
      guard sqlite3_prepare_v2(connection, text, -1, &statement, &tail) == SQLITE_OK else {
        return nil
      }
      return tail.map { String(cString: $0) } ?? ""
    }
    guard let rest else { throw refuse(String(cString: sqlite3_errmsg(connection))) }
    guard let statement else { throw refuse("a query is needed, found none") }
    let isAlone = rest.utf8.allSatisfy { [0x20, 0x09, 0x0A, 0x0D, 0x3B].contains($0) }
    guard isAlone, sqlite3_stmt_readonly(statement) != 0, sqlite3_column_count(statement) > 0
    else {
      sqlite3_finalize(statement)
      throw refuse("one query that reads is needed, like \"select * from …\"")
    }
    return statement
  }

  /// The query for the only table.
  private static func wholeTable(in connection: OpaquePointer, file: String) throws -> String {
    let list =
      "select name from sqlite_master where type in ('table', 'view') and name not like 'sqlite_%'"
      + " order by name"
    let statement = try prepare(list, in: connection, file: file)
    defer { sqlite3_finalize(statement) }
    var names: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      if let text = sqlite3_column_text(statement, 0) { names.append(String(cString: text)) }
    }
    guard let only = names.first, names.count == 1 else {
      throw FeaturesError.chooseTable(file: file, tables: names)
    }
    return
      "select * from \"\(only.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }

  private static func check(_ names: [String], file: String) throws {
    var seen: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      if let first = seen.updateValue(index, forKey: name) {
        throw FeaturesError.duplicateHeader(
          file: file, name: name, first: first + 1, second: index + 1)
      }
    }
    if let empty = names.firstIndex(of: "") {
      throw FeaturesError.cannotRead(file: file, reason: "column \(empty + 1) has no name")
    }
  }

  func rewind() {
    sqlite3_reset(statement)
    line = 0
  }

  func next() throws -> SourceRecord? {
    switch sqlite3_step(statement) {
    case SQLITE_DONE: return nil
    case SQLITE_ROW: break
    default:
      if let failure = watch.failure { throw failure }
      throw FeaturesError.cannotRead(
        file: file, reason: String(cString: sqlite3_errmsg(connection)))
    }
    line += 1
    var cells: [(name: String, cell: SourceCell)] = []
    for (index, name) in columnNames.enumerated() {
      guard let cell = cell(Int32(index)) else {
        return .broken("`\(name)` is not valid UTF-8")
      }
      cells.append((name, cell))
    }
    return .cells(cells)
  }

  /// A cell by SQLite's kind; nil for text that is none.
  private func cell(_ index: Int32) -> SourceCell? {
    switch sqlite3_column_type(statement, index) {
    case SQLITE_INTEGER:
      let number = sqlite3_column_int64(statement, index)
      return Int64(exactly: Double(number)) == number && number.magnitude <= 1 << 53
        ? .number(Double(number)) : .digits(String(number))
    case SQLITE_FLOAT:
      let number = sqlite3_column_double(statement, index)
      return number.isFinite ? .number(number) : .unusable
    case SQLITE_TEXT:
      guard let start = sqlite3_column_text(statement, index) else { return .missing }
      let count = Int(sqlite3_column_bytes(statement, index))
      return String(validating: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
        .map { .text($0) }
    case SQLITE_NULL: return .missing
    default: return .unusable
    }
  }
}
