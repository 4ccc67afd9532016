import Glibc

enum Sine: UnaryOperation {
  @inline(__always) static func value<T: Element>(_ x: T) -> T { T.sin(x) }
  static func derivative(_ g: Tensor, _ x: Tensor, _ y: Tensor) throws -> Tensor {
    try g * x.cos()
  }
}

enum Cosine: UnaryOperation {
  @inline(__always) static func value<T: Element>(_ x: T) -> T { T.cos(x) }
  static func derivative(_ g: Tensor, _ x: Tensor, _ y: Tensor) throws -> Tensor {
    try (g * x.sin()).negated()
  }
}

extension Tensor {
  /// Of angles in radians.
  public func sin() throws -> Tensor { try unary(Sine.self) }
  public func cos() throws -> Tensor { try unary(Cosine.self) }
}
