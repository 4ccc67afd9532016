/// A function of one number, applied to each element.
protocol UnaryValue {
  static func value<T: Element>(_ x: T) -> T
}

/// One with a derivative.
protocol UnaryOperation: UnaryValue {
  /// Whether the derivative reads x. Where it does not, a tape does not keep it, and y stands in.
  static var isOperandRead: Bool { get }
  /// The gradient of x, given that of y = value(x).
  static func derivative(_ gradient: Tensor, _ x: Tensor, _ y: Tensor) throws -> Tensor
}

extension UnaryOperation {
  static var isOperandRead: Bool { true }
}

extension Tensor {
  /// y = O(x), recorded when x is tracked.
  func unary<O: UnaryOperation>(_: O.Type) throws -> Tensor {
    guard let tape = openTape else { return try mapped(O.self) }
    let x = outside(tape)
    let y = try x.unary(O.self)
    guard let place = place(on: tape) else { return y }
    guard O.isOperandRead else {
      return tape.record(y) { gradient, flow in
        flow.add(try O.derivative(gradient, y, y), to: place)
      }
    }
    return tape.record(y) { gradient, flow in
      flow.add(try O.derivative(gradient, x, y), to: place)
    }
  }

  /// The elements through a function; the result is on no tape.
  func mapped<O: UnaryValue>(_: O.Type) throws -> Tensor {
    let result = try Tensor(unfilled: shape, precision)
    defer { withExtendedLifetime(self) {} }
    switch precision {
    case .single:
      fill(result.mutable(Float.self), from: pointer(Float.self), count) { O.value($0) }
    case .double:
      fill(result.mutable(Double.self), from: pointer(Double.self), count) { O.value($0) }
    }
    return result
  }

  /// An operation of one tensor on a tape: `forward` runs one tape further out, `backward` gives the
  /// gradient of x from that of y.
  func recorded(
    on tape: Tape, _ forward: (Tensor) throws -> Tensor,
    backward: @escaping (_ gradient: Tensor, _ x: Tensor, _ y: Tensor) throws -> Tensor
  ) throws -> Tensor {
    let x = outside(tape)
    let y = try forward(x)
    guard let place = place(on: tape) else { return y }
    return tape.record(y) { gradient, flow in
      flow.add(try backward(gradient, x, y), to: place)
    }
  }
}

@inline(__always)
func fill<T, R>(
  _ result: UnsafeMutablePointer<R>, from x: UnsafePointer<T>, _ count: Int, _ value: (T) -> R
) {
  for i in 0..<count { result[i] = value(x[i]) }
}
