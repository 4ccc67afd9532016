import Features
import Language
import Tensors

/// Making tensors. Axes are counts in order, `zeros(2, 3)`, or named, `zeros(row: 2, input: 3)`.

/// The axes of a tensor to be made.
private func shape(_ counts: [Int], _ named: Labelled<Int>) throws -> Shape {
  guard counts.isEmpty || named.arguments.isEmpty else {
    throw Fault(
      .wrongValue, "axes are all named or all without a name: zeros(2, 3), zeros(row: 2, input: 3)")
  }
  return try Shape(
    counts.map { .init(nil, $0) } + named.arguments.map { .init($0.label, $0.value) })
}

/// A shape whose tensor the limits allow.
private func allowed(_ shape: Shape, in context: Context) throws -> Shape {
  try context.willAllocate(bytes: Double(shape.count) * 4)
  return shape
}

struct Zeros: Command {
  static let name = "zeros"
  static let summary = "A tensor of zeros."
  static let examples = [Example("zeros(3)", gives: "[0, 0, 0]")]
  @Argument("The counts of axes without names.", .rest) var counts: [Int]
  @Argument("The counts of named axes.", .open) var axis: Labelled<Int>

  func run(in context: Context) throws -> Value {
    try Tensor.zeros(allowed(shape(counts, axis), in: context)).value
  }
}

struct Ones: Command {
  static let name = "ones"
  static let summary = "A tensor of ones."
  static let examples = [Example("sum(ones(row: 2, input: 3))", gives: "6")]
  @Argument("The counts of axes without names.", .rest) var counts: [Int]
  @Argument("The counts of named axes.", .open) var axis: Labelled<Int>

  func run(in context: Context) throws -> Value {
    try Tensor.ones(allowed(shape(counts, axis), in: context)).value
  }
}

struct Randn: Command {
  static let name = "randn"
  static let summary = "A tensor of normal random numbers, mean 0 and deviation 1."
  static let examples = [Example("shape(randn(row: 2, input: 3))", gives: "{row: 2, input: 3}")]
  @Argument("The counts of axes without names.", .rest) var counts: [Int]
  @Argument("The seed; else the script's.") var seed: Seed? = nil
  @Argument("The counts of named axes.", .open) var axis: Labelled<Int>

  func run(in context: Context) throws -> Value {
    var stream = RandomStream(seed: seed?.seed ?? context.session.seed, purpose: .initialisation)
    return try Tensor.randn(allowed(shape(counts, axis), in: context), from: &stream).value
  }
}

struct Uniform: Command {
  static let name = "uniform"
  static let summary = "A tensor of random numbers, each as likely, from `low` to below `high`."
  static let examples = [Example("all(uniform(100, seed: 1) < 1)", gives: "true")]
  @Argument("The counts of axes without names.", .rest) var counts: [Int]
  @Argument("The least number.") var low = 0.0
  @Argument("No number reaches it.") var high = 1.0
  @Argument("The seed; else the script's.") var seed: Seed? = nil
  @Argument("The counts of named axes.", .open) var axis: Labelled<Int>

  func run(in context: Context) throws -> Value {
    var stream = RandomStream(seed: seed?.seed ?? context.session.seed, purpose: .initialisation)
    return try Tensor.uniform(
      allowed(shape(counts, axis), in: context), low: low, high: high, from: &stream
    ).value
  }
}

struct Arange: Command {
  static let name = "arange"
  static let summary = "A tensor of numbers from `from` up to below `to`."
  static let details = "arange(n) counts from 0 up to below n."
  static let examples = [
    Example("arange(0, 3)", gives: "[0, 1, 2]"), Example("arange(3)", gives: "[0, 1, 2]"),
    Example("arange(1, 0, by: -0.25)", gives: "[1, 0.75, 0.5, 0.25]"),
  ]
  @Argument("The first number.") var from: Double
  @Argument("No number reaches it.", .positional) var to: Double? = nil
  @Argument("From one to the next.") var by = 1.0
  @Argument("The axis's name.") var axis: Axis? = nil

  func run(in context: Context) throws -> Value {
    let (first, end) = to.map { (from, $0) } ?? (0, from)
    let count = ((end - first) / by).rounded(.up)
    guard by != 0, count.isFinite else {
      throw Fault(
        .wrongValue,
        "`by` leads from `from` to `to` in a number of steps, found "
          + NumberFormat.general(by), argument: "by")
    }
    try context.willAllocate(bytes: max(count, 0) * 4)
    var name: String?
    if case .named(let text)? = axis?.reference { name = text }
    return try Tensor.arange(from: first, by: by, count: Int(max(count, 0)), name: name).value
  }
}
