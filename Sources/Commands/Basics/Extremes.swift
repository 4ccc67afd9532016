import Features
import Language
import Tensors

/// The least and the greatest.

struct Minimum: Command {
  static let name = "min"
  static let summary = "The least of numbers, strings or dates; nan if any is nan."
  static let details = """
    With `by` it is the element for which a function gives the least. Missing cells of a column are
    left out. With a column expression it is an aggregate for `group`.
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
    are left out. With a column expression it is an aggregate for `group`.
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

private func extreme(
  _ name: String, _ aggregate: Formula.Aggregate, _ values: [Value], _ by: Callable?,
  in context: Context
) throws -> Value {
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
