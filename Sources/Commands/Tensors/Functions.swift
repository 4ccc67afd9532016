import Language
import Tensors

/// Functions of tensors that have no form for plain numbers or columns.

struct Relu: Command {
  static let name = "relu"
  static let summary = "A number where it is above 0, else 0."
  static let examples = [
    Example("relu(tensor([-1, 2]))", gives: "[0, 2]"), Example("relu(-3)", gives: "0"),
  ]
  @Argument("A tensor, a number, or a record of them.") var x: Value

  func run(in context: Context) throws -> Value {
    try mapped(x) { try $0.relu() }
  }
}

/// A function of each tensor and number in a value.
func mapped(_ value: Value, _ body: (Tensor) throws -> Tensor) throws -> Value {
  if let fields = value.record { return .record(try fields.mapValues { try mapped($0, body) }) }
  if let list = value.list { return .list(try list.map { try mapped($0, body) }) }
  guard let tensor = Tensor.operand(value) else {
    throw Fault(
      .wrongKind, "a tensor or a number is needed here, found \(Display.phrase(value))",
      argument: "x")
  }
  return try body(tensor).value
}

struct Softmax: Command {
  static let name = "softmax"
  static let summary = "exp(x) over its sum along an axis: shares that sum to 1."
  static let examples = [Example("softmax(tensor([0, 0]))", gives: "[0.5, 0.5]")]
  @Argument("The tensor.") var x: Tensor
  @Argument("The axis; the last when left out.", .positional) var axis: Axis? = nil

  func run(in context: Context) throws -> Value { try x.softmax(axis?.reference).value }
}

struct LogSumExp: Command {
  static let name = "log_sum_exp"
  static let summary = "log(sum(exp(x))), without overflow."
  static let examples = [Example("log_sum_exp(tensor([0, 0]))", gives: "0.693147")]
  @Argument("The tensor.") var x: Tensor
  @Argument("The axes; all when left out.", .positional) var over: Axes? = nil

  func run(in context: Context) throws -> Value { try x.logSumExp(over?.references).value }
}

struct BinaryCrossEntropyCommand: Command {
  static let name = "bce"
  static let summary = "The binary cross-entropy of logits and labels, element by element."
  static let details = "max(z, 0) - z * y + log1p(exp(-abs(z))): safe for any logit."
  static let examples = [Example("bce(0, 1)", gives: "0.693147")]
  @Argument("Logits: a tensor or a number.") var logits: Value
  @Argument("Labels, 0 or 1.", .positional) var labels: Value

  func run(in context: Context) throws -> Value {
    guard let z = Tensor.operand(logits), let y = Tensor.operand(labels) else {
      throw Fault(
        .wrongKind,
        "`bce` takes tensors or numbers, found \(Display.phrase(logits)) and "
          + Display.phrase(labels))
    }
    return try Tensor.bce(z, y).value
  }
}

/// Ids: a tensor of them, a list, or one.
struct IDs: Convertible {
  static let wantedKind = Kind("a tensor or a list of ids")
  let tensor: Tensor

  static func convert(_ value: Value) throws -> IDs? {
    if let tensor = Tensor.operand(value) { return IDs(tensor: tensor) }
    guard let numbers = try NumberList.convert(value)?.numbers else { return nil }
    return IDs(tensor: try Tensor.make(Shape(numbers.count), doubles: numbers))
  }
}

struct Gather: Command {
  static let name = "gather"
  static let summary = "The rows of a table of vectors at some ids: an embedding look-up."
  static let details = "Id -1 stands for none: a row of zeros, without a gradient."
  static let examples = [
    Example("gather(tensor([[1, 2], [3, 4]]), tensor([1, 1, 0]))[0]", gives: "[3, 4]"),
    Example("gather(tensor([[1, 2], [3, 4]]), 1)", gives: "[3, 4]"),
  ]
  @Argument("The table: [id, …].") var of: Tensor
  @Argument("The ids, from 0.", .positional) var ids: IDs

  func run(in context: Context) throws -> Value { try of.gather(ids.tensor).value }
}

struct OneHot: Command {
  static let name = "one_hot"
  static let summary = "A row of zeros with a one at the id, for each id."
  static let examples = [Example("one_hot(tensor([1]), 3)[0]", gives: "[0, 1, 0]")]
  @Argument("The ids, from 0.") var ids: IDs
  @Argument("How many ids there are.", .positional) var count: Int

  func run(in context: Context) throws -> Value {
    try context.willAllocate(bytes: Double(ids.tensor.count) * Double(count) * 4)
    return try Tensor.oneHot(ids.tensor, count: count).value
  }
}

struct Reshape: Command {
  static let name = "reshape"
  static let summary = "The same numbers under other axes."
  static let examples = [Example("reshape(arange(0, 4), 2, 2)[1]", gives: "[2, 3]")]
  @Argument("The tensor.") var of: Tensor
  @Argument("The counts of axes without names.", .rest) var counts: [Int]
  @Argument("The counts of named axes.", .open) var axis: Labelled<Int>

  func run(in context: Context) throws -> Value {
    let axes = counts.map { Shape.Axis(nil, $0) } + axis.arguments.map { .init($0.label, $0.value) }
    return try of.reshaped(Shape(axes)).value
  }
}

struct Stack: Command {
  static let name = "stack"
  static let summary = "Tensors of one shape along a new first axis."
  static let examples = [Example("stack([tensor([1, 2]), tensor([3, 4])])[1]", gives: "[3, 4]")]
  @Argument("The tensors.") var of: [Tensor]
  @Argument("The new axis's name.") var axis: Axis? = nil

  func run(in context: Context) throws -> Value {
    var name: String?
    if case .named(let text)? = axis?.reference { name = text }
    return try Tensor.stack(of, name: name).value
  }
}

struct Argmax: Command {
  static let name = "argmax"
  static let summary = "Where along an axis the greatest number stands."
  static let examples = [Example("argmax(tensor([3, 9, 4]))", gives: "1")]
  @Argument("The tensor.") var of: Tensor
  @Argument("The axis; the last when left out.", .positional) var axis: Axis? = nil

  func run(in context: Context) throws -> Value {
    try of.argmax(axis?.reference ?? .at(max(of.rank - 1, 0))).value
  }
}

struct AxesOf: Command {
  static let name = "shape"
  static let summary = "The counts of a tensor's axes, as a record where all are named."
  static let examples = [
    Example("shape(zeros(row: 2, input: 3))", gives: "{row: 2, input: 3}"),
    Example("shape(zeros(2, 3))", gives: "[2, 3]"),
  ]
  @Argument("The tensor, or a sparse matrix.") var of: Value

  func run(in context: Context) throws -> Value {
    guard let shape = (of.foreign as? Tensor)?.shape ?? (of.foreign as? SparseMatrix)?.shape else {
      throw Fault(
        .wrongKind, "`shape` takes a tensor, found \(Display.phrase(of))", argument: "of")
    }
    let names = shape.axes.compactMap(\.name)
    guard !names.isEmpty, names.count == shape.rank else {
      return .list(shape.axes.map { .number(Double($0.count)) })
    }
    return .record(
      Fields(zip(names, shape.axes.map { .number(Double($0.count)) })) { first, _ in first })
  }
}
