import Features
import Language
import Tensors

/// The least and the greatest.

struct Minimum: Command {
  static let name = "min"
  static let summary = "The least of numbers, strings or dates; nan if any is nan."
  static let details = """
    With `by` it is the element for which a function gives the least. Missing cells of a column are
    left out. With a column expression it is an aggregate for `group`. Of a tensor it goes over all
    axes or some, min(x, .row); of several tensors it goes element by element.
    """
  static let examples = [
    Example("min([3, 1, 2])", gives: "1"), Example("min(3, 1)", gives: "1"),
    Example(#"min(["wide", "deep", "fm"], by: count)"#, gives: #""fm""#),
  ]
  @Argument("Values, or one list, range or column of them.", .rest) var of: [Value]
  @Argument("A function that gives what to compare.") var by: Callable? = nil

  func run(in context: Context) throws -> Value {
    try extreme("min", .min, of, by, in: context)
  }
}

struct Maximum: Command {
  static let name = "max"
  static let summary = "The greatest of numbers, strings or dates; nan if any is nan."
  static let details = """
    With `by` it is the element for which a function gives the greatest. Missing cells of a column
    are left out. With a column expression it is an aggregate for `group`. Of a tensor it goes over
    all axes or some, max(x, .row); of several tensors it goes element by element.
    """
  static let examples = [
    Example("max([3, 1, 2])", gives: "3"), Example("max(3, 1)", gives: "3"),
    Example("max([{loss: 0.4}, {loss: 0.3}], by: fn(run) run.loss)", gives: "{loss: 0.4}"),
  ]
  @Argument("Values, or one list, range or column of them.", .rest) var of: [Value]
  @Argument("A function that gives what to compare.") var by: Callable? = nil

  func run(in context: Context) throws -> Value {
    try extreme("max", .max, of, by, in: context)
  }
}

/// The lesser or greater of tensors, element by element; `nil` unless there are several. A number
/// after a tensor is an axis: write max(0, x).
private func elementwise(_ aggregate: Formula.Aggregate, _ values: [Value]) throws -> Value? {
  guard values.count > 1, values.dropFirst().contains(where: { $0.foreign is Tensor }) else {
    return nil
  }
  let tensors = values.compactMap(Tensor.operand)
  guard tensors.count == values.count, var result = tensors.first else { return nil }
  for (place, other) in tensors.enumerated().dropFirst() {
    // A plain number takes the precision of the tensor beside it.
    let other = values[place].number.map { Tensor($0, like: result) } ?? other
    let left = place == 1 ? values[0].number.map { Tensor($0, like: other) } ?? result : result
    result = try aggregate == .max ? left.maximum(other) : left.minimum(other)
  }
  return result.value
}

private func extreme(
  _ name: String, _ aggregate: Formula.Aggregate, _ values: [Value], _ by: Callable?,
  in context: Context
) throws -> Value {
  if by == nil, let elementwise = try elementwise(aggregate, values) { return elementwise }
  if let first = values.first, first.foreign is Tensor, by == nil {
    let axes = try values.dropFirst().map { axis in
      guard let axis = try Axes.convert(axis) else {
        throw Fault(
          .wrongKind,
          "`\(name)` of a tensor goes over axes: \(name)(x, .row), found "
            + Display.phrase(axis), argument: "of")
      }
      return axis.references
    }
    let over = axes.isEmpty ? nil : Axes(references: axes.flatMap { $0 })
    if let reduced = try Reduction.value(of: first, aggregate, over) { return reduced }
  }
  let whole = values.count == 1 ? values[0] : .list(values)
  if let formula = whole.foreign as? Formula {
    return try Formula.made(.aggregate(aggregate, formula))
  }
  guard var elements = try Elements.convert(whole) ?? Elements.convert(.list(values)) else {
    return .none
  }
  if whole.foreign is Column { elements = Elements(values: elements.values.filter { !$0.isNone }) }
  let keys = try elements.keyed(by: by, in: context)
  let numbers = keys.compactMap(\.number)
  if numbers.count == keys.count {
    if by == nil, numbers.contains(where: \.isNaN) { return .number(.nan) }
  } else if let other = keys.first(where: { !Key.isComparable($0) }) {
    throw Fault(
      .wrongKind, "`\(name)` takes numbers, strings or dates, found \(Display.phrase(other))")
  }
  guard let place = try Key.sorted(keys, descending: aggregate == .max, name).first else {
    throw Fault(.wrongValue, "`\(name)` needs at least one number, found none")
  }
  return elements.values[place]
}
