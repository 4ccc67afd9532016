import Tensors

/// The gradients of one batch: rows for the sparse tables, a flat block for the dense weights.
struct Gradients {
  var wide: RowGradients
  let bias: Buffer<Float>
  var embeddings: [RowGradients]
  /// As the layout's `denseRange`.
  let dense: Buffer<Float>
  private let denseOffset: Int

  init(for layout: Layout, examples: Examples, batch: Int) {
    let wideRows = layout.wide.bias.offset / layout.outputs
    wide = RowGradients(
      rows: wideRows, width: layout.outputs,
      capacity: capacity(wideRows, batch, examples.mostWide))
    bias = Buffer(layout.outputs, filledWith: 0)
    var most = layout.embeddings.tables.map { _ in 0 }
    for (field, count) in zip(layout.embeddings.fields, examples.mostEmbedded) {
      most[field.table] += count
    }
    embeddings = zip(layout.embeddings.tables, most).map { table, most in
      RowGradients(
        rows: table.rows, width: table.columns, capacity: capacity(table.rows, batch, most))
    }
    dense = Buffer(layout.denseRange.count, filledWith: 0)
    denseOffset = layout.denseRange.lowerBound
  }

  func dense(of block: Block) -> UnsafeMutablePointer<Float> {
    dense.start + (block.offset - denseOffset)
  }

  /// Beyond this an optimiser's squares and sums would soon leave the 32-bit numbers.
  static let limit: Float = 1e10

  /// Whether every gradient can be squared and summed.
  var areUsable: Bool {
    allWithin(Self.limit, bias.start, bias.count)
      && allWithin(Self.limit, dense.start, dense.count)
      && wide.areUsable && embeddings.allSatisfy(\.areUsable)
  }

  /// Scales all gradients down, by one factor, if their common norm is above a limit.
  ///
  /// Pascanu, Mikolov and Bengio 2013, algorithm 1; the squares are summed in 64-bit numbers.
  func clip(to limit: Double) {
    let stretches =
      [(bias.start, bias.count), (dense.start, dense.count), wide.stretch]
      + embeddings.map(\.stretch)
    let norm = stretches.reduce(0) { $0 + squareSum($1.0, $1.1) }.squareRoot()
    guard norm > limit else { return }
    let factor = Float(limit / norm)
    for (start, count) in stretches {
      for k in 0..<count { start[k] *= factor }
    }
  }

  /// Forgets the touched rows.
  mutating func reset() {
    wide.reset()
    for index in embeddings.indices { embeddings[index].reset() }
  }
}

private func squareSum(_ values: UnsafePointer<Float>, _ count: Int) -> Double {
  var sum = 0.0
  for k in 0..<count { sum += Double(values[k]) * Double(values[k]) }
  return sum
}

/// No batch touches more rows than there are, or than it has ids.
private func capacity(_ rows: Int, _ batch: Int, _ most: Int) -> Int {
  let (ids, overflow) = batch.multipliedReportingOverflow(by: most)
  return overflow ? rows : min(rows, ids)
}

/// The gradients of the rows that a batch touched, each row once, in the order of first touch.
///
/// An optimiser squares what it is given, so the parts of a row's gradient are summed before it
/// sees them; and the order is that of the batch, so the bits are the same in every run.
struct RowGradients {
  /// Numbers a row.
  let width: Int
  private(set) var touchedCount = 0
  private let touched: Buffer<Int32>
  /// The place of a row among the touched ones, or −1.
  private let places: Buffer<Int32>
  private let values: Buffer<Float>

  init(rows: Int, width: Int, capacity: Int) {
    self.width = width
    touched = Buffer(capacity, filledWith: 0)
    places = Buffer(rows, filledWith: -1)
    values = Buffer(capacity * width, filledWith: 0)
  }

  /// The gradient of a row, to be added to; zero at its first touch.
  @inline(__always)
  mutating func gradient(of row: Int32) -> UnsafeMutablePointer<Float> {
    let place = Int(places.start[Int(row)])
    if place >= 0 { return values.start + place &* width }
    let gradient = values.start + touchedCount &* width
    gradient.update(repeating: 0, count: width)
    places.start[Int(row)] = Int32(truncatingIfNeeded: touchedCount)
    touched.start[touchedCount] = row
    touchedCount &+= 1
    return gradient
  }

  mutating func reset() {
    for i in 0..<touchedCount { places.start[Int(touched.start[i])] = -1 }
    touchedCount = 0
  }

  var areUsable: Bool { allWithin(Gradients.limit, values.start, touchedCount &* width) }

  /// The numbers of the touched rows.
  var stretch: (UnsafeMutablePointer<Float>, Int) { (values.start, touchedCount &* width) }

  /// The touched rows of the table at `weights`.
  func rows(
    _ weights: UnsafeMutablePointer<Float>, slots: UnsafeMutablePointer<Float>, slotStride: Int
  ) -> TouchedRows {
    TouchedRows(
      table: Stretch(
        weights: weights, gradients: values.start, slots: slots, slotStride: slotStride,
        count: places.count * width),
      rows: touched.start, rowCount: touchedCount, width: width)
  }
}
