extension Tensor {
  /// The greatest over axes, all of them for `nil`; not a number where one is.
  ///
  /// Equal greatest elements share the gradient. Throws `empty` where there is nothing to compare.
  public func max(_ axes: [AxisReference]? = nil) throws -> Tensor {
    try extreme(shape.positions(of: axes), isMaximum: true)
  }

  /// The least over axes; otherwise as `max`.
  public func min(_ axes: [AxisReference]? = nil) throws -> Tensor {
    try extreme(shape.positions(of: axes), isMaximum: false)
  }

  private func extreme(_ positions: [Int], isMaximum: Bool) throws -> Tensor {
    guard positions.allSatisfy({ shape.axes[$0].count > 0 }) else {
      throw TensorError.empty(operation: isMaximum ? "max" : "min", shape)
    }
    guard !positions.isEmpty else { return self }
    guard let tape = openTape else { return try plainExtreme(positions, isMaximum) }
    return try recorded(on: tape) {
      try $0.extreme(positions, isMaximum: isMaximum)
    } backward: { g, x, y in
      let winners = try x.compare(.equal, y.restored(positions, of: x.shape))
      let share = try g / winners.sum(positions.map { .at($0) }).converted(to: g.precision)
      return try Tensor.binary(
        Keep.self, share.restored(positions, of: x.shape), winners.converted(to: g.precision))
    }
  }

  private func plainExtreme(_ positions: [Int], _ isMaximum: Bool) throws -> Tensor {
    try reduced(positions) { source, target, before, along, after in
      switch source.precision {
      case .single:
        findExtreme(
          source.pointer(Float.self), target.mutable(Float.self), before, along, after, isMaximum)
      case .double:
        findExtreme(
          source.pointer(Double.self), target.mutable(Double.self), before, along, after, isMaximum)
      }
    }
  }

  /// Where the greatest along an axis stands, the first of equals; 64-bit whole numbers, without a
  /// gradient. Throws `empty` for an axis of no elements.
  public func argmax(_ axis: AxisReference) throws -> Tensor {
    let position = try shape.position(of: axis)
    let (before, along, after) = shape.split(position, through: position)
    guard along > 0 else { throw TensorError.empty(operation: "argmax", shape) }
    let result = try Tensor(unfilled: shape.removing([position]), .double)
    let out = result.mutable(Double.self)
    defer { withExtendedLifetime(self) {} }
    switch precision {
    case .single: findPlaces(pointer(Float.self), out, before, along, after)
    case .double: findPlaces(pointer(Double.self), out, before, along, after)
    }
    return result
  }

  /// Whether one element of the mask holds, over axes. Throws `notAMask`.
  public func any(_ axes: [AxisReference]? = nil) throws -> Tensor {
    try requireMask("any")
    return try foundInMask(axes, start: 0) { Swift.max($0, $1) }
  }

  /// Whether every element of the mask holds, over axes. Throws `notAMask`.
  public func all(_ axes: [AxisReference]? = nil) throws -> Tensor {
    try requireMask("all")
    return try foundInMask(axes, start: 1) { Swift.min($0, $1) }
  }

  private func foundInMask(
    _ axes: [AxisReference]?, start: Float, _ combine: (Float, Float) -> Float
  ) throws -> Tensor {
    let positions = try shape.positions(of: axes)
    let result = try detached.reduced(positions) { source, target, before, along, after in
      let (x, out) = (source.pointer(Float.self), target.mutable(Float.self))
      out.update(repeating: start, count: before * after)
      for b in 0..<before {
        for a in 0..<along {
          for i in 0..<after {
            out[b * after + i] = combine(out[b * after + i], x[(b * along + a) * after + i])
          }
        }
      }
    }
    return try result.converted(mask: true)
  }
}

/// The greatest or least along the middle of [before, along, after], which is not empty.
private func findExtreme<T: Element>(
  _ x: UnsafePointer<T>, _ found: UnsafeMutablePointer<T>, _ before: Int, _ along: Int,
  _ after: Int, _ isMaximum: Bool
) {
  if after == 1 {
    for b in 0..<before {
      found[b] =
        isMaximum
        ? extreme(x + b * along, along) { Maximum.value($0, $1) }
        : extreme(x + b * along, along) { Minimum.value($0, $1) }
    }
    return
  }
  for b in 0..<before {
    let out = found + b * after
    out.update(from: x + b * along * after, count: after)
    for a in 1..<Swift.max(along, 1) {
      let row = x + (b * along + a) * after
      for i in 0..<after {
        out[i] = isMaximum ? Maximum.value(row[i], out[i]) : Minimum.value(row[i], out[i])
      }
    }
  }
}

/// The number that wins against all others, of at least one; in sixteen lanes, so that it vectorises.
@inline(__always)
func extreme<T: Element>(_ x: UnsafePointer<T>, _ count: Int, _ winner: (T, T) -> T) -> T {
  var best = x[0]
  var i = 1
  if count >= 32 {
    best = withUnsafeTemporaryAllocation(of: T.self, capacity: 16) { buffer in
      guard let lanes = buffer.baseAddress else { return best }
      lanes.initialize(from: x, count: 16)
      i = 16
      while i + 16 <= count {
        for lane in 0..<16 { lanes[lane] = winner(x[i + lane], lanes[lane]) }
        i += 16
      }
      return (1..<16).reduce(lanes[0]) { winner(lanes[$1], $0) }
    }
  }
  while i < count {
    best = winner(x[i], best)
    i += 1
  }
  return best
}

private func findPlaces<T: Element>(
  _ x: UnsafePointer<T>, _ places: UnsafeMutablePointer<Double>, _ before: Int, _ along: Int,
  _ after: Int
) {
  for b in 0..<before {
    for i in 0..<after {
      let first = x + b * along * after + i
      var place = 0
      for a in 1..<Swift.max(along, 1) {
        let (candidate, best) = (first[a * after], first[place * after])
        if candidate > best || candidate.isNaN && !best.isNaN { place = a }
      }
      places[b * after + i] = Double(place)
    }
  }
}
