enum Power: BinaryOperation {
  static let symbol = "^"
  @inline(__always) static func value<T: Element>(_ x: T, _ y: T) -> T { T.power(x, y) }
  static func left(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor? {
    try g * Tensor.binary(PowerSlope.self, x, y)
  }
  static func right(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor? {
    try g * z * x.unary(LogOrZero.self)
  }
}

/// d xʸ / d x = y xʸ⁻¹, and 0 where y is 0.
enum PowerSlope: BinaryOperation {
  static let symbol = "^"
  @inline(__always) static func value<T: Element>(_ x: T, _ y: T) -> T {
    y == 0 ? 0 : y * T.power(x, y - 1)
  }
  static func left(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor? {
    try g * y * Tensor.binary(PowerSlope.self, x, y - 1)
  }
  static func right(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor? {
    try g * (x.power(y - 1) + z * x.unary(LogOrZero.self))
  }
}

/// ln x, and 0 where x ≤ 0: there xʸ has no derivative in y, or 0.
enum LogOrZero: UnaryOperation {
  @inline(__always) static func value<T: Element>(_ x: T) -> T { x <= 0 ? 0 : T.log(x) }
  static func derivative(_ g: Tensor, _ x: Tensor, _ y: Tensor) throws -> Tensor {
    try Tensor.choose(x.compare(.greater, Tensor(0, like: x)), g / x, Tensor(0, like: x))
  }
}

enum Square: UnaryOperation {
  @inline(__always) static func value<T: Element>(_ x: T) -> T { x * x }
  static func derivative(_ g: Tensor, _ x: Tensor, _ y: Tensor) throws -> Tensor {
    try g * (x + x)
  }
}

enum SquareRoot: UnaryOperation {
  static let isOperandRead = false
  @inline(__always) static func value<T: Element>(_ x: T) -> T { x.squareRoot() }
  static func derivative(_ g: Tensor, _ x: Tensor, _ y: Tensor) throws -> Tensor {
    try g / (y + y)
  }
}

extension Tensor {
  /// xʸ by IEEE 754: `pow`.
  public func power(_ exponent: Tensor) throws -> Tensor {
    if exponent.rank == 0, exponent.tape == nil,
      exponent.precision == precision, try exponent.number() == 2
    {
      return try squared()
    }
    return try Tensor.binary(Power.self, self, exponent)
  }

  public func power(_ exponent: Double) throws -> Tensor {
    exponent == 2 ? try squared() : try power(Tensor(exponent, like: self))
  }

  public func squared() throws -> Tensor { try unary(Square.self) }
  /// Not a number below 0.
  public func sqrt() throws -> Tensor { try unary(SquareRoot.self) }
}
