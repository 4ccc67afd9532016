/// What is taken of an axis.
public enum Pick: Sendable, Hashable {
  /// One element; the axis goes away.
  case index(Int)
  /// A run of elements; the axis stays.
  case range(Range<Int>)
}

extension Tensor {
  /// A part of the tensor; axes that are not given stay whole.
  ///
  /// Throws `unknownAxis`, `axisGivenTwice`, `outside` and `rangeOutside`.
  public func slice(_ picks: [(axis: AxisReference, pick: Pick)]) throws -> Tensor {
    var ranges = shape.axes.map { 0..<$0.count }
    var removed: [Int] = []
    var seen: [Int] = []
    for (reference, pick) in picks {
      let place = try shape.position(of: reference)
      guard !seen.contains(place) else { throw TensorError.axisGivenTwice(reference, shape) }
      seen.append(place)
      let axis = shape.axes[place]
      switch pick {
      case .index(let index):
        guard (0..<axis.count).contains(index) else {
          throw TensorError.outside(index: index, axis: axis, place: place, shape)
        }
        ranges[place] = index..<(index + 1)
        removed.append(place)
      case .range(let range):
        guard range.lowerBound >= 0, range.upperBound <= axis.count else {
          throw TensorError.rangeOutside(range, axis: axis, place: place, shape)
        }
        ranges[place] = range
      }
    }
    guard openTape != nil else { return try plainSlice(ranges, removing: removed) }
    let part = try slice(ranges)
    return removed.isEmpty ? part : try part.reshaped(part.shape.removing(removed))
  }

  /// For ranges within the axes.
  func slice(_ ranges: [Range<Int>]) throws -> Tensor {
    guard let tape = openTape else { return try plainSlice(ranges) }
    return try recorded(on: tape) {
      try $0.slice(ranges)
    } backward: { gradient, x, _ in
      try gradient.padded(to: x.shape, at: ranges)
    }
  }

  private func plainSlice(_ ranges: [Range<Int>], removing removed: [Int] = []) throws -> Tensor {
    var axes: [Shape.Axis] = []
    axes.reserveCapacity(ranges.count)
    for (place, range) in ranges.enumerated() where !removed.contains(place) {
      axes.append(Shape.Axis(shape.axes[place].name, range.count))
    }
    let part = Shape(within: axes)
    guard part != shape else { return self }
    return try Tensor.copy(of: self, through: view(of: ranges, in: shape), part, isMask: isMask)
  }

  /// Zeros of a shape with this tensor in the ranges: the reverse of a slice.
  func padded(to target: Shape, at ranges: [Range<Int>]) throws -> Tensor {
    guard target != shape else { return self }
    guard let tape = openTape else {
      let result = try Tensor.zeros(target, precision: precision)
      put(into: result, at: ranges)
      return result
    }
    return try recorded(on: tape) {
      try $0.padded(to: target, at: ranges)
    } backward: { gradient, _, _ in
      try gradient.slice(ranges)
    }
  }

  /// Writes a plain tensor into a part of a new one of the same precision.
  func put(into result: Tensor, at ranges: [Range<Int>]) {
    let view = view(of: ranges, in: result.shape)
    defer { withExtendedLifetime((self, result)) {} }
    switch precision {
    case .single: view.write(pointer(Float.self), into: result.mutable(Float.self))
    case .double: view.write(pointer(Double.self), into: result.mutable(Double.self))
    }
  }

  private func view(of ranges: [Range<Int>], in shape: Shape) -> StridedView {
    let steps = shape.strides
    let offset = zip(ranges, steps).reduce(0) { $0 + $1.0.lowerBound * $1.1 }
    return StridedView(offset: offset, counts: ranges.map(\.count), strides: steps)
  }
}
