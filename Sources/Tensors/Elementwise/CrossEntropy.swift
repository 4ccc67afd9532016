/// The loss of a logit z for a label y: max(z, 0) − z y + log(1 + e^−|z|).
///
/// Equal to −y log σ(z) − (1 − y) log(1 − σ(z)), without its overflow.
enum CrossEntropy: BinaryOperation {
  static let symbol = "bce"
  @inline(__always) static func value<T: Element>(_ z: T, _ y: T) -> T {
    (z < 0 ? 0 : z) - z * y + T.log1pOfUnit(T.exp(-z.magnitude))
  }
  static func left(_ g: Tensor, _ z: Tensor, _ y: Tensor, _ loss: Tensor) throws -> Tensor? {
    try g * Tensor.binary(Residual.self, z, y)
  }
  static func right(_ g: Tensor, _ z: Tensor, _ y: Tensor, _ loss: Tensor) throws -> Tensor? {
    try (g * z).negated()
  }
}

/// d bce / d z = σ(z) − y.
enum Residual: BinaryOperation {
  static let symbol = "bce"
  @inline(__always) static func value<T: Element>(_ z: T, _ y: T) -> T { Sigmoid.value(z) - y }
  static func left(_ g: Tensor, _ z: Tensor, _ y: Tensor, _ r: Tensor) throws -> Tensor? {
    try Tensor.binary(SigmoidSlope.self, g, z.sigmoid())
  }
  static func right(_ g: Tensor, _ z: Tensor, _ y: Tensor, _ r: Tensor) throws -> Tensor? {
    try g.negated()
  }
}

extension Tensor {
  /// Binary cross entropy of logits, element by element; labels are 0 or 1, or shares between.
  public static func bce(_ logits: Tensor, _ labels: Tensor) throws -> Tensor {
    try binary(CrossEntropy.self, logits, labels)
  }
}
