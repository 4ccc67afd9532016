/// A function of two numbers, applied to elements that broadcasting brings together.
protocol BinaryOperation {
  static var symbol: String { get }
  /// Whether the gradients below read x, y or z. Where they do not, a tape keeps none of the three,
  /// and they are not the operands but stand-ins.
  static var isRead: Bool { get }
  static func value<T: Element>(_ x: T, _ y: T) -> T
  /// The gradient of x, given that of z = value(x, y); before broadcasting is undone.
  static func left(_ gradient: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor?
  /// The gradient of y.
  static func right(_ gradient: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor?
}

extension BinaryOperation {
  static var isRead: Bool { true }
}

extension Tensor {
  /// z = O(x, y), recorded when an operand is tracked.
  static func binary<O: BinaryOperation>(_: O.Type, _ a: Tensor, _ b: Tensor) throws -> Tensor {
    if a.precision != b.precision {
      return try binary(O.self, a.converted(to: .double), b.converted(to: .double))
    }
    guard let tape = openTape(a, b) else { return try combined(O.self, a, b) }
    return try recordedBinary(O.self, a, b, tape)
  }

  private static func recordedBinary<O: BinaryOperation>(
    _: O.Type, _ a: Tensor, _ b: Tensor, _ tape: Tape
  ) throws -> Tensor {
    let (x, y) = (a.outside(tape), b.outside(tape))
    let z = try binary(O.self, x, y)
    let (xPlace, yPlace) = (a.place(on: tape), b.place(on: tape))
    guard O.isRead else {
      let (xShape, yShape) = (x.shape, y.shape)
      return tape.record(z) { g, flow in
        if let xPlace, let g = try O.left(g, g, g, g) {
          flow.add(try g.unbroadcast(to: xShape), to: xPlace)
        }
        if let yPlace, let g = try O.right(g, g, g, g) {
          flow.add(try g.unbroadcast(to: yShape), to: yPlace)
        }
      }
    }
    return tape.record(z) { gradient, flow in
      if let xPlace, let g = try O.left(gradient, x, y, z) {
        flow.add(try g.unbroadcast(to: x.shape), to: xPlace)
      }
      if let yPlace, let g = try O.right(gradient, x, y, z) {
        flow.add(try g.unbroadcast(to: y.shape), to: yPlace)
      }
    }
  }

  private static func combined<O: BinaryOperation>(
    _: O.Type, _ a: Tensor, _ b: Tensor
  ) throws -> Tensor {
    let (plan, shape) = try meeting(a.shape, b.shape, operation: O.symbol)
    let result = try Tensor(unfilled: shape, a.precision)
    defer { withExtendedLifetime((a, b)) {} }
    switch a.precision {
    case .single:
      plan.fill(result.mutable(Float.self), a.pointer(Float.self), b.pointer(Float.self)) {
        O.value($0, $1)
      }
    case .double:
      plan.fill(result.mutable(Double.self), a.pointer(Double.self), b.pointer(Double.self)) {
        O.value($0, $1)
      }
    }
    return result
  }

  /// The loops and the shape of a result; the usual cases without building a `Broadcast`.
  static func meeting(
    _ a: Shape, _ b: Shape, operation: String
  ) throws -> (LoopPlan, Shape) {
    if a == b { return (LoopPlan(inner: .init(count: a.count, left: 1, right: 1)), a) }
    if b.rank == 0 { return (LoopPlan(inner: .init(count: a.count, left: 1, right: 0)), a) }
    if a.rank == 0 { return (LoopPlan(inner: .init(count: b.count, left: 0, right: 1)), b) }
    if let plan = LoopPlan(b, within: a) { return (plan, a) }
    if let plan = LoopPlan(a, within: b) { return (plan.mirrored, b) }
    let broadcast = try Broadcast(a, b, operation: operation)
    return (LoopPlan(broadcast, a, b), broadcast.shape)
  }

  /// The gradient of an operand of this shape from that of the broadcast result: sums over the axes
  /// that the operand lacks or repeats.
  func unbroadcast(to target: Shape) throws -> Tensor {
    guard shape != target else { return self }
    let plan = try Broadcast(shape, target, operation: "gradient")
    let summed = plan.right.enumerated().filter { i, j in
      j < 0 || (target.axes[j].count == 1 && shape.axes[i].count != 1)
    }
    let kept = plan.right.enumerated().filter { i, j in !summed.contains { $0.offset == i } }
    let rest = try sum(summed.map { .at($0.offset) })
    let order = kept.indices.sorted { kept[$0].element < kept[$1].element }
    return try rest.transposed(to: order).reshaped(target)
  }
}
