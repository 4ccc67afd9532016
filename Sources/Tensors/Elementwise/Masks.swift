/// A comparison of two tensors, element by element.
public enum Relation: String, Sendable, CaseIterable {
  case less = "<"
  case lessOrEqual = "<="
  case equal = "=="
  case notEqual = "!="
  case greater = ">"
  case greaterOrEqual = ">="
}

extension Tensor {
  /// A mask: 1 where the relation holds, 0 elsewhere; 32-bit and without a gradient.
  public func compare(_ relation: Relation, _ other: Tensor) throws -> Tensor {
    switch relation {
    case .less:
      try masked(other, relation) {
        $0 < $1
      } _: {
        $0 < $1
      }
    case .lessOrEqual:
      try masked(other, relation) {
        $0 <= $1
      } _: {
        $0 <= $1
      }
    case .equal:
      try masked(other, relation) {
        $0 == $1
      } _: {
        $0 == $1
      }
    case .notEqual:
      try masked(other, relation) {
        $0 != $1
      } _: {
        $0 != $1
      }
    case .greater:
      try masked(other, relation) {
        $0 > $1
      } _: {
        $0 > $1
      }
    case .greaterOrEqual:
      try masked(other, relation) {
        $0 >= $1
      } _: {
        $0 >= $1
      }
    }
  }

  public func compare(_ relation: Relation, _ number: Double) throws -> Tensor {
    try compare(relation, Tensor(number, like: self))
  }

  @inline(__always)
  private func masked(
    _ other: Tensor, _ relation: Relation, _ single: (Float, Float) -> Bool,
    _ double: (Double, Double) -> Bool
  ) throws -> Tensor {
    let (plan, shape) = try Tensor.meeting(self.shape, other.shape, operation: relation.rawValue)
    let mask = try Tensor(unfilled: shape, .single, isMask: true)
    let result = mask.mutable(Float.self)
    defer { withExtendedLifetime((self, other)) {} }
    if precision == .single && other.precision == .single {
      plan.fill(result, pointer(Float.self), other.pointer(Float.self)) { single($0, $1) ? 1 : 0 }
    } else {
      let (a, b) = (try detached.converted(to: .double), try other.detached.converted(to: .double))
      defer { withExtendedLifetime((a, b)) {} }
      plan.fill(result, a.pointer(Double.self), b.pointer(Double.self)) { double($0, $1) ? 1 : 0 }
    }
    return mask
  }

  /// Both hold. Throws `notAMask` for a tensor that is none.
  public func and(_ other: Tensor) throws -> Tensor {
    try logic(other, "and") { $0 * $1 }
  }

  /// One of them or both hold.
  public func or(_ other: Tensor) throws -> Tensor {
    try logic(other, "or") { $0 + $1 - $0 * $1 }
  }

  /// 1 where the mask is 0.
  public func not() throws -> Tensor {
    try requireMask("not")
    let mask = try Tensor(unfilled: shape, .single, isMask: true)
    defer { withExtendedLifetime(self) {} }
    fill(mask.mutable(Float.self), from: pointer(Float.self), count) { 1 - $0 }
    return mask
  }

  /// These numbers, all 0 or 1, as a mask.
  ///
  /// Throws `notZeroOrOne`.
  public func asMask() throws -> Tensor {
    if isMask { return detached }
    let numbers = try detached.converted(to: .single)
    let p = numbers.pointer(Float.self)
    defer { withExtendedLifetime(numbers) {} }
    for i in 0..<count where p[i] != 0 && p[i] != 1 {
      throw TensorError.notZeroOrOne(Double(p[i]), place: i)
    }
    return Tensor(sharing: numbers, shape: shape, isMask: true)
  }

  func requireMask(_ operation: String) throws {
    guard isMask else { throw TensorError.notAMask(operation: operation, shape) }
  }

  @inline(__always)
  private func logic(
    _ other: Tensor, _ name: String, _ value: (Float, Float) -> Float
  ) throws -> Tensor {
    try requireMask(name)
    try other.requireMask(name)
    let (plan, shape) = try Tensor.meeting(self.shape, other.shape, operation: name)
    let mask = try Tensor(unfilled: shape, .single, isMask: true)
    defer { withExtendedLifetime((self, other)) {} }
    plan.fill(mask.mutable(Float.self), pointer(Float.self), other.pointer(Float.self), value)
    return mask
  }
}
