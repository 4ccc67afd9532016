import Features
import Language
import Tensors

/// Functions of true and false.

struct All: Command {
  static let name = "all"
  static let summary = "Whether every element is true, or a function is true for each."
  static let details = "For no elements it is true. A missing cell of a column is not true."
  static let examples = [
    Example("all([true, false])", gives: "false"),
    Example("all([1, 2], fn(x) x > 0)", gives: "true"),
  ]
  @Argument("True/false values, a mask, or any with a function.") var of: Value
  @Argument("A function of one element that gives true or false.", .positional, .label("by"))
  var function: Callable? = nil

  func run(in context: Context) throws -> Value {
    if let mask = of.foreign as? Tensor, function == nil { return try mask.all().value }
    return .bool(
      try elements(of, "all").allSatisfy { try verdict(on: $0, by: function, "all", in: context) })
  }
}

struct AnyOf: Command {
  static let name = "any"
  static let summary = "Whether at least one element is true, or a function is true for one."
  static let details = "For no elements it is false. A missing cell of a column is not true."
  static let examples = [
    Example("any([true, false])", gives: "true"),
    Example("any([1, 2], fn(x) x > 2)", gives: "false"),
  ]
  @Argument("True/false values, a mask, or any with a function.") var of: Value
  @Argument("A function of one element that gives true or false.", .positional, .label("by"))
  var function: Callable? = nil

  func run(in context: Context) throws -> Value {
    if let mask = of.foreign as? Tensor, function == nil { return try mask.any().value }
    return .bool(
      try elements(of, "any").contains { try verdict(on: $0, by: function, "any", in: context) })
  }
}

private func elements(_ value: Value, _ verb: String) throws -> [Value] {
  if value.bool != nil { return [value] }
  guard let elements = try Elements.convert(value)?.values else {
    throw Fault(
      .wrongKind, "`\(verb)` takes true/false values, found \(Display.phrase(value))",
      argument: "of")
  }
  return elements
}

/// Whether an element counts as true.
private func verdict(
  on element: Value, by function: Callable?, _ verb: String, in context: Context
) throws -> Bool {
  guard let function else {
    if element.isNone { return false }
    guard let bool = element.bool else {
      throw Fault(
        .wrongKind, "`\(verb)` takes true/false values, found \(Display.phrase(element))",
        notes: ["with a function it takes any: \(verb)(xs, fn(x) x > 0)"], argument: "of")
    }
    return bool
  }
  try context.tick()
  return try function.verdict(on: element, in: context)
}

struct Choose: Command {
  static let name = "choose"
  static let summary = "One value when a condition holds, else another."
  static let details = """
    A condition on columns chooses for each row: derive(t, group: choose(.age < 30, "young", "old")).
    A mask chooses for each element, a record of masks for each field: choose(p > 0, p, 0).
    """
  static let examples = [
    Example(#"choose(3 > 2, "yes", "no")"#, gives: #""yes""#),
    Example(
      #"table({x: [1, -2]})[choose(.x > 0, .x, 0)]"#, gives: "column of 2 (number): 1, 0"),
    Example(
      "p = {w: tensor([1, -2]), b: -3}\nchoose(p > 0, p, 0)", gives: "{w: [1, 0], b: 0}"),
  ]
  @Argument("True or false, or an expression of columns that is.") var condition: Value
  @Argument("The value when it holds.", .positional) var then: Value
  @Argument("The value when it does not.", .positional, .label("otherwise")) var otherwise: Value

  func run(in context: Context) throws -> Value {
    if let condition = condition.bool { return condition ? then : otherwise }
    if let fields = condition.record {
      return .record(try Choose.byField(fields, then, otherwise))
    }
    if let mask = condition.foreign as? Tensor, let a = Tensor.operand(then),
      let b = Tensor.operand(otherwise)
    {
      return try Tensor.choose(mask, a, b).value
    }
    guard let formula = condition.foreign as? Formula else {
      throw Fault(
        .wrongKind, "a condition is true or false, found \(Display.phrase(condition))",
        argument: "condition")
    }
    return try Formula.made(
      .choice(formula, constant(then, "then"), constant(otherwise, "otherwise")))
  }

  /// A record of conditions chooses field by field; a side that is no record stands for each.
  private static func byField(_ conditions: Fields, _ then: Value, _ otherwise: Value) throws
    -> Fields
  {
    var chosen = Fields()
    for (name, condition) in conditions {
      func part(_ side: Value, _ label: String) throws -> Value {
        guard let fields = side.record else { return side }
        guard let value = fields[name] else {
          throw Fault(
            .unknownField, "`\(label)` has no field `\(name)`, and the condition has",
            argument: label)
        }
        return value
      }
      let (a, b) = (try part(then, "then"), try part(otherwise, "otherwise"))
      if let bool = condition.bool {
        chosen[name] = bool ? a : b
      } else if let inner = condition.record {
        chosen[name] = .record(try byField(inner, a, b))
      } else if let mask = condition.foreign as? Tensor, let x = Tensor.operand(a),
        let y = Tensor.operand(b)
      {
        chosen[name] = try Tensor.choose(mask, x, y).value
      } else {
        throw Fault(
          .wrongKind,
          "a condition is true or false, `\(name)` has \(Display.phrase(condition))",
          argument: "condition")
      }
    }
    return chosen
  }

  private func constant(_ value: Value, _ label: String) throws -> Formula {
    guard let formula = Formula.operand(value) else {
      throw Fault(
        .wrongKind,
        "a choice for each row is a number, a string, true or false or a column, found "
          + Display.phrase(value), argument: label)
    }
    return formula
  }
}
