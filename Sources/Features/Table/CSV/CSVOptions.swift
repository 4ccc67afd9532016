/// How a CSV file is read.
public struct CSVOptions: Sendable {
  /// One of `,` `;` tab `|`, or nil to see which one splits the first lines best.
  public var separator: Character?
  /// Whether the first line names the columns.
  public var hasHeader: Bool
  /// What the columns of a file without a header are called; else `column1`, `column2` …
  public var names: [String]?
  /// Whether `"` opens a cell that may hold separators; else it is a character like others.
  public var quotes: Bool
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
    separator: Character? = nil, hasHeader: Bool = true, names: [String]? = nil,
    quotes: Bool = true, missing: [String] = ["?", "NA"], trims: Bool = true,
    kinds: [String: ColumnKind] = [:], maximumBytes: Int = 1 << 32, maximumListed: Int = 100_000
  ) {
    self.separator = separator
    self.hasHeader = hasHeader
    self.names = names
    self.quotes = quotes
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
