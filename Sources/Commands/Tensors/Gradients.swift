import Language
import Tensors

struct Grad: Command {
  static let name = "grad"
  static let summary = "The function that gives the gradient of another by its first argument."
  static let details = """
    The function gives one number. Its first argument is a number, a tensor, or a record or list
    of them; the gradient has the same shape. What does not move the result has gradient 0.
    """
  static let examples = [
    Example("grad(fn(x) x ^ 2)(3)", gives: "6"),
    Example("grad(fn(p) p.a * p.b)({a: 2, b: 5})", gives: "{a: 5, b: 2}"),
  ]
  @Argument("A function that gives one number.") var of: Callable

  func run(in context: Context) throws -> Value {
    let function = of.value
    return .object(
      NativeFunction(name: "grad", of: function) { arguments in
        try Differentiation.run(function, arguments, in: context).gradient
      })
  }
}

struct ValueAndGrad: Command {
  static let name = "value_and_grad"
  static let summary = "The function that gives a function's value and its gradient, in a list."
  static let examples = [Example("value_and_grad(fn(x) x ^ 2)(3)", gives: "[9, 6]")]
  @Argument("A function that gives one number.") var of: Callable

  func run(in context: Context) throws -> Value {
    let function = of.value
    return .object(
      NativeFunction(name: "value_and_grad", of: function) { arguments in
        let (value, gradient) = try Differentiation.run(function, arguments, in: context)
        return .list([value, gradient])
      })
  }
}

struct CheckGrad: Command {
  static let name = "check_grad"
  static let summary = "Compares a function's gradient with finite differences, in 64 bits."
  static let details = """
    Gives a record: whether they agree, how far they part at the worst place, and where that is.
    The difference is relative to the greater of the two, or to 1.
    """
  static let examples = [
    Example("check_grad(fn(x) x ^ 3, at: 2).agrees", gives: "true"),
    Example("check_grad(fn(p) p.a * tanh(p.b), at: {a: 2, b: 1}).agrees", gives: "true"),
  ]
  @Argument("A function that gives one number.") var of: Callable
  @Argument("Where to compare: the function's first argument.") var at: Value
  @Argument("The function's further arguments.") var with: [Value] = []
  @Argument("How far the two may part.") var tolerance = 1e-5

  func run(in context: Context) throws -> Value {
    let tree = try Tree(at, precision: .double)
    guard !tree.leaves.isEmpty else {
      throw Fault(.wrongKind, "a gradient needs numbers or tensors to move", argument: "at")
    }
    let doubles = try tree.leaves.map { try $0.converted(to: .double) }
    let comparison = try compareGradients(
      of: { moved in
        let first = tree.value(with: moved, asNumbers: false)
        return try Differentiation.scalar(context.call(of.value, [first] + with))
      }, at: doubles, tolerance: tolerance)
    guard let worst = comparison.worst else { return .record(["agrees": .bool(true)]) }
    let index =
      worst.index.isEmpty ? "" : "[\(worst.index.map(String.init).joined(separator: ", "))]"
    let path = tree.paths.indices.contains(worst.input) ? tree.paths[worst.input] : ""
    return .record([
      "agrees": .bool(comparison.holds), "difference": .number(worst.difference),
      "place": .string(path + index), "gradient": .number(worst.analytic),
      "finite_difference": .number(worst.numeric),
    ])
  }
}

/// Running a function of the language on a tape.
enum Differentiation {
  static func run(_ function: Value, _ arguments: [Value], in context: Context) throws -> (
    value: Value, gradient: Value
  ) {
    guard let first = arguments.first else {
      throw Fault(.missingArgument, "a gradient needs the argument to move")
    }
    let tree = try Tree(first)
    let tape = Tape()
    defer { tape.close() }
    let leaves = tree.leaves.map { tape.watch($0) }
    let moved = tree.value(with: leaves, asNumbers: false)
    let result = try scalar(context.call(function, [moved] + arguments.dropFirst()))
    let gradients = try tape.lastGradients(of: result, at: leaves)
    return (
      result.detached.value, tree.value(with: gradients, asNumbers: true)
    )
  }

  /// The one number a function must give.
  static func scalar(_ value: Value) throws -> Tensor {
    if let number = value.number { return Tensor(number, precision: .double) }
    guard let tensor = value.foreign as? Tensor, tensor.count == 1 else {
      throw Fault(
        .wrongKind, "a function with a gradient gives one number, found \(Display.phrase(value))",
        notes: ["mean(…) or sum(…) makes one number of many"])
    }
    return tensor
  }
}
