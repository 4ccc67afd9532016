extension Tensor: CustomStringConvertible {
  /// One line: `tensor [row 4096, hidden 50]`.
  public var summary: String { "\(isMask ? "mask" : "tensor") \(shape)" }

  public var description: String { summary }

  /// The numbers in brackets, a line for each row of the last axis; long axes keep `limit` elements,
  /// half from each end.
  ///
  /// Numbers of a column are as wide as its widest.
  public func text(limit: Int = 8, _ format: (Double) -> String) -> String {
    guard rank > 0 else { return format(self[offset: 0]) }
    let limit = Swift.max(limit, 2)
    let shown = shape.axes.map { Tensor.shown($0.count, limit) }
    let cells = formatted(shown, format)
    let columns = shown[rank - 1].count
    var widths = [Int](repeating: 0, count: columns)
    for (i, cell) in cells.enumerated() {
      widths[i % columns] = Swift.max(widths[i % columns], cell.count)
    }
    var next = cells.makeIterator()
    return lines(shown[...], widths, depth: 0) { next.next() ?? "" }
  }

  /// The places of an axis that are shown; `nil` stands for those left out.
  private static func shown(_ count: Int, _ limit: Int) -> [Int?] {
    guard count > limit else { return Array(0..<count) }
    let head = (limit + 1) / 2
    return Array(0..<head) + [nil] + Array((count - (limit - head))..<count)
  }

  private func formatted(_ shown: [[Int?]], _ format: (Double) -> String) -> [String] {
    let steps = shape.strides
    var offsets = [0]
    for (axis, places) in shown.enumerated() {
      let isLast = axis == rank - 1
      offsets = offsets.flatMap { offset in
        places.compactMap { place -> Int? in
          if let place { return offset < 0 ? offset : offset + place * steps[axis] }
          return isLast ? -1 : nil
        }
      }
    }
    return offsets.map { $0 < 0 ? "…" : format(self[offset: $0]) }
  }

  private func lines(
    _ shown: ArraySlice<[Int?]>, _ widths: [Int], depth: Int, _ next: () -> String
  ) -> String {
    guard let places = shown.first else { return "" }
    if shown.count == 1 {
      let cells = widths.map { width in
        let cell = next()
        return String(repeating: " ", count: width - cell.count) + cell
      }
      return "[" + cells.joined(separator: ", ") + "]"
    }
    let parts = places.map { place in
      place == nil ? "…" : lines(shown.dropFirst(), widths, depth: depth + 1, next)
    }
    let gap = "," + String(repeating: "\n", count: shown.count - 1)
    return "[" + parts.joined(separator: gap + String(repeating: " ", count: depth + 1)) + "]"
  }
}
