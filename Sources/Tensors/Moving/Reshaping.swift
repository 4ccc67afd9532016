extension Tensor {
  /// The same numbers in the same order under another shape; shares memory.
  ///
  /// Throws `cannotReshape` unless the counts are equal.
  public func reshaped(_ target: Shape) throws -> Tensor {
    if target === shape { return self }
    guard target.count == count else { throw TensorError.cannotReshape(from: shape, to: target) }
    if target == shape { return self }
    guard let tape = openTape else {
      return Tensor(sharing: detached, shape: target, isMask: isMask)
    }
    return try recorded(on: tape) {
      try $0.reshaped(target)
    } backward: { gradient, x, _ in
      try gradient.reshaped(x.shape)
    }
  }

  /// The last two axes changed places: `.T`. Throws `tooFewAxes` for fewer than two.
  public func transposed() throws -> Tensor {
    guard rank >= 2 else {
      throw TensorError.tooFewAxes(operation: "T", shape, needed: 2)
    }
    var order = Array(0..<rank)
    order.swapAt(rank - 1, rank - 2)
    return try transposed(to: order)
  }

  /// The axes in another order: each axis of the tensor once. Throws `notAnOrder`.
  public func transposed(to order: [AxisReference]) throws -> Tensor {
    let positions = try order.map(shape.position(of:))
    guard positions.count == rank, Set(positions).count == rank else {
      throw TensorError.notAnOrder(shape, given: order.count)
    }
    return try transposed(to: positions)
  }

  /// For positions that are a permutation.
  func transposed(to order: [Int]) throws -> Tensor {
    guard order != Array(0..<rank) else { return self }
    guard let tape = openTape else { return try plainTransposed(order) }
    return try recorded(on: tape) {
      try $0.transposed(to: order)
    } backward: { gradient, _, _ in
      try gradient.transposed(to: inverse(order))
    }
  }

  private func plainTransposed(_ order: [Int]) throws -> Tensor {
    let strides = shape.strides
    let target = Shape(known: order.map { shape.axes[$0] }, count: count)
    let view = StridedView(counts: target.axes.map(\.count), strides: order.map { strides[$0] })
    return try Tensor.copy(of: self, through: view, target, isMask: isMask)
  }
}

private func inverse(_ order: [Int]) -> [Int] {
  order.indices.sorted { order[$0] < order[$1] }
}
