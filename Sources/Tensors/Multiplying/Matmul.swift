extension Tensor {
  /// The product `@`.
  ///
  /// The last axis of the left meets the last but one of the right (the only one of a vector): their
  /// counts must be equal and, where both are named, their names. They go away; the others keep
  /// their names. matrix · matrix, vector · matrix, matrix · vector and vector · vector; axes
  /// further left are a batch and broadcast as in elementwise operations.
  /// Throws `innerAxes`, `noAxesToMultiply` and, for the batch, `unequalAxes`.
  public func matmul(_ other: Tensor) throws -> Tensor {
    guard rank > 0, other.rank > 0 else {
      throw TensorError.noAxesToMultiply(left: shape, right: other.shape)
    }
    let a = shape.axes
    let b = other.shape.axes
    let inner = (a[a.count - 1], b[Swift.max(b.count - 2, 0)])
    guard inner.0.count == inner.1.count,
      inner.0.name == inner.1.name || inner.0.name == nil || inner.1.name == nil
    else {
      throw TensorError.innerAxes(inner.0, inner.1, left: shape, right: other.shape)
    }
    if precision != other.precision {
      return try converted(to: .double).matmul(other.converted(to: .double))
    }
    let columns = b.count == 1 ? [] : [b[b.count - 1]]
    var plan = ProductPlan(batch: 1, m: 1, k: inner.0.count, n: columns.first?.count ?? 1)
    // With no batch on the right, all of the left's other axes are rows of one matrix.
    if b.count <= 2 {
      let rows = a.dropLast()
      plan.m = rows.reduce(1) { $0 * $1.count }
      return try product(plan, other, Shape(rows + columns))
    }
    let rows = a.count == 1 ? [] : [a[a.count - 2]]
    plan.m = rows.first?.count ?? 1
    let (left, right, batch) = try Tensor.batched(self, other)
    plan.batch = batch.count
    return try left.product(plan, right, Shape(batch.axes + rows + columns))
  }

  /// Both operands with the same leading axes.
  private static func batched(_ a: Tensor, _ b: Tensor) throws -> (Tensor, Tensor, Shape) {
    let (aTail, bTail) = (a.shape.axes.suffix(2), b.shape.axes.suffix(2))
    let aLead = Shape(within: a.shape.axes.dropLast(2))
    let bLead = Shape(within: b.shape.axes.dropLast(2))
    if aLead == bLead && a.rank > 1 { return (a, b, aLead) }
    let meeting = try Broadcast(aLead, bLead, operation: "@")
    let lead = meeting.shape
    func spread(_ x: Tensor, _ own: Shape, _ map: [Int], _ tail: ArraySlice<Shape.Axis>) throws
      -> Tensor
    {
      let target = try Shape(lead.axes + tail)
      let axes = map + tail.indices.map { $0 - tail.startIndex + own.rank }
      return target == x.shape && axes == Array(0..<x.rank)
        ? x : try x.expanded(to: target, axes: axes)
    }
    return (
      try spread(a, aLead, meeting.left, aTail), try spread(b, bLead, meeting.right, bTail), lead
    )
  }

  /// A planned product, with the shape of its result.
  private func product(_ plan: ProductPlan, _ other: Tensor, _ shape: Shape) throws -> Tensor {
    guard let tape = Tensor.openTape(self, other) else {
      return try plainProduct(plan, other, shape)
    }
    let (a, b) = (outside(tape), other.outside(tape))
    let c = try a.product(plan, b, shape)
    let (aPlace, bPlace) = (place(on: tape), other.place(on: tape))
    return tape.record(c) { gradient, flow in
      if let aPlace {
        let (plan, first) = plan.gradientOfA
        let (x, y) = first ? (gradient, b) : (b, gradient)
        flow.add(try x.product(plan, y, a.shape), to: aPlace)
      }
      if let bPlace {
        let (plan, first) = plan.gradientOfB
        let (x, y) = first ? (gradient, a) : (a, gradient)
        flow.add(try x.product(plan, y, b.shape), to: bPlace)
      }
    }
  }

  private func plainProduct(
    _ plan: ProductPlan, _ other: Tensor, _ shape: Shape
  ) throws -> Tensor {
    guard plan.fitsBLAS else { throw TensorError.tooLarge(axes: shape.axes) }
    let result = try Tensor(unfilled: shape, precision)
    defer { withExtendedLifetime((self, other)) {} }
    switch precision {
    case .single:
      plan.run(pointer(Float.self), other.pointer(Float.self), result.mutable(Float.self))
    case .double:
      plan.run(pointer(Double.self), other.pointer(Double.self), result.mutable(Double.self))
    }
    return result
  }
}
