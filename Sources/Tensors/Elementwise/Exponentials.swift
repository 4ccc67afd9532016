enum Exponential: UnaryOperation {
  static let isOperandRead = false
  @inline(__always) static func value<T: Element>(_ x: T) -> T { T.exp(x) }
  static func derivative(_ g: Tensor, _ x: Tensor, _ y: Tensor) throws -> Tensor { try g * y }
}

enum Logarithm: UnaryOperation {
  @inline(__always) static func value<T: Element>(_ x: T) -> T { T.log(x) }
  static func derivative(_ g: Tensor, _ x: Tensor, _ y: Tensor) throws -> Tensor { try g / x }
}

enum Log1p: UnaryOperation {
  @inline(__always) static func value<T: Element>(_ x: T) -> T { T.log1p(x) }
  static func derivative(_ g: Tensor, _ x: Tensor, _ y: Tensor) throws -> Tensor {
    try g / (x + 1)
  }
}

extension Tensor {
  public func exp() throws -> Tensor { try unary(Exponential.self) }
  /// The natural logarithm; −∞ at 0, not a number below.
  public func log() throws -> Tensor { try unary(Logarithm.self) }
  /// log(1 + x), exact near 0.
  public func log1p() throws -> Tensor { try unary(Log1p.self) }
}
