extension Tensor {
  /// The numbers in another precision; recorded. A mask stays 32-bit numbers of 0 and 1 until then.
  public func converted(to precision: Precision) throws -> Tensor {
    guard precision != self.precision else { return self }
    if let tape = openTape {
      let own = self.precision
      return try recorded(on: tape) {
        try $0.converted(to: precision)
      } backward: { gradient, _, _ in
        try gradient.converted(to: own)
      }
    }
    let result = try Tensor(unfilled: shape, precision)
    defer { withExtendedLifetime(self) {} }
    switch precision {
    case .single:
      fill(result.mutable(Float.self), from: pointer(Double.self), count) { Float($0) }
    case .double:
      fill(result.mutable(Double.self), from: pointer(Float.self), count) { Double($0) }
    }
    return result
  }

  /// The same numbers with other names; `nil` takes a name away.
  ///
  /// Throws `wrongNames` unless there is one for each axis.
  public func named(_ names: [String?]) throws -> Tensor {
    try reshaped(shape.named(names))
  }

  /// One axis under another name. Throws `unknownAxis`.
  public func renamed(_ axis: AxisReference, to name: String?) throws -> Tensor {
    let position = try shape.position(of: axis)
    let renamed = Shape.Axis(name, shape.axes[position].count)
    return try reshaped(shape.replacing(position, with: renamed))
  }
}

extension Shape {
  /// The same counts under other names. Throws `wrongNames`.
  public func named(_ names: [String?]) throws -> Shape {
    guard names.count == rank else { throw TensorError.wrongNames(self, names: names.count) }
    return Shape(within: zip(names, axes).map { Axis($0, $1.count) })
  }
}
