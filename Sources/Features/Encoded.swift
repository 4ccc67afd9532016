/// The ids of one categorical feature for every row.
public struct IDColumn: Sendable {
  /// Ids lie in `0..<size`.
  public var size: Int
  /// All ids, row after row. With `offsets == nil` exactly one a row, −1 where there is none.
  public var ids: [Int32]
  /// For features with any number of ids a row: row r has `ids[offsets[r]..<offsets[r + 1]]`, none
  /// of them −1.
  public var offsets: [Int]?
  /// A weight for each id, with `offsets` only; without weights each counts 1.
  public var weights: [Float]?

  public init(size: Int, ids: [Int32], offsets: [Int]? = nil, weights: [Float]? = nil) {
    self.size = size
    self.ids = ids
    self.offsets = offsets
    self.weights = weights
  }

  /// Where the ids of a row stand.
  public func places(of row: Int) -> Range<Int> {
    offsets.map { $0[row]..<$0[row + 1] } ?? row..<row + 1
  }

  /// Any number of ids a row, of which those that are −1 are left out.
  init(size: Int, dropping ids: [Int32], offsets: [Int], weights: [Double]? = nil) {
    var kept: [Int32] = []
    kept.reserveCapacity(ids.count)
    var keptWeights: [Float] = []
    var starts = [0]
    starts.reserveCapacity(offsets.count)
    for (start, end) in zip(offsets, offsets.dropFirst()) {
      for place in start..<end where ids[place] >= 0 {
        kept.append(ids[place])
        if let weights {
          let limit = Double(Float.greatestFiniteMagnitude)
          keptWeights.append(Float(min(max(weights[place], -limit), limit)))
        }
      }
      starts.append(kept.count)
    }
    self.init(
      size: size, ids: kept, offsets: starts, weights: weights == nil ? nil : keptWeights)
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
  /// One a row, 0 or 1 for a yes or no; with several labels those of a row side by side. Empty when
  /// the table was encoded without.
  public var labels: [Float]
  /// How much each row counts in training; empty when all count the same.
  public var rowWeights: [Float] = []

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
