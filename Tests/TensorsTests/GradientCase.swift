import Tensors
import Testing

/// A function whose gradient is compared with finite differences.
struct GradientCase: Sendable, CustomTestStringConvertible {
  let name: String
  /// The axes of each input.
  let inputs: [[Shape.Axis]]
  var low = -2.0
  var high = 2.0
  let function: @Sendable ([Tensor]) throws -> Tensor

  var testDescription: String { name }

  init(
    _ name: String, _ inputs: [[Shape.Axis]], low: Double = -2, high: Double = 2,
    _ function: @escaping @Sendable ([Tensor]) throws -> Tensor
  ) {
    self.name = name
    self.inputs = inputs
    self.low = low
    self.high = high
    self.function = function
  }

  func samples(seed: Int) throws -> [Tensor] {
    try inputs.enumerated().map {
      try sample($0.element, seed: seed, low: low, high: high, index: $0.offset)
    }
  }
}

private let square = axes(("row", 3), ("hidden", 4))
private let line = axes(("hidden", 4))

extension GradientCase {
  static let unary: [GradientCase] = [
    .init("negate", [square]) { try $0[0].negated() },
    .init("abs", [square]) { try $0[0].absolute() },
    .init("exp", [square]) { try $0[0].exp() },
    .init("log", [square], low: 0.3) { try $0[0].log() },
    .init("log2", [square], low: 0.3) { try $0[0].log2() },
    .init("log10", [square], low: 0.3) { try $0[0].log10() },
    .init("log1p", [square], low: -0.6) { try $0[0].log1p() },
    .init("sin", [square]) { try $0[0].sin() },
    .init("cos", [square]) { try $0[0].cos() },
    .init("sqrt", [square], low: 0.3) { try $0[0].sqrt() },
    .init("squared", [square]) { try $0[0].squared() },
    .init("sigmoid", [square]) { try $0[0].sigmoid() },
    .init("tanh", [square]) { try $0[0].tanh() },
    .init("relu", [square]) { try $0[0].relu() },
    .init("power 2", [square]) { try $0[0].power(2) },
    .init("power 3", [square]) { try $0[0].power(3) },
    .init("power −½", [square], low: 0.3) { try $0[0].power(-0.5) },
    .init("sign", [square]) { try $0[0].sign() * $0[0] },
    .init("floor", [square]) { try $0[0].floor() + $0[0] },
    .init("converted", [square]) { try $0[0].converted(to: .double) * 3 },
    .init("number − x", [square]) { try 1 - $0[0] },
    .init("number / x", [square], low: 0.3) { try 2 / $0[0] },
  ]

  static let binary: [GradientCase] = [
    .init("+", [square, square]) { try $0[0] + $0[1] },
    .init("−", [square, square]) { try $0[0] - $0[1] },
    .init("*", [square, square]) { try $0[0] * $0[1] },
    .init("/", [square, square], low: 0.5) { try $0[0] / $0[1] },
    .init("%", [square, square], low: 0.5, high: 3) { try $0[0].remainder($0[1]) },
    .init("^", [square, square], low: 0.4) { try $0[0].power($0[1]) },
    .init("maximum", [square, square]) { try $0[0].maximum($0[1]) },
    .init("minimum", [square, square]) { try $0[0].minimum($0[1]) },
    .init("bce", [square, square]) { try Tensor.bce($0[0], $0[1]) },
    .init("choose", [square, square]) {
      try Tensor.choose($0[0].compare(.less, 0), $0[0] * $0[1], $0[1])
    },
    .init("same value twice", [square]) { try $0[0] * $0[0] + $0[0] },
    .init("name added", [square, line]) { try $0[0] * $0[1] },
    .init("name added on the left", [line, square]) { try $0[0] / ($0[1].squared() + 1) },
    .init("names in another order", [square, axes(("hidden", 4), ("row", 3))]) {
      try $0[0] * $0[1]
    },
    .init("outer by names", [axes(("a", 2)), axes(("b", 3))]) { try $0[0] * $0[1] - $0[0] },
    .init("rank grows on both sides", [square, axes(("hidden", 4), ("out", 2))]) {
      try $0[0] * $0[1] + $0[1]
    },
    .init("position", [axes((nil, 3), (nil, 4)), axes((nil, 4))]) { try $0[0] * $0[1] },
    .init("position, count 1", [axes((nil, 3), (nil, 1)), axes((nil, 4))]) { try $0[0] * $0[1] },
    .init("mixed names", [axes((nil, 3)), axes(("a", 2), ("b", 1))]) { try $0[0] * $0[1] },
    .init("single number", [square, []]) { try $0[0] * $0[1] + $0[1] },
  ]

