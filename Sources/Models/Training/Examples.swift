import Features
import Tensors

/// Encoded rows as the trainer reads them: the ids of a row side by side.
///
/// A shuffled batch jumps from row to row; with each feature in a column of its own, every feature
/// of every row would be a cache miss. All ids are checked here, once, so that the loops over
/// weights need no check.
final class Examples {
  let rowCount: Int
  /// Row r has the wide ids `wideIDs[wideStarts[r]..<wideStarts[r + 1]]`, as places in the buffer
  /// of weights.
  let wideStarts: Buffer<Int>
  let wideIDs: Buffer<Int32>
  /// Row r has the ids `embeddedIDs[embeddedStarts[k]..<embeddedStarts[k + 1]]` of feature f, with
  /// k = r · features + f, as rows of the feature's table.
  let embeddedStarts: Buffer<Int>
  let embeddedIDs: Buffer<Int32>
  /// [row, dense input].
  let dense: Buffer<Float>
  /// Empty when the rows were encoded without labels.
  let labels: Buffer<Float>
  /// The most ids one row has: of all wide features together, and of each embedding.
  let mostWide: Int
  let mostEmbedded: [Int]

  /// Throws `ModelsError.wrongData` when the rows do not fit the layout.
  init(_ data: Encoded, for layout: Layout) throws {
    try expect("wide features", data.wide.count, layout.wide.features.count)
    try expect("embedded features", data.embedded.count, layout.embeddings.tables.count)
    try expect("dense inputs", data.denseWidth, layout.denseWidth)
    try expect("dense numbers", data.dense.count, data.rowCount * data.denseWidth)
    for (column, block) in zip(data.wide, layout.wide.features) {
      try check(column, block, rowCount: data.rowCount)
    }
    for (column, table) in zip(data.embedded, layout.embeddings.tables) {
      try check(column, table, rowCount: data.rowCount)
    }
    rowCount = data.rowCount
    let wide = RowMajor(data.wide, rowCount, offsets: layout.wide.features.map(\.offset))
    wideStarts = Buffer(copying: wide.rowStarts)
    wideIDs = Buffer(copying: wide.ids)
    mostWide = wide.mostInRow
    let embedded = RowMajor(data.embedded, rowCount, offsets: data.embedded.map { _ in 0 })
    embeddedStarts = Buffer(copying: embedded.starts)
    embeddedIDs = Buffer(copying: embedded.ids)
    mostEmbedded = embedded.mostOfFeature
    dense = Buffer(copying: data.dense)
    labels = Buffer(copying: data.labels)
  }
}

/// Rows of the examples, by number; owns nothing.
struct Batch {
  let examples: Examples
  let rows: UnsafePointer<Int32>
  let count: Int
}

private func expect(_ part: String, _ found: Int, _ expected: Int) throws {
  guard found == expected else {
    throw ModelsError.wrongData(part: part, found: found, expected: expected)
  }
}

/// Throws unless there is an entry for each row and every id has its row in the block.
private func check(_ column: IDColumn, _ block: Block, rowCount: Int) throws {
  try expect("the size of \(block.name)", column.size, block.rows)
  if let offsets = column.offsets {
    try expect("offsets of \(block.name)", offsets.count, rowCount + 1)
    try expect("the last offset of \(block.name)", offsets.last ?? 0, column.ids.count)
    guard offsets.first == 0, zip(offsets, offsets.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      throw ModelsError.wrongData(part: "the order of \(block.name)", found: -1, expected: 0)
    }
  } else {
    try expect("rows of \(block.name)", column.ids.count, rowCount)
  }
  for id in column.ids where id < -1 || Int(id) >= block.rows {
    throw ModelsError.wrongData(
      part: "an id of \(block.name)", found: Int(id), expected: block.rows - 1)
  }
}

/// Columns of ids turned into rows, missing ids left out.
private struct RowMajor {
  /// One start for each row and feature, and the end.
  var starts: [Int] = [0]
  /// One start for each row, and the end.
  var rowStarts: [Int] = [0]
  var ids: [Int32] = []
  var mostInRow = 0
  var mostOfFeature: [Int]

  init(_ columns: [IDColumn], _ rowCount: Int, offsets: [Int]) {
    mostOfFeature = columns.map { _ in 0 }
    starts.reserveCapacity(rowCount * columns.count + 1)
    rowStarts.reserveCapacity(rowCount + 1)
    ids.reserveCapacity(columns.reduce(0) { $0 + $1.ids.count })
    for row in 0..<rowCount {
      for (feature, column) in columns.enumerated() {
        let range = column.offsets.map { $0[row]..<$0[row + 1] } ?? row..<(row + 1)
        for place in range where column.ids[place] >= 0 {
          ids.append(column.ids[place] + Int32(truncatingIfNeeded: offsets[feature]))
        }
        mostOfFeature[feature] = max(mostOfFeature[feature], ids.count - (starts.last ?? 0))
        starts.append(ids.count)
      }
      mostInRow = max(mostInRow, ids.count - (rowStarts.last ?? 0))
      rowStarts.append(ids.count)
    }
  }
}
