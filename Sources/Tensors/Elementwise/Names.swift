/// The operations of one tensor, by name: for callers that choose one as data.
public enum UnaryName: String, Sendable, CaseIterable {
  case negate, abs, exp, log, log2, log10, log1p, sqrt, square, sin, cos, sigmoid, tanh, relu, sign
  case floor, ceil, round
}

/// The operations of two tensors, by name.
public enum BinaryName: String, Sendable, CaseIterable {
  case add, subtract, multiply, divide, remainder, power, maximum, minimum, bce
}

extension Tensor {
  public static func apply(_ name: UnaryName, _ x: Tensor) throws -> Tensor {
    switch name {
    case .negate: try x.negated()
    case .abs: try x.absolute()
    case .exp: try x.exp()
    case .log: try x.log()
    case .log2: try x.log2()
    case .log10: try x.log10()
    case .log1p: try x.log1p()
    case .sin: try x.sin()
    case .cos: try x.cos()
    case .sqrt: try x.sqrt()
    case .square: try x.squared()
    case .sigmoid: try x.sigmoid()
    case .tanh: try x.tanh()
    case .relu: try x.relu()
    case .sign: try x.sign()
    case .floor: try x.floor()
    case .ceil: try x.ceiling()
    case .round: try x.rounded()
    }
  }

  public static func apply(_ name: BinaryName, _ a: Tensor, _ b: Tensor) throws -> Tensor {
    switch name {
    case .add: try a + b
    case .subtract: try a - b
    case .multiply: try a * b
    case .divide: try a / b
    case .remainder: try a.remainder(b)
    case .power: try a.power(b)
    case .maximum: try a.maximum(b)
    case .minimum: try a.minimum(b)
    case .bce: try bce(a, b)
    }
  }
}
