/// 1 / (1 + e⁻ˣ).
enum Sigmoid: UnaryOperation {
  static let isOperandRead = false
  @inline(__always) static func value<T: Element>(_ x: T) -> T { 1 / (1 + T.exp(-x)) }
  static func derivative(_ g: Tensor, _ x: Tensor, _ y: Tensor) throws -> Tensor {
    try Tensor.binary(SigmoidSlope.self, g, y)
  }
}

/// g · y (1 − y) in one pass.
enum SigmoidSlope: BinaryOperation {
  static let symbol = "sigmoid"
  @inline(__always) static func value<T: Element>(_ g: T, _ y: T) -> T { g * y * (1 - y) }
  static func left(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor? {
    try Tensor.binary(SigmoidSlope.self, g, y)
  }
  static func right(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor? {
    try g * x * (1 - (y + y))
  }
}

enum Tanh: UnaryOperation {
  static let isOperandRead = false
  @inline(__always) static func value<T: Element>(_ x: T) -> T { T.tanh(x) }
  static func derivative(_ g: Tensor, _ x: Tensor, _ y: Tensor) throws -> Tensor {
    try Tensor.binary(TanhSlope.self, g, y)
  }
}

/// g · (1 − y²) in one pass.
enum TanhSlope: BinaryOperation {
  static let symbol = "tanh"
  @inline(__always) static func value<T: Element>(_ g: T, _ y: T) -> T { g * (1 - y * y) }
  static func left(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor? {
    try Tensor.binary(TanhSlope.self, g, y)
  }
  static func right(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor? {
    try g * x * y * -2
  }
}

/// max(0, x); written so that NaN stays NaN.
enum ReLU: UnaryOperation {
  static let isOperandRead = false
  @inline(__always) static func value<T: Element>(_ x: T) -> T { x < 0 ? 0 : x }
  static func derivative(_ g: Tensor, _ x: Tensor, _ y: Tensor) throws -> Tensor {
    try Tensor.binary(WherePositive.self, g, y)
  }
}

/// x where y is above 0, otherwise 0.
enum WherePositive: BinaryOperation {
  static let symbol = "relu"
  @inline(__always) static func value<T: Element>(_ x: T, _ y: T) -> T { y > 0 ? x : 0 }
  static func left(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor? {
    try Tensor.binary(WherePositive.self, g, y)
  }
  static func right(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) -> Tensor? { nil }
}

extension Tensor {
  public func sigmoid() throws -> Tensor { try unary(Sigmoid.self) }
  public func tanh() throws -> Tensor { try unary(Tanh.self) }
  public func relu() throws -> Tensor { try unary(ReLU.self) }
}
