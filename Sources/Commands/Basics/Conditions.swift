import Language

/// Functions of true and false.

struct All: Command {
  static let name = "all"
  static let summary = "Whether every element is true; true for none."
  static let examples = [
    Example("all([true, false])", gives: "false"),
    Example("all(map([1, 2], fn(x) x > 0))", gives: "true"),
  ]
  @Argument("True/false values.") var of: [Bool]

  func run(in context: Context) throws -> Value { .bool(of.allSatisfy { $0 }) }
}

struct AnyOf: Command {
  static let name = "any"
  static let summary = "Whether at least one element is true; false for none."
  static let examples = [Example("any([true, false])", gives: "true")]
  @Argument("True/false values.") var of: [Bool]

  func run(in context: Context) throws -> Value { .bool(of.contains(true)) }
}

struct Choose: Command {
  static let name = "choose"
  static let summary = "One value when a condition holds, else another."
  static let examples = [Example(#"choose(3 > 2, "yes", "no")"#, gives: #""yes""#)]
  @Argument("True or false.") var condition: Bool
  @Argument("The value when it holds.", .positional) var then: Value
  @Argument("The value when it does not.", .positional, .label("otherwise")) var otherwise: Value

  func run(in context: Context) throws -> Value { condition ? then : otherwise }
}
