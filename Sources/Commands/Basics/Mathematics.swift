import Features
import Language
import Tensors

/// Functions of a number, a list, a record, or a column expression, element by element.
protocol Elementwise: Command {
  static var function: Formula.Function { get }
  var x: Value { get }
}

extension Elementwise {
  static var name: String { function.rawValue }

  func run(in context: Context) throws -> Value { try Self.apply(to: x) }

  private static func apply(to value: Value) throws -> Value {
    switch value {
    case .number(let number): return .number(function.value(of: number))
    case .bool(let bool): return .number(function.value(of: bool ? 1 : 0))
    default: break
    }
    if let list = value.list { return .list(try list.map(apply)) }
    if let fields = value.record { return .record(try fields.mapValues(apply)) }
    if let tensor = value.foreign as? Tensor {
      return try Tensor.apply(function.ofTensors, tensor).value
    }
    if let formula = value.foreign as? Formula {
      return .foreign(Formula.function(function, formula))
    }
    throw Fault(
      .wrongKind, "`\(name)` takes numbers, found \(Display.phrase(value))", argument: "x")
  }
}

extension Formula.Function {
  /// The same function for tensors.
  fileprivate var ofTensors: UnaryName {
    switch self {
    case .abs: .abs
    case .ceil: .ceil
    case .exp: .exp
    case .floor: .floor
    case .cos: .cos
    case .log: .log
    case .log10: .log10
    case .log2: .log2
    case .log1p: .log1p
    case .round: .round
    case .sigmoid: .sigmoid
    case .sign: .sign
    case .sin: .sin
    case .sqrt: .sqrt
    case .tanh: .tanh
    }
  }
}

struct Abs: Elementwise {
  static let function = Formula.Function.abs
  static let summary = "The distance from 0."
  static let examples = [Example("abs(-3)", gives: "3")]
  @Argument("A number, or many.") var x: Value
}

struct Sqrt: Elementwise {
  static let function = Formula.Function.sqrt
  static let summary = "The square root; nan below 0."
  static let examples = [Example("sqrt([4, 9])", gives: "[2, 3]")]
  @Argument("A number, or many.") var x: Value
}

struct Exp: Elementwise {
  static let function = Formula.Function.exp
  static let summary = "e to the power x."
  static let examples = [Example("exp(0)", gives: "1")]
  @Argument("A number, or many.") var x: Value
}

struct Log: Elementwise {
  static let function = Formula.Function.log
  static let summary = "The natural logarithm; -inf at 0, nan below."
  static let examples = [Example("log(exp(2))", gives: "2")]
  @Argument("A number, or many.") var x: Value
}

struct Log2: Elementwise {
  static let function = Formula.Function.log2
  static let summary = "The logarithm to base 2; -inf at 0, nan below."
  static let examples = [Example("log2(8)", gives: "3")]
  @Argument("A number, or many.") var x: Value
}

struct Log10: Elementwise {
  static let function = Formula.Function.log10
  static let summary = "The logarithm to base 10; -inf at 0, nan below."
  static let examples = [Example("log10(1000)", gives: "3")]
  @Argument("A number, or many.") var x: Value
}

struct Log1p: Elementwise {
  static let function = Formula.Function.log1p
  static let summary = "The natural logarithm of 1 + x, exact near 0."
  static let examples = [Example("log1p(0)", gives: "0")]
  @Argument("A number, or many.") var x: Value
}

struct Sin: Elementwise {
  static let function = Formula.Function.sin
  static let summary = "The sine of an angle in radians."
  static let examples = [Example("sin(pi / 2)", gives: "1")]
  @Argument("A number, or many.") var x: Value
}

struct Cos: Elementwise {
  static let function = Formula.Function.cos
  static let summary = "The cosine of an angle in radians."
  static let examples = [Example("cos([0, pi])", gives: "[1, -1]")]
  @Argument("A number, or many.") var x: Value
}

struct Sigmoid: Elementwise {
  static let function = Formula.Function.sigmoid
  static let summary = "The logistic function 1 / (1 + exp(-x))."
  static let examples = [Example("sigmoid(0)", gives: "0.5")]
  @Argument("A number, or many.") var x: Value
}

struct Tanh: Elementwise {
  static let function = Formula.Function.tanh
  static let summary = "The hyperbolic tangent."
  static let examples = [Example("tanh(0)", gives: "0")]
  @Argument("A number, or many.") var x: Value
}

struct Sign: Elementwise {
  static let function = Formula.Function.sign
  static let summary = "-1, 0 or 1."
  static let examples = [Example("sign([-2, 0, 5])", gives: "[-1, 0, 1]")]
  @Argument("A number, or many.") var x: Value
}

struct Floor: Elementwise {
  static let function = Formula.Function.floor
  static let summary = "The greatest whole number that is not above x."
  static let examples = [Example("floor(-1.5)", gives: "-2")]
  @Argument("A number, or many.") var x: Value
}

struct Ceil: Elementwise {
  static let function = Formula.Function.ceil
  static let summary = "The least whole number that is not below x."
  static let examples = [Example("ceil(1.2)", gives: "2")]
  @Argument("A number, or many.") var x: Value
}
