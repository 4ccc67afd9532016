/// What happened while a file was read.
public struct ReadReport: Sendable, Equatable {
  /// A row that is not in the table.
  public struct Rejected: Sendable, Equatable {
    /// Counted from 1, the header not included.
    public let row: Int
    /// The line of the file it starts on, counted from 1.
    public let line: Int
    public let reason: String
  }

  /// Rows in the file: those kept and those rejected; blank lines are none (unless the table has
  /// one column only).
  public var rowsInFile = 0
  public var rowsRejected = 0
  public var rowsKept: Int { rowsInFile - rowsRejected }
  public var blankLines = 0
  /// The first rejected rows.
  public var rejected: [Rejected] = []
  /// What a user should know of the columns: cells that are no numbers in a column that is else
  /// of numbers, numbers too large, decimal commas …
  public var notes: [String] = []
  public var separator: Character = ","
  public var wasCompressed = false

  public init() {}

  /// Counts a row that is not in the table, which `rowsInFile` counts already.
  mutating func reject(row: Int, line: Int, _ reason: String, _ options: CSVOptions) {
    rowsRejected += 1
    if rejected.count < options.maximumListed {
      rejected.append(Rejected(row: row, line: line, reason: reason))
    }
  }
}
