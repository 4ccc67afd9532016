extension Tensor {
  /// Σ (x − mean)² / (n − 1) over axes, all of them for `nil`: the variance of a sample.
  ///
  /// Not a number for one element. Throws `empty` for none.
  public func variance(_ axes: [AxisReference]? = nil) throws -> Tensor {
    let positions = try shape.positions(of: axes)
    let numbers = positions.reduce(1) { $0 * shape.axes[$1].count }
    guard numbers > 0 else { throw TensorError.empty(operation: "var", shape) }
    let mean = try summed(positions, times: 1 / Double(numbers)).restored(positions, of: shape)
    return try (self - mean).squared().summed(positions) / Double(numbers - 1)
  }
}
