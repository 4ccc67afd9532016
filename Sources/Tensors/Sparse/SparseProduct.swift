extension SparseMatrix {
  /// `sparse @ w` for a vector or a matrix (or more axes): w's first axis meets the columns.
  ///
  /// The axes agree as in `Tensor.matmul`. The gradient of w is `sparse.T @ gradient`. Throws
  /// `innerAxes` and `noAxesToMultiply`.
  public func matmul(_ dense: Tensor) throws -> Tensor {
    guard let first = dense.shape.axes.first else {
      throw TensorError.noAxesToMultiply(left: shape, right: dense.shape)
    }
    let inner = shape.axes[1]
    guard inner.count == first.count,
      inner.name == first.name || inner.name == nil || first.name == nil
    else {
      throw TensorError.innerAxes(inner, first, left: shape, right: dense.shape)
    }
    return try product(dense, Shape([shape.axes[0]] + dense.shape.axes.dropFirst()))
  }

  private func product(_ dense: Tensor, _ result: Shape) throws -> Tensor {
    guard let tape = dense.openTape else { return try plainProduct(dense, result) }
    let w = dense.outside(tape)
    let value = try product(w, result)
    guard let place = dense.place(on: tape) else { return value }
    return tape.record(value) { gradient, flow in
      flow.add(gradient, by: self, to: place, w.shape)
    }
  }

  func plainProduct(_ dense: Tensor, _ shape: Shape) throws -> Tensor {
    let result = try Tensor.zeros(shape, precision: dense.precision)
    defer { withExtendedLifetime(dense) {} }
    let width = dense.shape.axes.dropFirst().reduce(1) { $0 * $1.count }
    switch dense.precision {
    case .single: addProduct(dense.pointer(Float.self), width, to: result.mutable(Float.self))
    case .double: addProduct(dense.pointer(Double.self), width, to: result.mutable(Double.self))
    }
    return result
  }

  /// sparseᵀ · gradient: dense, of the shape of w; recorded.
  func gradient(_ gradient: Tensor, _ shape: Shape) throws -> Tensor {
    try transposed.product(gradient, shape)
  }

  /// The same, only of the columns that occur; a plain gradient of `sparse @ w`.
  func rowGradient(_ gradient: Tensor, _ shape: Shape) throws -> RowGradient {
    let ids = usedIDs
    let axes = [Shape.Axis(shape.axes.first?.name, ids.count)] + shape.axes.dropFirst()
    let rows = try compacted(ids).transposed.plainProduct(gradient, Shape(axes))
    return RowGradient(ids: ids, rows: rows, shape: shape)
  }

  /// The matrix with only the columns `ids`, in that order.
  private func compacted(_ ids: [Int32]) throws -> SparseMatrix {
    let places = Dictionary(uniqueKeysWithValues: zip(ids, Int32(0)...))
    return try SparseMatrix(
      rowStarts: storedRowStarts, ids: storedIDs.map { places[$0] ?? 0 }, values: storedValues,
      columns: ids.count)
  }
}
