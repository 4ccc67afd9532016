/// What can go wrong in this room; the words are in `FeaturesError+Words.swift`.
public enum FeaturesError: Explained, Equatable {
  // Tables
  case unknownColumn(name: String, table: String, columns: [String])
  case duplicateColumn(name: String, table: String, first: Int, second: Int)
  case unequalLengths(
    table: String, first: String, firstCount: Int, second: String, secondCount: Int)
  case rowOutOfRange(row: Int, table: String, rowCount: Int)

  // Formulas
  case wrongKind(formula: String, needed: String, found: String)
  case kindsDisagree(formula: String, left: String, right: String)
  case notConstant(formula: String)
  /// A comparison of a whole list with one value.
  case listCompared(formula: String, list: String, other: String)
  case notAList(formula: String, found: String)
  case hasNoPart(formula: String, part: String, found: String)
  case formulaTooLarge(depth: Int, parts: Int)
  /// A feature or label made of an aggregate would differ from batch to batch.
  case readsAllRows(formula: String)

  // Verbs of tables
  /// What stands outside an aggregate in a group must be a key.
  case needsAggregate(formula: String, column: String)
  /// Both sides of a join have a column that is no key.
  case inBothTables(column: String, left: String, right: String)
  case keysDisagree(left: String, leftKind: String, right: String, rightKind: String)
  case badShares(shares: [String])
  case emptyPart(table: String, part: Int, rowCount: Int)
  case orderMissing(formula: String, table: String, count: Int)
  case columnsDiffer(table: String, lacks: [String], hasMore: [String])
  case concatenatedKinds(column: String, first: String, other: String, table: String)

  // Features
  case needsBucketOrQuantiles(formula: String)
  case needsEmbedding(formula: String, found: String)
  case needsPartOfTime(formula: String, found: String)
  /// A vocabulary's or a hash's option where there is no vocabulary.
  case optionMisplaced(formula: String)
  case tooManyCombinations(formula: String, limit: Int)
  case notCategorical(formula: String, found: String)
  /// Columns whose categories have nothing in common cannot share a table of vectors.
  case cannotShare(formula: String)
  case boundariesEmpty(formula: String)
  case boundaryNotFinite(formula: String, position: Int)
  case boundariesNotRising(formula: String, position: Int, before: Double, after: Double)
  case outOfRange(what: String, found: String, range: String)
  case tooManyLevels(formula: String, limit: Int)
  case nothingToFit(table: String)
  case labelIsFeature(label: String, feature: String, columns: [String])
  case labelMissing(label: String, table: String, count: Int, rowCount: Int)
  case labelNotBinary(label: String, counts: [LabelCount])
  case labelIsText(label: String, values: [String])
  case noLabel(table: String)
  case bufferTooSmall(needed: Int, found: Int)
  case unknownTransform(name: String)
  case damaged(what: String)

  // Files
  case cannotRead(file: String, reason: String)
  case emptyFile(file: String)
  case notUTF8(file: String, encoding: String)
  case binaryFile(file: String, offset: Int)
  case badHeader(file: String, column: Int)
  case emptyHeader(file: String, columns: [Int], neighbour: String)
  case duplicateHeader(file: String, name: String, first: Int, second: Int)
  case tooManyColumns(file: String, limit: Int)
  case recordTooLong(file: String, line: Int, limit: Int)
  case openQuote(file: String, line: Int, column: Int)
  case tooLarge(file: String, limit: Int)
  case compressionBroken(file: String, format: String, reason: String)
  case compressionRatio(file: String, limit: Int)
  /// A database of several tables, or none, without a query.
  case chooseTable(file: String, tables: [String])
  case wrongFormat(file: String, reason: String)
  case badOption(name: String, reason: String)
  case unknownKindColumn(file: String, name: String, columns: [String])
  case cannotWrite(file: String, reason: String)

  // The data that comes with wd
  case dataChanged(file: String, what: String, expected: String, found: String)

  /// How often a value occurs among labels.
  public struct LabelCount: Sendable, Equatable {
    public let value: Double
    public let count: Int
    public init(value: Double, count: Int) {
      self.value = value
      self.count = count
    }
  }
}
