extension Tensor {
  /// The sum over axes, all of them for `nil`; the axes go away.
  ///
  /// Added in 64 bits in a fixed order. Throws `unknownAxis` and `axisGivenTwice`.
  public func sum(_ axes: [AxisReference]? = nil) throws -> Tensor {
    let positions = try shape.positions(of: axes)
    return try summed(positions)
  }

  /// The mean over axes, all of them for `nil`. Throws `empty` where there is nothing to average.
  public func mean(_ axes: [AxisReference]? = nil) throws -> Tensor {
    let positions = try shape.positions(of: axes)
    let numbers = positions.reduce(1) { $0 * shape.axes[$1].count }
    guard numbers > 0 else { throw TensorError.empty(operation: "mean", shape) }
    return try summed(positions, times: 1 / Double(numbers))
  }

  /// For ascending positions; the sums are multiplied by a factor.
  func summed(_ positions: [Int], times factor: Double = 1) throws -> Tensor {
    guard !positions.isEmpty else {
      return isMask && tape == nil ? try converted(mask: false) : self
    }
    guard let tape = openTape else { return try plainSum(positions, factor) }
    return try recorded(on: tape) {
      try $0.summed(positions, times: factor)
    } backward: { gradient, x, _ in
      let scaled = factor == 1 ? gradient : try gradient * factor
      return try scaled.restored(positions, of: x.shape)
    }
  }

  private func plainSum(_ positions: [Int], _ factor: Double) throws -> Tensor {
    // Applied to the first of the runs.
    var pending = factor
    return try reduced(positions) { source, target, before, along, after in
      switch source.precision {
      case .single:
        addUp(
          source.pointer(Float.self), target.mutable(Float.self), before, along, after, pending)
      case .double:
        addUp(
          source.pointer(Double.self), target.mutable(Double.self), before, along, after, pending)
      }
      pending = 1
    }
  }

  /// The same numbers, as a mask or not.
  func converted(mask: Bool) throws -> Tensor {
    Tensor(sharing: detached, shape: shape, isMask: mask)
  }

  /// Reduces runs of neighbouring axes one after the other, the last first.
  func reduced(
    _ positions: [Int],
    _ run: (
      _ source: Tensor, _ target: Tensor, _ before: Int, _ along: Int, _ after: Int
    ) throws -> Void
  ) throws -> Tensor {
    var result = self
    var rest = positions
    while let last = rest.popLast() {
      var first = last
      while let next = rest.last, next == first - 1 { first = rest.removeLast() }
      let source = result
      defer { withExtendedLifetime(source) {} }
      let shape = source.shape
      let target: Tensor
      if last - first + 1 == shape.rank {
        target = Tensor(one: precision)
        try run(source, target, 1, shape.count, 1)
      } else {
        let (before, along, after) = shape.split(first, through: last)
        target = try Tensor(unfilled: shape.removing(first, through: last), precision)
        try run(source, target, before, along, after)
      }
      result = target
    }
    return result
  }
}

/// Sums along the middle of [before, along, after].
private func addUp<T: Element>(
  _ x: UnsafePointer<T>, _ sums: UnsafeMutablePointer<T>, _ before: Int, _ along: Int, _ after: Int,
  _ factor: Double
) {
  if after == 1 {
    for b in 0..<before { sums[b] = T(total(x + b * along, along) * factor) }
    return
  }
  withUnsafeTemporaryAllocation(of: Double.self, capacity: after) { buffer in
    guard let row = buffer.baseAddress else { return }
    for b in 0..<before {
      row.initialize(repeating: 0, count: after)
      for a in 0..<along {
        let source = x + (b * along + a) * after
        for i in 0..<after { row[i] += Double(source[i]) }
      }
      for i in 0..<after { sums[b * after + i] = T(row[i] * factor) }
    }
  }
}

/// Σ x in sixteen partial sums, gathered in 64 bits after each block.
func total<T: Element>(_ x: UnsafePointer<T>, _ count: Int) -> Double {
  let block = 512
  var sum = 0.0
  var i = 0
  while count - i >= 16 {
    let end = min(count & ~15, i + block)
    var lanes = SIMD16<T>(repeating: 0)
    while i < end {
      lanes += UnsafeRawPointer(x + i).loadUnaligned(as: SIMD16<T>.self)
      i &+= 16
    }
    for lane in 0..<16 { sum += Double(lanes[lane]) }
  }
  while i < count {
    sum += Double(x[i])
    i &+= 1
  }
  return sum
}
