extension TensorError {
  /// One line, no full stop: what was expected, then what was found.
  public var message: String {
    switch self {
    case .negativeCount(let axis):
      "an axis holds 0 numbers or more, not \(axis.count)"
    case .tooLarge(let axes):
      "a tensor of \(text(axes)) has more numbers than a machine can count"
    case .tooManyAxes(let count, let limit):
      "a tensor has at most \(limit) axes, and this one would have \(count)"
    case .overBudget(let axes, let bytes, let limit):
      "a tensor may take \(size(limit)), and \(text(axes)) would take \(size(bytes))"
    case .wrongCount(let shape, let numbers):
      "\(shape) holds \(shape.count) numbers, not \(numbers)"
    case .ragged(let found, let expected):
      "nested lists must be equally long: one has \(found) elements, another \(expected)"
    case .wrongNames(let shape, let names):
      "\(shape) has \(shape.rank) axes, and \(names) names were given"
    case .cannotReshape(let from, let to):
      "a reshape keeps every number: \(from) holds \(from.count), \(to) \(to.count)"
    case .unknownAxis(.named(let name), let shape):
      "the tensor \(shape) has no axis `\(name)`"
    case .unknownAxis(.at(let position), let shape):
      "the tensor \(shape) has no axis at position \(position)"
    case .repeatedAxis(let name, let shape):
      "the axis `\(name)` stands twice in \(shape)"
    case .axisGivenTwice(let axis, _):
      "an axis is given once, and \(axis) was given twice"
    case .notAnOrder(let shape, let given):
      "an order names each of the \(shape.rank) axes of \(shape) once; \(given) were given"
    case .tooFewAxes(let operation, let shape, let needed):
      "`\(operation)` needs at least \(needed) axes, and the tensor has \(shape)"
    case .unequalAxes(let operation, let left, let right, _, _):
      "the axes of `\(operation)` must agree: \(phrase(left)) against \(phrase(right))"
    case .innerAxes:
      "the inner axes of `@` must agree"
    case .noAxesToMultiply:
      "`@` multiplies vectors and matrices, not single numbers"
    case .cannotJoin(let operation, let first, let other, let number):
      "`\(operation)` joins tensors that agree in the other axes: number \(number) is \(other), "
        + "the first \(first)"
    case .nothingToJoin(let operation):
      "`\(operation)` needs at least one tensor"
    case .outside(let index, let axis, let place, _):
      "index \(index) lies outside axis \(label(axis, place)), which has \(axis.count) elements"
    case .rangeOutside(let range, let axis, let place, _):
      "\(range.lowerBound)..<\(range.upperBound) reaches outside axis \(label(axis, place)), "
        + "which has \(axis.count) elements"
    case .notWhole(let number, let place):
      "an id is a whole number, and element \(place) is \(number)"
    case .unknownID(let id, let count, let place):
      "ids lie in 0..<\(count) (−1 is missing), and element \(place) is \(whole(id))"
    case .wrongIndexCount(let given, let shape):
      "\(shape) has \(shape.rank) axes, and \(given) indexes were given"
    case .notOneNumber(let operation, let shape):
      "\(operation) needs a single number, and this is \(shape)"
    case .notAMask(let operation, let shape):
      "`\(operation)` takes masks (comparisons of tensors), and this is a tensor \(shape)"
    case .notZeroOrOne(let number, let place):
      "a mask holds 0 and 1, and element \(place) is \(number)"
    case .empty(let operation, let shape):
      "`\(operation)` of no numbers is undefined, and the tensor is \(shape)"
    case .notFiniteStep(let start, let step):
      "a row of numbers needs a finite start and step, not \(start) and \(step)"
    case .badRows(let reason):
      "a sparse matrix needs \(reason)"
    case .closedTape:
      "this gradient's recording has ended"
    }
  }

  /// Facts that help, a line each.
  public var notes: [String] {
    switch self {
    case .innerAxes(let l, let r, _, _): [innerFinding(l, r)]
    case .noAxesToMultiply: ["`*` multiplies by a number"]
    case .unknownAxis(_, let shape) where shape.rank > 0:
      ["axes: " + shape.axes.enumerated().map { label($1, $0) }.joined(separator: ", ")]
    case .repeatedAxis: ["a position (0, 1, …) points at one of them"]
    case .outside(let index, let axis, _, _) where index < 0 && axis.count > 0:
      ["indexes count from 0; the last is \(axis.count - 1)"]
    default: []
    }
  }
}

extension TensorError {
  /// The shapes that do not fit, for who cannot point at them.
  public var findings: [String] {
    switch self {
    case .unequalAxes(_, _, _, let left, let right), .innerAxes(_, _, let left, let right),
      .noAxesToMultiply(let left, let right):
      ["the left is \(left), the right is \(right)"]
    default: []
    }
  }
}

private func text(_ axes: [Shape.Axis]) -> String {
  "[" + axes.map(\.description).joined(separator: ", ") + "]"
}

private func phrase(_ axis: Shape.Axis) -> String { "`\(axis)`" }

private func label(_ axis: Shape.Axis, _ place: Int) -> String {
  axis.name.map { "`\($0)`" } ?? "\(place)"
}

private func whole(_ id: Double) -> String {
  Int(exactly: id).map(String.init) ?? "\(id)"
}

private func size(_ bytes: Int) -> String {
  switch bytes {
  case 1_000_000_000...: "\((Double(bytes) / 1e8).rounded() / 10) GB"
  case 1_000_000...: "\((Double(bytes) / 1e5).rounded() / 10) MB"
  default: "\(bytes) bytes"
  }
}

private func innerFinding(_ left: Shape.Axis, _ right: Shape.Axis) -> String {
  if let name = left.name, name == right.name {
    return "axis `\(name)` is \(left.count) on the left and \(right.count) on the right"
  }
  return "the left ends in \(phrase(left)), the right begins with \(phrase(right))"
}
