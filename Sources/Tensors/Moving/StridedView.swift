/// Places in memory: element (i, j, …) lies at offset + i · strides[0] + j · strides[1] + ….
struct StridedView {
  var offset = 0
  private(set) var counts: [Int]
  private(set) var strides: [Int]

  /// Neighbouring axes are merged where one continues the other.
  init(offset: Int = 0, counts: [Int], strides: [Int]) {
    self.offset = offset
    self.counts = []
    self.strides = []
    for (count, stride) in zip(counts, strides) where count != 1 {
      if let last = self.strides.last, last == stride * count {
        self.counts[self.counts.count - 1] *= count
        self.strides[self.strides.count - 1] = stride
      } else {
        self.counts.append(count)
        self.strides.append(stride)
      }
    }
  }

  /// Calls `row` with each innermost run: its place in the view's memory and in contiguous memory.
  @inline(__always)
  func forEachRow(_ row: (_ start: Int, _ contiguous: Int, _ count: Int, _ stride: Int) -> Void) {
    guard !counts.contains(0) else { return }
    guard let count = counts.last, let stride = strides.last else { return row(offset, 0, 1, 1) }
    if counts.count <= 2 {
      let step = counts.count == 2 ? strides[0] : 0
      for i in 0..<(counts.count == 2 ? counts[0] : 1) {
        row(offset + i * step, i * count, count, stride)
      }
      return
    }
    var at = Odometer(Array(counts.dropLast()))
    var start = offset
    var contiguous = 0
    while true {
      row(start, contiguous, count, stride)
      contiguous += count
      guard let turned = at.advance() else { return }
      start += strides[turned]
      for i in (turned + 1)..<(counts.count - 1) { start -= strides[i] * (counts[i] - 1) }
    }
  }

  /// Contiguous copy of what the view sees.
  func read<T: Element>(_ source: UnsafePointer<T>, into result: UnsafeMutablePointer<T>) {
    if counts.count == 2, strides[0] == 1, strides[1] != 1 {
      return readTurned(source + offset, into: result)
    }
    forEachRow { start, contiguous, count, stride in
      let (from, to) = (source + start, result + contiguous)
      switch stride {
      case 1: to.update(from: from, count: count)
      case 0: to.update(repeating: from[0], count: count)
      default: for i in 0..<count { to[i] = from[i * stride] }
      }
    }
  }

  /// Puts contiguous numbers where the view points.
  func write<T: Element>(_ source: UnsafePointer<T>, into result: UnsafeMutablePointer<T>) {
    forEachRow { start, contiguous, count, stride in
      let (from, to) = (source + contiguous, result + start)
      if stride == 1 {
        to.update(from: from, count: count)
      } else {
        for i in 0..<count { to[i * stride] = from[i] }
      }
    }
  }

  /// A matrix with its axes changed, in tiles that fit the cache.
  private func readTurned<T: Element>(
    _ source: UnsafePointer<T>, into result: UnsafeMutablePointer<T>
  ) {
    let (rows, columns, stride) = (counts[0], counts[1], strides[1])
    let tile = 32
    for top in Swift.stride(from: 0, to: rows, by: tile) {
      let bottom = min(top + tile, rows)
      for left in Swift.stride(from: 0, to: columns, by: tile) {
        for r in top..<bottom {
          for c in left..<min(left + tile, columns) {
            result[r * columns + c] = source[c * stride + r]
          }
        }
      }
    }
  }
}

extension Tensor {
  /// A new tensor of what a view sees of a plain one.
  static func copy(
    of source: Tensor, through view: StridedView, _ shape: Shape, isMask: Bool = false
  ) throws -> Tensor {
    let result = try Tensor(unfilled: shape, source.precision, isMask: isMask)
    defer { withExtendedLifetime(source) {} }
    switch source.precision {
    case .single: view.read(source.pointer(Float.self), into: result.mutable(Float.self))
    case .double: view.read(source.pointer(Double.self), into: result.mutable(Double.self))
    }
    return result
  }
}
