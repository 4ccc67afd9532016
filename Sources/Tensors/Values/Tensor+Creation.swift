extension Tensor {
  /// One number, no axes.
  public convenience init(_ number: Double, precision: Precision = .single) {
    self.init(one: precision)
    switch precision {
    case .single: mutable(Float.self).pointee = Float(number)
    case .double: mutable(Double.self).pointee = number
    }
  }

  /// One number in the precision of another tensor.
  public convenience init(_ number: Double, like other: Tensor) {
    self.init(number, precision: other.precision)
  }

  /// Throws `wrongCount` unless there is a number for each place.
  public static func make(_ shape: Shape, floats: [Float]) throws -> Tensor {
    try copying(floats, shape)
  }

  /// 64-bit. Throws `wrongCount` unless there is a number for each place.
  public static func make(_ shape: Shape, doubles: [Double]) throws -> Tensor {
    try copying(doubles, shape)
  }

  /// The numbers rounded to a precision. Throws `wrongCount`.
  public static func make(
    _ shape: Shape, _ numbers: [Double], precision: Precision
  ) throws -> Tensor {
    precision == .double
      ? try make(shape, doubles: numbers) : try make(shape, floats: numbers.map(Float.init))
  }

  /// Ids as 64-bit numbers, which hold them exactly. Throws `wrongCount`.
  public static func make(_ shape: Shape, ids: [Int32]) throws -> Tensor {
    try make(shape, doubles: ids.map(Double.init))
  }

  /// 32-bit numbers that `fill` writes, all of them.
  public static func make(
    _ shape: Shape, fill: (UnsafeMutableBufferPointer<Float>) throws -> Void
  ) throws -> Tensor {
    let result = try Tensor(unfilled: shape, .single)
    try fill(UnsafeMutableBufferPointer(start: result.mutable(Float.self), count: shape.count))
    return result
  }

  /// 64-bit numbers that `fill` writes, all of them.
  public static func makeDouble(
    _ shape: Shape, fill: (UnsafeMutableBufferPointer<Double>) throws -> Void
  ) throws -> Tensor {
    let result = try Tensor(unfilled: shape, .double)
    try fill(UnsafeMutableBufferPointer(start: result.mutable(Double.self), count: shape.count))
    return result
  }

  public static func full(
    _ shape: Shape, _ number: Double, precision: Precision = .single
  ) throws -> Tensor {
    let result = try Tensor(unfilled: shape, precision)
    switch precision {
    case .single: result.mutable(Float.self).update(repeating: Float(number), count: shape.count)
    case .double: result.mutable(Double.self).update(repeating: number, count: shape.count)
    }
    return result
  }

  public static func zeros(_ shape: Shape, precision: Precision = .single) throws -> Tensor {
    try full(shape, 0, precision: precision)
  }

  public static func ones(_ shape: Shape, precision: Precision = .single) throws -> Tensor {
    try full(shape, 1, precision: precision)
  }

  /// start, start + step, … along one axis.
  ///
  /// Throws `notFiniteStep` and, for a count below 0, `negativeCount`.
  public static func arange(
    from start: Double = 0, by step: Double = 1, count: Int, name: String? = nil,
    precision: Precision = .single
  ) throws -> Tensor {
    guard start.isFinite, step.isFinite else {
      throw TensorError.notFiniteStep(start: start, step: step)
    }
    let result = try Tensor(unfilled: Shape([.init(name, count)]), precision)
    switch precision {
    case .single:
      let p = result.mutable(Float.self)
      for i in 0..<count { p[i] = Float(start + Double(i) * step) }
    case .double:
      let p = result.mutable(Double.self)
      for i in 0..<count { p[i] = start + Double(i) * step }
    }
    return result
  }

  /// Standard normal numbers.
  public static func randn(
    _ shape: Shape, from stream: inout RandomStream, precision: Precision = .single
  ) throws -> Tensor {
    try drawn(shape, precision) { stream.normal() }
  }

  /// Numbers in [low, high).
  public static func uniform(
    _ shape: Shape, low: Double = 0, high: Double = 1, from stream: inout RandomStream,
    precision: Precision = .single
  ) throws -> Tensor {
    try drawn(shape, precision) { low + (high - low) * stream.uniform() }
  }

  /// Numbers drawn one after the other, in the order of memory.
  public static func drawn(
    _ shape: Shape, _ precision: Precision = .single, by draw: () -> Double
  ) throws -> Tensor {
    let result = try Tensor(unfilled: shape, precision)
    switch precision {
    case .single:
      let p = result.mutable(Float.self)
      for i in 0..<shape.count { p[i] = Float(draw()) }
    case .double:
      let p = result.mutable(Double.self)
      for i in 0..<shape.count { p[i] = draw() }
    }
    return result
  }

  private static func copying<T: Element>(_ numbers: [T], _ shape: Shape) throws -> Tensor {
    guard numbers.count == shape.count else {
      throw TensorError.wrongCount(shape, numbers: numbers.count)
    }
    let result = try Tensor(unfilled: shape, T.precision)
    numbers.withUnsafeBufferPointer { source in
      if let first = source.baseAddress {
        result.mutable(T.self).update(from: first, count: source.count)
      }
    }
    return result
  }
}
