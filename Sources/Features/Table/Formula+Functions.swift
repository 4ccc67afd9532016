import Glibc

extension Formula.Function {
  /// The function of one number, by IEEE 754: nan where it has no value.
  public func value(of x: Double) -> Double {
    switch self {
    case .abs: Swift.abs(x)
    case .ceil: x.rounded(.up)
    case .cos: Glibc.cos(x)
    case .exp: Glibc.exp(x)
    case .floor: x.rounded(.down)
    case .log: Glibc.log(x)
    case .log10: Glibc.log10(x)
    case .log1p: Glibc.log1p(x)
    case .log2: Glibc.log2(x)
    case .round: x.rounded()
    case .sigmoid: 1 / (1 + Glibc.exp(-x))
    case .sign: x > 0 ? 1 : x < 0 ? -1 : x
    case .sin: Glibc.sin(x)
    case .sqrt: x.squareRoot()
    case .tanh: Glibc.tanh(x)
    }
  }
}
