extension Tensor {
  /// All numbers, in the order of memory.
  public var values: [Double] {
    withDoubles { Array($0) }
  }

  /// The number of a tensor that holds just one, whatever its axes. Throws `notOneNumber`.
  public func number() throws -> Double {
    guard count == 1 else { throw TensorError.notOneNumber(operation: "this", shape) }
    return self[offset: 0]
  }

  /// The number at one index an axis. Throws `wrongIndexCount` and `outside`.
  public func element(_ indexes: [Int]) throws -> Double {
    guard indexes.count == rank else { throw TensorError.wrongIndexCount(indexes.count, shape) }
    var offset = 0
    for (place, (index, axis)) in zip(indexes, shape.axes).enumerated() {
      guard (0..<axis.count).contains(index) else {
        throw TensorError.outside(index: index, axis: axis, place: place, shape)
      }
      offset = offset * axis.count + index
    }
    return self[offset: offset]
  }

  /// The number at a place in memory; not a number outside.
  public subscript(place: Int) -> Double {
    (0..<count).contains(place) ? self[offset: place] : .nan
  }

  /// For a place that is known to exist.
  subscript(offset offset: Int) -> Double {
    withExtendedLifetime(self) {
      switch precision {
      case .single: Double(pointer(Float.self)[offset])
      case .double: pointer(Double.self)[offset]
      }
    }
  }

  /// The numbers as 32-bit floats; a 64-bit tensor is rounded into a copy.
  public func withFloats<R>(_ body: (UnsafeBufferPointer<Float>) throws -> R) rethrows -> R {
    try withExtendedLifetime(self) {
      switch precision {
      case .single: try body(UnsafeBufferPointer(start: pointer(Float.self), count: count))
      case .double: try copy(as: Float.self).withUnsafeBufferPointer(body)
      }
    }
  }

  /// The numbers as 64-bit floats; a 32-bit tensor is widened into a copy.
  public func withDoubles<R>(_ body: (UnsafeBufferPointer<Double>) throws -> R) rethrows -> R {
    try withExtendedLifetime(self) {
      switch precision {
      case .single: try copy(as: Double.self).withUnsafeBufferPointer(body)
      case .double: try body(UnsafeBufferPointer(start: pointer(Double.self), count: count))
      }
    }
  }

  private func copy<T: Element>(as: T.Type) -> [T] {
    [T](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = count
      guard let out = buffer.baseAddress else { return }
      switch precision {
      case .single: fill(out, from: pointer(Float.self), count) { T($0) }
      case .double: fill(out, from: pointer(Double.self), count) { T($0) }
      }
    }
  }

  /// Whole numbers out of a tensor; −1 stands for a missing id.
  ///
  /// Throws `notWhole`, and `unknownID` for one outside −1..<count.
  func ids(below count: Int) throws -> [Int32] {
    let limit = Double(Swift.min(count, Int(Int32.max)))
    return try withDoubles { numbers in
      try [Int32](unsafeUninitializedCapacity: numbers.count) { buffer, filled in
        for (i, number) in numbers.enumerated() {
          guard number == number.rounded(.down) else {
            throw TensorError.notWhole(number, place: i)
          }
          guard number >= -1, number < limit else {
            throw TensorError.unknownID(number, count: count, place: i)
          }
          buffer.initializeElement(at: i, to: Int32(number))
        }
        filled = numbers.count
      }
    }
  }

  /// All whole and −1 or more: the numbers as ids, for what takes `[Int32]`.
  public func ids() throws -> [Int32] { try ids(below: Int.max) }
}
