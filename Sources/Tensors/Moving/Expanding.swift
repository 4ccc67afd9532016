extension Tensor {
  /// The numbers repeated along axes of `target` that this tensor lacks or has once: the reverse of
  /// a sum. `axes` says for each axis of the target which of this tensor's it is, or −1.
  func expanded(to target: Shape, axes: [Int]) throws -> Tensor {
    guard let tape = openTape else { return try plainExpanded(target, axes) }
    return try recorded(on: tape) {
      try $0.expanded(to: target, axes: axes)
    } backward: { gradient, x, _ in
      let summed = axes.indices.filter { axes[$0] < 0 || x.shape.axes[axes[$0]].count == 1 }
      return try gradient.sum(summed.map { .at($0) }).reshaped(x.shape)
    }
  }

  private func plainExpanded(_ target: Shape, _ axes: [Int]) throws -> Tensor {
    let steps = shape.strides
    let strides = axes.map { $0 < 0 || shape.axes[$0].count == 1 ? 0 : steps[$0] }
    let view = StridedView(counts: target.axes.map(\.count), strides: strides)
    return try Tensor.copy(of: self, through: view, target)
  }

  /// The reverse of a reduction over `removed` positions of `target`.
  func restored(_ removed: [Int], of target: Shape) throws -> Tensor {
    guard !removed.isEmpty else { return self }
    var next = 0
    let axes = target.axes.indices.map { position in
      if removed.contains(position) { return -1 }
      next += 1
      return next - 1
    }
    return try expanded(to: target, axes: axes)
  }
}
