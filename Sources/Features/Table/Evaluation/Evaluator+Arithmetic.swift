import Glibc

/// Arithmetic and the functions of one number.
extension Evaluator {
  /// A number operand: one for all rows, or one each.
  enum Numbers {
    case one(Double)
    case each([Double])
  }

  func numbersOperand(_ formula: Formula) throws -> Numbers {
    switch try operand(formula) {
    case .constant(.number(let number)): return .one(number)
    case .constant(.truth(let truth)): return .one(truth ? 1 : 0)
    case .constant(.missing): return .one(.nan)
    case .constant(let cell):
      throw FeaturesError.wrongKind(
        formula: formula.description, needed: "a number", found: Operand.constant(cell).phrase)
    case .values(.numbers(let numbers)): return .each(numbers)
    case .values: return .each(try numbers(formula))
    }
  }

  func map(
    numbers formula: Formula, _ f: (Double) -> Double
  ) throws -> Operand {
    switch try numbersOperand(formula) {
    case .one(let number): Evaluator.constant(f(number))
    case .each(let numbers): .values(.numbers(numbers.map(f)))
    }
  }

  static func constant(_ number: Double) -> Operand {
    .constant(number.isNaN ? .missing : .number(number))
  }

  func arithmetic(
    _ sign: Formula.Arithmetic, _ left: Formula, _ right: Formula
  ) throws -> Operand {
    if let times = try timesArithmetic(sign, left, right) { return times }
    let left = try numbersOperand(left)
    let right = try numbersOperand(right)
    return switch sign {
    case .add: Evaluator.combine(left, right) { $0 + $1 }
    case .subtract: Evaluator.combine(left, right) { $0 - $1 }
    case .multiply: Evaluator.combine(left, right) { $0 * $1 }
    case .divide: Evaluator.combine(left, right) { $0 / $1 }
    case .remainder: Evaluator.combine(left, right) { floored($0, $1) }
    case .power: Evaluator.combine(left, right) { pow($0, $1) }
    }
  }

  @inline(__always)
  private static func combine(
    _ left: Numbers, _ right: Numbers, _ f: (Double, Double) -> Double
  ) -> Operand {
    switch (left, right) {
    case (.one(let a), .one(let b)): constant(a.isNaN || b.isNaN ? .nan : f(a, b))
    case (.each(let a), .one(let b)):
      .values(.numbers(a.map { $0.isNaN || b.isNaN ? .nan : f($0, b) }))
    case (.one(let a), .each(let b)):
      .values(.numbers(b.map { a.isNaN || $0.isNaN ? .nan : f(a, $0) }))
    case (.each(let a), .each(let b)):
      .values(.numbers(zip(a, b).map { $0.isNaN || $1.isNaN ? .nan : f($0, $1) }))
    }
  }

  func apply(
    _ function: Formula.Function, to formula: Formula
  ) throws -> Operand {
    try map(numbers: formula) { function.value(of: $0) }
  }
}

/// The remainder that has the sign of the divisor: a − b ⌊a / b⌋.
private func floored(_ a: Double, _ b: Double) -> Double {
  let rest = fmod(a, b)
  return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
}
