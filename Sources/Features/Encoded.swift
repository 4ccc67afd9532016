/// The ids of one categorical feature for every row.
public struct IDColumn: Sendable {
  /// Ids lie in `0..<size`.
  public var size: Int
  /// All ids, row after row. With `offsets == nil` exactly one a row, −1 where there is none.
  public var ids: [Int32]
  /// For features with any number of ids a row: row r has `ids[offsets[r]..<offsets[r + 1]]`.
  public var offsets: [Int]?

  public init(size: Int, ids: [Int32], offsets: [Int]? = nil) {
    self.size = size
    self.ids = ids
    self.offsets = offsets
  }
}

/// A table as a model reads it: what the fitted transforms made of its rows.
public struct Encoded: Sendable {
  public var rowCount: Int
  /// One column of ids for each wide feature (a column, a bucket, a cross …).
  public var wide: [IDColumn]
  /// One column of ids for each embedding.
  public var embedded: [IDColumn]
  /// [row, input], row after row: the dense inputs.
  public var dense: [Float]
  public var denseWidth: Int
  /// 0 or 1 a row; empty when the table was encoded without its label.
  public var labels: [Float]

  public init(
    rowCount: Int, wide: [IDColumn], embedded: [IDColumn], dense: [Float], denseWidth: Int,
    labels: [Float]
  ) {
    self.rowCount = rowCount
    self.wide = wide
    self.embedded = embedded
    self.dense = dense
    self.denseWidth = denseWidth
    self.labels = labels
  }
}
