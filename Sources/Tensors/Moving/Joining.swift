extension Tensor {
  /// The tensors one after the other along an axis they all have.
  ///
  /// The other axes agree in count and, where both are named, in name. Throws `nothingToJoin`,
  /// `unknownAxis` and `cannotJoin`.
  public static func concat(_ tensors: [Tensor], axis: AxisReference) throws -> Tensor {
    guard let first = tensors.first else { throw TensorError.nothingToJoin(operation: "concat") }
    let place = try first.shape.position(of: axis)
    var axes = first.shape.axes
    for (number, tensor) in tensors.enumerated().dropFirst() {
      guard try joins(tensor.shape, axes, along: axis, place) else {
        throw TensorError.cannotJoin(
          operation: "concat", first: first.shape, other: tensor.shape, number: number + 1)
      }
      for i in axes.indices {
        let other = tensor.shape.axes[i]
        let (sum, overflows) = axes[i].count.addingReportingOverflow(i == place ? other.count : 0)
        guard !overflows else { throw TensorError.tooLarge(axes: axes) }
        axes[i] = Shape.Axis(axes[i].name ?? other.name, sum)
      }
    }
    return try joined(tensors, Shape(axes), place)
  }

  /// The tensors side by side along a new axis.
  ///
  /// Throws `nothingToJoin`, `unknownAxis` for a place outside 0...rank, and `cannotJoin`.
  public static func stack(
    _ tensors: [Tensor], name: String? = nil, at place: Int = 0
  ) throws -> Tensor {
    guard let first = tensors.first else { throw TensorError.nothingToJoin(operation: "stack") }
    guard (0...first.rank).contains(place) else {
      throw TensorError.unknownAxis(.at(place), first.shape)
    }
    let layers = try tensors.enumerated().map { number, tensor in
      guard tensor.shape.axes.map(\.count) == first.shape.axes.map(\.count) else {
        throw TensorError.cannotJoin(
          operation: "stack", first: first.shape, other: tensor.shape, number: number + 1)
      }
      var axes = tensor.shape.axes
      axes.insert(Shape.Axis(name, 1), at: place)
      return try tensor.reshaped(Shape(axes))
    }
    return try concat(layers, axis: .at(place))
  }

  private static func joins(
    _ shape: Shape, _ axes: [Shape.Axis], along axis: AxisReference, _ place: Int
  ) throws -> Bool {
    guard shape.rank == axes.count else { return false }
    // The piece's own axis of that name has to stand in the same place.
    if case .named(let name) = axis, let other = shape.axes[place].name, other != name {
      _ = try shape.position(of: axis)
      return false
    }
    return zip(shape.axes, axes).enumerated().allSatisfy { i, pair in
      i == place
        || pair.0.count == pair.1.count
          && (pair.0.name == pair.1.name || pair.0.name == nil || pair.1.name == nil)
    }
  }

  /// For shapes that fit.
  private static func joined(
    _ tensors: [Tensor], _ shape: Shape, _ place: Int
  ) throws -> Tensor {
    let precision: Precision = tensors.contains { $0.precision == .double } ? .double : .single
    let parts = try tensors.map { try $0.converted(to: precision) }
    guard let tape = openTape(parts) else {
      switch precision {
      case .single: return try copied(parts, Float.self, shape, place)
      case .double: return try copied(parts, Double.self, shape, place)
      }
    }
    let value = try joined(parts.map { $0.outside(tape) }, shape, place)
    let places = parts.map { $0.place(on: tape) }
    let shapes = parts.map(\.shape)
    return tape.record(value) { gradient, flow in
      var ranges = shape.axes.map { 0..<$0.count }
      var end = 0
      for (part, entry) in zip(shapes, places) {
        ranges[place] = end..<(end + part.axes[place].count)
        end = ranges[place].upperBound
        guard let entry else { continue }
        flow.add(try gradient.slice(ranges).reshaped(part), to: entry)
      }
    }
  }

  /// For plain tensors: a run of each in turn, as many times as the axes before the joined one say.
  private static func copied<T: Element>(
    _ parts: [Tensor], _: T.Type, _ shape: Shape, _ place: Int
  ) throws -> Tensor {
    let result = try Tensor(
      unfilled: shape, T.precision, isMask: parts.allSatisfy(\.isMask))
    let (before, along, after) = shape.split(place, through: place)
    var out = result.mutable(T.self)
    for part in parts {
      let run = part.shape.axes[place].count * after
      let source = part.pointer(T.self)
      for b in 0..<before {
        (out + b * along * after).update(from: source + b * run, count: run)
      }
      out += run
      withExtendedLifetime(part) {}
    }
    return result
  }
}
