extension Tensor {
  /// eˣ / Σ eˣ along an axis, the last one for `nil`; safe for any finite x.
  ///
  /// Throws `tooFewAxes` for a single number and `empty` for an axis of no elements.
  public func softmax(_ axis: AxisReference? = nil) throws -> Tensor {
    guard rank > 0 else { throw TensorError.tooFewAxes(operation: "softmax", shape, needed: 1) }
    let position = try axis.map(shape.position(of:)) ?? rank - 1
    guard shape.axes[position].count > 0 else {
      throw TensorError.empty(operation: "softmax", shape)
    }
    return try softmax(at: position)
  }

  private func softmax(at position: Int) throws -> Tensor {
    guard let tape = openTape else { return try plainSoftmax(position) }
    return try recorded(on: tape) {
      try $0.softmax(at: position)
    } backward: { gradient, x, y in
      // y (g − Σ g y)
      let weighted = try gradient * y
      let sums = try weighted.summed([position]).restored([position], of: x.shape)
      return try weighted - y * sums
    }
  }

  private func plainSoftmax(_ position: Int) throws -> Tensor {
    let result = try Tensor(unfilled: shape, precision)
    defer { withExtendedLifetime(self) {} }
    let (before, along, after) = shape.split(position, through: position)
    switch precision {
    case .single:
      normalise(pointer(Float.self), result.mutable(Float.self), before, along, after)
    case .double:
      normalise(pointer(Double.self), result.mutable(Double.self), before, along, after)
    }
    return result
  }

  /// log Σ eˣ over axes, all of them for `nil`: m + log Σ eˣ⁻ᵐ with the greatest m.
  ///
  /// Throws `empty` where there is nothing to add.
  public func logSumExp(_ axes: [AxisReference]? = nil) throws -> Tensor {
    let positions = try shape.positions(of: axes)
    let greatest = try detached.max(axes)
    // Infinities would meet as ∞ − ∞; without a shift they come out right.
    let shift = try Tensor.choose(
      greatest.absolute().compare(.less, .infinity), greatest, Tensor(0, like: greatest))
    let shifted = try self - shift.restored(positions, of: shape)
    return try shifted.exp().summed(positions).log() + shift
  }
}

/// In separate passes, each of which vectorises.
private func normalise<T: Element>(
  _ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>, _ before: Int, _ along: Int, _ after: Int
) {
  if after == 1 {
    for b in 0..<before {
      let (x, y) = (x + b * along, y + b * along)
      let greatest = extreme(x, along) { Maximum.value($0, $1) }
      fill(y, from: x, along) { T.exp($0 - greatest) }
      let factor = T(1 / total(y, along))
      for a in 0..<along { y[a] *= factor }
    }
    return
  }
  withUnsafeTemporaryAllocation(of: T.self, capacity: 2 * after) { buffer in
    guard let greatest = buffer.baseAddress else { return }
    let sums = greatest + after
    for b in 0..<before {
      let (x, y) = (x + b * along * after, y + b * along * after)
      greatest.initialize(from: x, count: after)
      sums.initialize(repeating: 0, count: after)
      for a in 1..<Swift.max(along, 1) {
        for i in 0..<after { greatest[i] = Maximum.value(x[a * after + i], greatest[i]) }
      }
      for a in 0..<along {
        let (x, y) = (x + a * after, y + a * after)
        for i in 0..<after { y[i] = T.exp(x[i] - greatest[i]) }
        for i in 0..<after { sums[i] += y[i] }
      }
      for a in 0..<along {
        for i in 0..<after { y[a * after + i] /= sums[i] }
      }
    }
  }
}
