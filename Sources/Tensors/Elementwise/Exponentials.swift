enum Exponential: UnaryOperation {
  static let isOperandRead = false
  @inline(__always) static func value<T: Element>(_ x: T) -> T { T.exp(x) }
  static func derivative(_ g: Tensor, _ x: Tensor, _ y: Tensor) throws -> Tensor { try g * y }
}

enum Logarithm: UnaryOperation {
  @inline(__always) static func value<T: Element>(_ x: T) -> T { T.log(x) }
  static func derivative(_ g: Tensor, _ x: Tensor, _ y: Tensor) throws -> Tensor { try g / x }
}

enum Logarithm2: UnaryOperation {
  @inline(__always) static func value<T: Element>(_ x: T) -> T { T.log2(x) }
  static func derivative(_ g: Tensor, _ x: Tensor, _ y: Tensor) throws -> Tensor {
    try g / (x * 0.693_147_180_559_945_3)
  }
}

enum Logarithm10: UnaryOperation {
  @inline(__always) static func value<T: Element>(_ x: T) -> T { T.log10(x) }
  static func derivative(_ g: Tensor, _ x: Tensor, _ y: Tensor) throws -> Tensor {
    try g / (x * 2.302_585_092_994_045_7)
  }
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
  public func log2() throws -> Tensor { try unary(Logarithm2.self) }
  public func log10() throws -> Tensor { try unary(Logarithm10.self) }
  /// log(1 + x), exact near 0.
  public func log1p() throws -> Tensor { try unary(Log1p.self) }
}