  static let reductions: [GradientCase] = [
    .init("sum", [square]) { try $0[0].squared().sum() },
    .init("sum of rows", [square]) { try $0[0].sum(["row"]) },
    .init("sum of columns", [square]) { try $0[0].sum(["hidden"]) },
    .init("sum of outer axes", [axes(("a", 2), ("b", 3), ("c", 2))]) {
      try $0[0].sum(["a", "c"])
    },
    .init("mean", [square]) { try $0[0].mean(["row"]) },
    .init("max", [square]) { try $0[0].max(["hidden"]) },
    .init("max of all", [square]) { try $0[0].max() },
    .init("min", [square]) { try $0[0].min(["row"]) },
    .init("variance", [square]) { try $0[0].variance(["row"]) },
    .init("variance of all", [square]) { try $0[0].variance() },
    .init("softmax", [square]) { try $0[0].softmax() },
    .init("softmax of rows", [square]) { try $0[0].softmax("row") },
    .init("logSumExp", [square]) { try $0[0].logSumExp(["hidden"]) },
    .init("logSumExp of all", [square]) { try $0[0].logSumExp() },
    .init("back to the shape by name", [square]) { try $0[0] - $0[0].mean(["hidden"]) },
  ]

  static let moves: [GradientCase] = [
    .init("reshape", [square]) { try $0[0].reshaped(Shape(2, 6)) },
    .init("renamed", [square]) { try $0[0].renamed("row", to: "r").squared() },
    .init("T", [square]) { try $0[0].transposed() },
    .init("order", [axes(("a", 2), ("b", 3), ("c", 4))]) {
      try $0[0].transposed(to: ["c", "a", "b"])
    },
    .init("slice", [square]) {
      try $0[0].slice([("row", .index(1)), ("hidden", .range(1..<3))])
    },
    .init("slices that overlap", [square]) {
      try $0[0].slice([("hidden", .range(0..<3))]) * $0[0].slice([("hidden", .range(1..<4))])
    },
    .init("concat", [square, axes(("row", 3), ("hidden", 2))]) {
      try Tensor.concat([$0[0], $0[1], $0[0]], axis: "hidden")
    },
    .init("concat of rows", [square, axes(("row", 1), ("hidden", 4))]) {
      try Tensor.concat([$0[1], $0[0]], axis: "row")
    },
    .init("stack", [line, line]) { try Tensor.stack([$0[0], $0[1], $0[0]], name: "k", at: 1) },
    .init("gather", [square]) { try $0[0].gather([2, -1, 0, 2], shape(("id", 4))) },
    .init("gather twice", [square]) {
      try $0[0].gather([1], Shape(1)) * $0[0].gather([2], Shape(1)) + $0[0].sum(["row"])
    },
  ]

  static let products: [GradientCase] = [
    .init("matrix @ matrix", [square, axes(("hidden", 4), ("out", 2))]) {
      try $0[0].matmul($0[1])
    },
    .init("matrix @ vector", [square, line]) { try $0[0].matmul($0[1]) },
    .init("vector @ matrix", [axes(("row", 3)), square]) { try $0[0].matmul($0[1]) },
    .init("vector @ vector", [line, line]) { try $0[0].matmul($0[1]) },
    .init("T @", [square, axes(("row", 3), ("out", 2))]) {
      try $0[0].transposed().matmul($0[1])
    },
    .init("x @ x.T", [square]) { try $0[0].matmul($0[0].transposed()) },
    .init("batch @ matrix", [axes(("b", 2), ("r", 3), ("k", 4)), axes(("k", 4), ("o", 2))]) {
      try $0[0].matmul($0[1])
    },
    .init(
      "batch @ batch", [axes(("b", 2), ("r", 3), ("k", 4)), axes(("b", 2), ("k", 4), ("o", 2))]
    ) { try $0[0].matmul($0[1]) },
    .init("matrix @ batch", [square, axes(("b", 2), ("hidden", 4), ("o", 2))]) {
      try $0[0].matmul($0[1])
    },
    .init(
      "batches that broadcast",
      [axes((nil, 2), (nil, 1), (nil, 3), (nil, 4)), axes((nil, 3), (nil, 4), (nil, 2))]
    ) { try $0[0].matmul($0[1]) },
    .init("sparse @ vector", [axes(("cross", 4))]) { try sparseSample().matmul($0[0]) },
    .init("sparse @ matrix", [axes(("cross", 4), ("out", 2))]) { try sparseSample().matmul($0[0]) },
    .init("sparse.T @ matrix", [axes(("row", 3), ("out", 2))]) {
      try sparseSample().transposed.matmul($0[0])
    },
    .init("two layers", [axes(("row", 5), ("in", 3)), axes(("in", 3), ("hidden", 4)), line, line]) {
      let h = try ($0[0].matmul($0[1]) + $0[2]).tanh()
      return try Tensor.bce(h.matmul($0[3]), Tensor.zeros(shape(("row", 5)))).mean()
    },
  ]

  static let all = unary + binary + reductions + moves + products
}

func sparseSample() throws -> SparseMatrix {
  try SparseMatrix(
    rowStarts: [0, 2, 2, 5], ids: [3, 0, 1, 3, 3], values: [1, 2, -1, 0.5, 0.25], columns: 4,
    names: ("row", "cross"))
}
