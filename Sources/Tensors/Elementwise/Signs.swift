enum Negate: UnaryOperation {
  static let isOperandRead = false
  @inline(__always) static func value<T: Element>(_ x: T) -> T { -x }
  static func derivative(_ g: Tensor, _ x: Tensor, _ y: Tensor) throws -> Tensor {
    try g.negated()
  }
}

enum Absolute: UnaryOperation {
  @inline(__always) static func value<T: Element>(_ x: T) -> T { x.magnitude }
  /// 0 at 0, the middle of the two slopes.
  static func derivative(_ g: Tensor, _ x: Tensor, _ y: Tensor) throws -> Tensor {
    try g * x.sign()
  }
}

/// −1, 0 or 1; not a number stays so.
enum Sign: UnaryValue {
  @inline(__always) static func value<T: Element>(_ x: T) -> T { x > 0 ? 1 : x < 0 ? -1 : x }
}

enum Floor: UnaryValue {
  @inline(__always) static func value<T: Element>(_ x: T) -> T { x.rounded(.down) }
}

enum Ceiling: UnaryValue {
  @inline(__always) static func value<T: Element>(_ x: T) -> T { x.rounded(.up) }
}

enum Round: UnaryValue {
  @inline(__always) static func value<T: Element>(_ x: T) -> T { x.rounded() }
}

/// The greater; not a number where either is. Where equal, each has half of the gradient.
enum Maximum: BinaryOperation {
  static let symbol = "maximum"
  @inline(__always) static func value<T: Element>(_ x: T, _ y: T) -> T {
    x > y || x.isNaN ? x : y
  }
  static func left(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor? {
    try g * Tensor.share(of: x, against: y)
  }
  static func right(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor? {
    try g * Tensor.share(of: y, against: x)
  }
}

/// The lesser; otherwise as `Maximum`.
enum Minimum: BinaryOperation {
  static let symbol = "minimum"
  @inline(__always) static func value<T: Element>(_ x: T, _ y: T) -> T {
    x < y || x.isNaN ? x : y
  }
  static func left(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor? {
    try g * Tensor.share(of: y, against: x)
  }
  static func right(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor? {
    try g * Tensor.share(of: x, against: y)
  }
}

/// 1 where x > y, ½ where equal, 0 below.
enum Share: BinaryOperation {
  static let symbol = "maximum"
  @inline(__always) static func value<T: Element>(_ x: T, _ y: T) -> T {
    x > y ? 1 : x == y ? 0.5 : 0
  }
  static func left(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) -> Tensor? { nil }
  static func right(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) -> Tensor? { nil }
}

extension Tensor {
  public static prefix func - (x: Tensor) throws -> Tensor { try x.negated() }
  public func negated() throws -> Tensor { try unary(Negate.self) }
  public func absolute() throws -> Tensor { try unary(Absolute.self) }

  /// −1, 0 or 1; without a gradient, as are the roundings below.
  public func sign() throws -> Tensor { try mapped(Sign.self) }
  public func floor() throws -> Tensor { try mapped(Floor.self) }
  public func ceiling() throws -> Tensor { try mapped(Ceiling.self) }
  /// To the nearest whole number, halves away from 0.
  public func rounded() throws -> Tensor { try mapped(Round.self) }

  public func maximum(_ other: Tensor) throws -> Tensor {
    try Tensor.binary(Maximum.self, self, other)
  }
  public func minimum(_ other: Tensor) throws -> Tensor {
    try Tensor.binary(Minimum.self, self, other)
  }

  fileprivate static func share(of x: Tensor, against y: Tensor) throws -> Tensor {
    try binary(Share.self, x, y)
  }
}
