import CZlib
import CensusData

/// The Census income data that comes with wd.
///
/// "Adult" of the UCI Machine Learning Repository (Becker and Kohavi, 1996, CC BY 4.0), official
/// split; `scripts/data` makes the files and says how they differ from the originals.
public enum Census {
  /// The official split: 32,561 rows to train on, 16,281 to test on, each with 14 features and
  /// the label `income` (`<=50K`, `>50K`).
  ///
  /// The files are part of the program: there is nothing to find and nothing to set up.
  public static func load() throws -> (train: Table, test: Table) {
    (
      train: try load(train, bytes(of: wd_census_train), "census/\(train.name)"),
      test: try load(test, bytes(of: wd_census_test), "census/\(test.name)")
    )
  }

  /// The same from a folder that holds `train.csv.gz` and `test.csv.gz`.
  ///
  /// Throws what reading a file throws, and `dataChanged` for a file that was cut or edited.
  public static func load(from folder: String) throws -> (train: Table, test: Table) {
    (
      train: try load(train, path: "\(folder)/\(train.name)"),
      test: try load(test, path: "\(folder)/\(test.name)")
    )
  }

  private static func bytes(of file: wd_file) -> [UInt8] {
    Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }

  private struct Part {
    let name: String
    let bytes: Int
    let crc32: UInt32
    let rows: Int
    let table: String

    init(_ name: String, bytes: Int, crc32: UInt32, rows: Int, table: String) {
      self.name = name
      self.bytes = bytes
      self.crc32 = crc32
      self.rows = rows
      self.table = table
    }
  }

  private static let train = Part(
    "train.csv.gz", bytes: 396_983, crc32: 0xe468_3b74, rows: 32_561, table: "census")
  private static let test = Part(
    "test.csv.gz", bytes: 199_142, crc32: 0x6724_bfb7, rows: 16_281, table: "census test")

  /// The columns of both tables.
  public static let columnNames = [
    "age", "workclass", "fnlwgt", "education", "education_num", "marital_status", "occupation",
    "relationship", "race", "sex", "capital_gain", "capital_loss", "hours_per_week",
    "native_country", "income",
  ]

  private static func load(_ part: Part, path: String) throws -> Table {
    try load(part, try readFile(path, maximumBytes: 1 << 26), path)
  }

  private static func load(_ part: Part, _ bytes: [UInt8], _ path: String) throws -> Table {
    func check(_ what: String, _ found: String, _ expected: String) throws {
      guard found == expected else {
        throw FeaturesError.dataChanged(file: path, what: what, expected: expected, found: found)
      }
    }
    try check("size", "\(bytes.count) bytes", "\(part.bytes) bytes")
    let sum = bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, uInt($0.count)) }
    try check(
      "CRC-32", String(UInt32(truncatingIfNeeded: sum), radix: 16),
      String(part.crc32, radix: 16))
    let (table, report) = try readCSV(bytes: bytes, name: part.table, file: path)
    try check("number of rows", "\(report.rowsKept)", "\(part.rows)")
    try check(
      "header", table.columnNames.joined(separator: ","), columnNames.joined(separator: ","))
    return table
  }
}
