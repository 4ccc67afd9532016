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
    if let chosen = try chosenAtOnce(mask, a, b) { return chosen }
    let chosen = try binary(Keep.self, a, mask) + binary(Drop.self, b, mask)
    return a.isMask && b.isMask ? try chosen.asMask() : chosen
  }

  /// In one pass: for plain tensors of the mask's shape, or single numbers; `nil` for others.
  private static func chosenAtOnce(_ mask: Tensor, _ a: Tensor, _ b: Tensor) throws -> Tensor? {
    func fits(_ x: Tensor) -> Bool { x.tape == nil && (x.rank == 0 || x.shape == mask.shape) }
    guard mask.rank > 0, fits(a), fits(b), a.precision == .single, b.precision == .single else {
      return nil
    }
    let result = try Tensor(unfilled: mask.shape, .single, isMask: a.isMask && b.isMask)
    defer { withExtendedLifetime((mask, a, b)) {} }
    let (taken, x, y) = (mask.pointer(Float.self), a.pointer(Float.self), b.pointer(Float.self))
    let (out, xStep, yStep) = (result.mutable(Float.self), a.rank.signum(), b.rank.signum())
    for i in 0..<mask.count { out[i] = taken[i] == 0 ? y[i * yStep] : x[i * xStep] }
    return result
  }
}
