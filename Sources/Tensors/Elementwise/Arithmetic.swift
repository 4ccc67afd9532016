enum Add: BinaryOperation {
  static let symbol = "+"
  static let isRead = false
  @inline(__always) static func value<T: Element>(_ x: T, _ y: T) -> T { x + y }
  static func left(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) -> Tensor? { g }
  static func right(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) -> Tensor? { g }
}

enum Subtract: BinaryOperation {
  static let symbol = "-"
  static let isRead = false
  @inline(__always) static func value<T: Element>(_ x: T, _ y: T) -> T { x - y }
  static func left(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) -> Tensor? { g }
  static func right(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor? {
    try g.negated()
  }
}

enum Multiply: BinaryOperation {
  static let symbol = "*"
  @inline(__always) static func value<T: Element>(_ x: T, _ y: T) -> T { x * y }
  static func left(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor? {
    try g * y
  }
  static func right(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor? {
    try g * x
  }
}

enum Divide: BinaryOperation {
  static let symbol = "/"
  @inline(__always) static func value<T: Element>(_ x: T, _ y: T) -> T { x / y }
  static func left(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor? {
    try g / y
  }
  static func right(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor? {
    try (g * z / y).negated()
  }
}

/// x − y ⌊x / y⌋: takes the divisor's sign.
enum Remainder: BinaryOperation {
  static let symbol = "%"
  @inline(__always) static func value<T: Element>(_ x: T, _ y: T) -> T {
    let rest = x.truncatingRemainder(dividingBy: y)
    return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest
  }
  static func left(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) -> Tensor? { g }
  static func right(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor? {
    // From the exact remainder, because x / y may round up to a whole number.
    try (g * ((x - z) / y).rounded()).negated()
  }
}

extension Tensor {
  public static func + (a: Tensor, b: Tensor) throws -> Tensor { try binary(Add.self, a, b) }
  public static func - (a: Tensor, b: Tensor) throws -> Tensor { try binary(Subtract.self, a, b) }
  public static func * (a: Tensor, b: Tensor) throws -> Tensor { try binary(Multiply.self, a, b) }
  public static func / (a: Tensor, b: Tensor) throws -> Tensor { try binary(Divide.self, a, b) }

  public static func + (a: Tensor, b: Double) throws -> Tensor { try a + Tensor(b, like: a) }
  public static func - (a: Tensor, b: Double) throws -> Tensor { try a - Tensor(b, like: a) }
  public static func * (a: Tensor, b: Double) throws -> Tensor { try a * Tensor(b, like: a) }
  public static func / (a: Tensor, b: Double) throws -> Tensor { try a / Tensor(b, like: a) }

  public static func + (a: Double, b: Tensor) throws -> Tensor { try Tensor(a, like: b) + b }
  public static func - (a: Double, b: Tensor) throws -> Tensor { try Tensor(a, like: b) - b }
  public static func * (a: Double, b: Tensor) throws -> Tensor { try Tensor(a, like: b) * b }
  public static func / (a: Double, b: Tensor) throws -> Tensor { try Tensor(a, like: b) / b }

  /// What is left of a division; takes the divisor's sign, as `%` of the language does.
  public func remainder(_ divisor: Tensor) throws -> Tensor {
    try Tensor.binary(Remainder.self, self, divisor)
  }
}
