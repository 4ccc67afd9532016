import Features
import Tensors

/// Encoded rows as the trainer reads them: the ids of a row side by side.
///
/// A shuffled batch jumps from row to row; with each feature in a column of its own, every feature
/// of every row would be a cache miss. All ids are checked here, once, so that the loops over
/// weights need no check.
final class Examples {
  let rowCount: Int
  /// Row r has the wide ids `wideIDs[wideStarts[r]..<wideStarts[r + 1]]`, counted over all
  /// features.
  let wideStarts: Buffer<Int>
  let wideIDs: IDs
  /// Row r has the ids `embeddedIDs[embeddedStarts[k]..<embeddedStarts[k + 1]]` of feature f, with
  /// k = r · features + f, as rows of the feature's table.
  let embeddedStarts: Buffer<Int>
  let embeddedIDs: IDs
  /// [row, dense input].
  let dense: Buffer<Float>
  /// [row, head]; empty when the rows were encoded without labels.
  let labels: Buffer<Float>
  /// How much each row counts, 1 in the mean; empty when each counts 1.
  let rowWeights: Buffer<Float>
  /// The most ids one row has: of all wide features together, and of each embedding.
  let mostWide: Int
  let mostEmbedded: [Int]

  /// Throws `ModelsError.wrongData` when the rows do not fit the layout.
  init(_ data: Encoded, for layout: Layout) throws {
    try expect("wide features", data.wide.count, layout.wide.features.count)
    try expect("embedded features", data.embedded.count, layout.embeddings.fields.count)
    try expect("dense inputs", data.denseWidth, layout.denseWidth)
    try expect("dense numbers", data.dense.count, data.rowCount * data.denseWidth)
    for (column, block) in zip(data.wide, layout.wide.features) {
      try check(column, block, rowCount: data.rowCount)
    }
    for (column, field) in zip(data.embedded, layout.embeddings.fields) {
      try check(column, layout.embeddings.tables[field.table], rowCount: data.rowCount)
    }
    try check(labels: data.labels, rowCount: data.rowCount, layout.heads)
    rowCount = data.rowCount
    let wide = RowMajor(
      data.wide, rowCount, offsets: layout.wide.features.map { $0.offset / layout.outputs })
    wideStarts = Buffer(copying: wide.rowStarts)
    wideIDs = IDs(wide)
    mostWide = wide.mostInRow
    let embedded = RowMajor(data.embedded, rowCount, offsets: data.embedded.map { _ in 0 })
    embeddedStarts = Buffer(copying: embedded.starts)
    embeddedIDs = IDs(embedded)
    mostEmbedded = embedded.mostOfFeature
    dense = Buffer(copying: data.dense)
    labels = Buffer(copying: data.labels)
    rowWeights = Buffer(copying: try scaled(data.rowWeights, rowCount: data.rowCount))
  }
}

/// Ids, and what each counts.
struct IDs {
  let start: UnsafePointer<Int32>
  /// `nil` when each counts 1.
  let weights: UnsafePointer<Float>?
  private let owner: Buffer<Int32>
  private let weightOwner: Buffer<Float>?

  fileprivate init(_ rows: RowMajor) {
    owner = Buffer(copying: rows.ids)
    weightOwner = rows.weights.map { Buffer(copying: $0) }
    start = UnsafePointer(owner.start)
    weights = weightOwner.map { UnsafePointer($0.start) }
  }

  @inline(__always)
  func weight(at place: Int) -> Float { weights?[place] ?? 1 }
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

/// Throws unless each head finds a label it can learn from.
private func check(labels: [Float], rowCount: Int, _ heads: [Head]) throws {
  guard !labels.isEmpty else { return }
  try expect("the number of labels", labels.count, rowCount * heads.count)
  for (place, head) in heads.enumerated() {
    guard case .classes(let count) = head else { continue }
    for row in 0..<rowCount {
      let label = labels[row * heads.count + place]
      guard label >= 0, label < Float(count), label == label.rounded() else {
        throw ModelsError.wrongData(
          part: "the class of row \(row)", found: Int(exactly: label) ?? -1, expected: count - 1)
      }
    }
  }
}

/// The weights of the rows with a mean of 1, so that their scale means nothing.
private func scaled(_ weights: [Float], rowCount: Int) throws -> [Float] {
  guard !weights.isEmpty else { return [] }
  try expect("the number of row weights", weights.count, rowCount)
  if let row = weights.firstIndex(where: { !($0 >= 0) || !$0.isFinite }) {
    throw ModelsError.rowWeight(row: row, found: Double(weights[row]))
  }
  let mean = weights.reduce(0) { $0 + Double($1) } / Double(max(rowCount, 1))
  guard mean > 0 else { throw ModelsError.noRowWeight(rowCount) }
  return weights.map { Float(Double($0) / mean) }
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
  if let weights = column.weights {
    try expect("weights of \(block.name)", weights.count, column.ids.count)
    if let place = weights.firstIndex(where: { !$0.isFinite }) {
      throw ModelsError.wrongData(
        part: "the weight of id \(place) of \(block.name)", found: -1, expected: 1)
    }
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
  /// `nil` when no column has weights.
  var weights: [Float]?
  var mostInRow = 0
  var mostOfFeature: [Int]

  init(_ columns: [IDColumn], _ rowCount: Int, offsets: [Int]) {
    mostOfFeature = columns.map { _ in 0 }
    starts.reserveCapacity(rowCount * columns.count + 1)
    rowStarts.reserveCapacity(rowCount + 1)
    ids.reserveCapacity(columns.reduce(0) { $0 + $1.ids.count })
    if columns.contains(where: { $0.weights != nil }) { weights = [] }
    for row in 0..<rowCount {
      for (feature, column) in columns.enumerated() {
        for place in column.places(of: row) where column.ids[place] >= 0 {
          ids.append(column.ids[place] + Int32(truncatingIfNeeded: offsets[feature]))
          weights?.append(column.weights?[place] ?? 1)
        }
        mostOfFeature[feature] = max(mostOfFeature[feature], ids.count - (starts.last ?? 0))
        starts.append(ids.count)
      }
      mostInRow = max(mostInRow, ids.count - (rowStarts.last ?? 0))
      rowStarts.append(ids.count)
    }
  }
}
