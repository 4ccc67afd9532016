/// x where the mask y is not 0, otherwise 0; a number that is not taken may even be infinite.
enum Keep: BinaryOperation {
  static let symbol = "choose"
  @inline(__always) static func value<T: Element>(_ x: T, _ y: T) -> T { y == 0 ? 0 : x }
  static func left(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor? {
    try Tensor.binary(Keep.self, g, y)
  }
  static func right(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) -> Tensor? { nil }
}

/// x where the mask y is 0, otherwise 0.
enum Drop: BinaryOperation {
  static let symbol = "choose"
  @inline(__always) static func value<T: Element>(_ x: T, _ y: T) -> T { y == 0 ? x : 0 }
  static func left(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) throws -> Tensor? {
    try Tensor.binary(Drop.self, g, y)
  }
  static func right(_ g: Tensor, _ x: Tensor, _ y: Tensor, _ z: Tensor) -> Tensor? { nil }
}

extension Tensor {
  /// a where the mask is 1, b where it is 0; the three broadcast.
  public static func choose(_ mask: Tensor, _ a: Tensor, _ b: Tensor) throws -> Tensor {
    try mask.requireMask("choose")
    let mask = mask.detached
    return try binary(Keep.self, a, mask) + binary(Drop.self, b, mask)
  }
}
