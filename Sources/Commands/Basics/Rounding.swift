import Features
import Language
import Tensors

/// Numbers kept within bounds, and questions about them.

struct Round: Command {
  static let name = "round"
  static let summary =
    "The nearest number with so many digits after the point; halves go away from 0."
  static let examples = [
    Example("round(2.5)", gives: "3"), Example("round(3.14159, 2)", gives: "3.14"),
    Example("table({x: [0.125]})[round(.x, 2)]", gives: "column of 1 (number): 0.13"),
  ]
  @Argument("A number, or many.") var x: Value
  @Argument("Digits after the point, from 0 to 15.", .positional) var digits = 0

  func run(in context: Context) throws -> Value {
    guard (0...15).contains(digits) else {
      throw Fault(.wrongValue, "`digits` is from 0 to 15, found \(digits)", argument: "digits")
    }
    let scale = Numbers.power(10, Double(digits))
    func rounded(_ value: Value) throws -> Value {
      if let number = value.number {
        let result = (number * scale).rounded() / scale
        return .number(result.isFinite ? result : number)
      }
      if let list = value.list { return .list(try list.map(rounded)) }
      if let fields = value.record { return .record(try fields.mapValues(rounded)) }
      if let tensor = value.foreign as? Tensor {
        return try (digits == 0 ? tensor.rounded() : (tensor * scale).rounded() / scale).value
      }
      if let formula = value.foreign as? Formula {
        if digits == 0 { return try Formula.made(.function(.round, formula)) }
        let scaled = Formula.arithmetic(.multiply, formula, .number(scale))
        return try Formula.made(.arithmetic(.divide, .function(.round, scaled), .number(scale)))
      }
      throw Fault(
        .wrongKind, "`round` takes numbers, found \(Display.phrase(value))", argument: "x")
    }
    return try rounded(x)
  }
}

struct Clamp: Command {
  static let name = "clamp"
  static let summary = "A number, or the nearer of two bounds when it lies outside."
  static let examples = [
    Example("clamp([-0.5, 0.3, 1.2], 0, 1)", gives: "[0, 0.3, 1]"),
    Example(
      "table({age: [5, 40]})[clamp(.age, 18, 65)]", gives: "column of 2 (number): 18, 40"),
  ]
  @Argument("A number, or many.") var x: Value
  @Argument("The lower bound.", .positional) var low: Double
  @Argument("The upper bound.", .positional) var high: Double

  func run(in context: Context) throws -> Value {
    guard low <= high else {
      throw Fault(
        .wrongValue,
        "the bounds rise, found \(NumberFormat.general(low)) and \(NumberFormat.general(high))",
        argument: "high")
    }
    return try clamped(x)
  }

  private func clamped(_ value: Value) throws -> Value {
    if let number = value.number {
      return .number(number < low ? low : number > high ? high : number)
    }
    if let list = value.list { return .list(try list.map(clamped)) }
    if let fields = value.record { return .record(try fields.mapValues(clamped)) }
    if let tensor = value.foreign as? Tensor {
      return try tensor.maximum(Tensor(low, like: tensor)).minimum(Tensor(high, like: tensor)).value
    }
    if let formula = value.foreign as? Formula {
      let below = Formula.comparison(.less, formula, .number(low))
      let above = Formula.comparison(.greater, formula, .number(high))
      return try Formula.made(
        .choice(below, .number(low), .choice(above, .number(high), formula)))
    }
    throw Fault(.wrongKind, "`clamp` takes numbers, found \(Display.phrase(value))", argument: "x")
  }
}

struct IsNaN: Command {
  static let name = "is_nan"
  static let summary = "Whether a number is none: 0 / 0, the log of -1."
  static let details = "`missing(.x)` says it of a column."
  static let examples = [
    Example("is_nan(0 / 0)", gives: "true"), Example("is_nan([1, nan])", gives: "[false, true]"),
  ]
  @Argument("A number, or many.") var x: Value

  func run(in context: Context) throws -> Value {
    try answer(x, "is_nan", { $0.isNaN }, ofTensor: { try $0.compare(.notEqual, $0) })
  }
}

struct IsFinite: Command {
  static let name = "is_finite"
  static let summary = "Whether a number is neither infinite nor nan."
  static let examples = [Example("is_finite([1, 1 / 0, nan])", gives: "[true, false, false]")]
  @Argument("A number, or many.") var x: Value

  func run(in context: Context) throws -> Value {
    try answer(
      x, "is_finite", { $0.isFinite },
      ofTensor: { try $0.absolute().compare(.less, .infinity) })
  }
}

private func answer(
  _ value: Value, _ name: String, _ holds: (Double) -> Bool, ofTensor: (Tensor) throws -> Tensor
) throws -> Value {
  if let number = value.number { return .bool(holds(number)) }
  if let tensor = value.foreign as? Tensor { return try ofTensor(tensor).value }
  if let list = value.list {
    return .list(try list.map { try answer($0, name, holds, ofTensor: ofTensor) })
  }
  if let fields = value.record {
    return .record(try fields.mapValues { try answer($0, name, holds, ofTensor: ofTensor) })
  }
  throw Fault(
    .wrongKind, "`\(name)` takes numbers, found \(Display.phrase(value))",
    notes: value.foreign is Formula ? ["for a column: missing(.x)"] : [], argument: "x")
}
