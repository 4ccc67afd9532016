/// How a CSV file is read.
public struct CSVOptions: Sendable {
  /// One of `,` `;` tab `|`, or nil to see which one splits the first lines best.
  public var separator: Character?
  /// Unquoted cells that are missing. An empty cell is missing always.
  public var missing: [String]
  /// Whether blanks around unquoted cells are dropped.
  public var trims: Bool
  /// Kinds of columns that are not to be inferred.
  public var kinds: [String: ColumnKind]
  /// How many bytes of text are read at most, after decompression.
  public var maximumBytes: Int
  /// How many rejected rows the report lists; all are counted.
  public var maximumListed: Int

  public init(
    separator: Character? = nil, missing: [String] = ["?", "NA"], trims: Bool = true,
    kinds: [String: ColumnKind] = [:], maximumBytes: Int = 1 << 32, maximumListed: Int = 1_000
  ) {
    self.separator = separator
    self.missing = missing
    self.trims = trims
    self.kinds = kinds
    self.maximumBytes = maximumBytes
    self.maximumListed = maximumListed
  }

  /// How long one row may be, in bytes.
  public static let maximumRecord = 16 << 20
  public static let maximumColumns = 20_000
  /// How many times a compressed file may grow once it is past `ratioFrom` bytes.
  public static let maximumRatio = 200
  public static let ratioFrom = 64 << 20
}

/// What happened while a CSV file was read.
public struct CSVReport: Sendable, Equatable {
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
}
