import Features
import Language

/// Functions that go through a list.

struct Count: Command {
  static let name = "count"
  static let summary = "How many elements, fields or characters something has."
  static let details = """
    In `group` and other column expressions count() counts rows, and count(.x) the cells of a
    column that are not missing.
    """
  static let examples = [
    Example("count([3, 4, 5])", gives: "3"), Example(#"count("census")"#, gives: "6"),
    Example("count(.age)", gives: "count(.age)"),
  ]
  @Argument("A list, a range, a column, a record or a string; nothing for rows.")
  var of: Value = .none

  func run(in context: Context) throws -> Value {
    guard _of.isGiven else { return .foreign(Formula.aggregate(.count, nil)) }
    if let text = of.string { return .number(Double(text.count)) }
    if let fields = of.record { return .number(Double(fields.count)) }
    if let range = of.object as? NumberRange { return .number(range.count) }
    if let formula = of.foreign as? Formula { return try Formula.made(.aggregate(.count, formula)) }
    if let elements = try Elements.convert(of) { return .number(Double(elements.values.count)) }
    throw Fault(
      .wrongKind, "`count` takes a list, a record or a string, found \(Display.phrase(of))",
      notes: of.foreign is any HasColumns ? ["a table's rows: rows(t)"] : [], argument: "of")
  }
}

struct Map: Command {
  static let name = "map"
  static let summary = "The list of a function's values for each element."
  static let examples = [
    Example("map([1, 2, 3], fn(x) x * x)", gives: "[1, 4, 9]"),
    Example("1..3 |> map(sqrt) |> map(round)", gives: "[1, 1, 2]"),
  ]
  @Argument("The elements.") var elements: Elements
  @Argument("A function of one element.", .positional, .label("with")) var function: Callable

  func run(in context: Context) throws -> Value {
    .list(
      try elements.values.map {
        try context.tick()
        return try context.call(function.value, [$0])
      })
  }
}

struct Filter: Command {
  static let name = "filter"
  static let summary = "The elements for which a function is true."
  static let examples = [Example("filter(1..6, fn(x) x % 2 == 0)", gives: "[2, 4, 6]")]
  @Argument("The elements.") var elements: Elements
  @Argument("A function of one element that gives true or false.", .positional, .label("by"))
  var function: Callable

  func run(in context: Context) throws -> Value {
    .list(
      try elements.values.filter { element in
        try context.tick()
        return try function.verdict(on: element, in: context)
      })
  }
}

struct Reduce: Command {
  static let name = "reduce"
  static let summary = "One value from many: a function joins each element to the result so far."
  static let examples = [
    Example("reduce([1, 2, 3], fn(total, x) total + x)", gives: "6"),
    Example("reduce([1, 2], fn(list, x) append(list, x * 10), from: [])", gives: "[10, 20]"),
  ]
  @Argument("The elements.") var elements: Elements
  @Argument("A function of the result so far and an element.", .positional, .label("with"))
  var function: Callable
  @Argument("What it begins with; else the first element.") var from: Value = .none

  func run(in context: Context) throws -> Value {
    var rest = elements.values[...]
    var result = from
    if !_from.isGiven {
      guard let first = rest.popFirst() else {
        throw Fault(
          .wrongValue, "without elements `reduce` needs `from`, what it begins with",
          argument: "elements")
      }
      result = first
    }
    for element in rest {
      try context.tick()
      result = try context.call(function.value, [result, element])
    }
    return result
  }
}

struct Zip: Command {
  static let name = "zip"
  static let summary = "The pairs of two lists of one length, for `for a, b in zip(xs, ys)`."
  static let examples = [Example("zip([1, 2], [3, 4])", gives: "[[1, 3], [2, 4]]")]
  @Argument("The first elements.") var elements: Elements
  @Argument("The second elements.", .positional, .label("with")) var others: Elements

  func run(in context: Context) throws -> Value {
    guard elements.values.count == others.values.count else {
      throw Fault(
        .wrongCount,
        "`zip` takes two lists of one length, found \(elements.values.count) and "
          + "\(others.values.count)", argument: "with")
    }
    return .list(Swift.zip(elements.values, others.values).map { .list([$0, $1]) })
  }
}

struct Enumerate: Command {
  static let name = "enumerate"
  static let summary = "Each element with its index, from 0, for `for i, x in enumerate(xs)`."
  static let examples = [Example(#"enumerate(["a", "b"])"#, gives: #"[[0, "a"], [1, "b"]]"#)]
  @Argument("The elements.") var elements: Elements

  func run(in context: Context) throws -> Value {
    .list(elements.values.enumerated().map { .list([.number(Double($0)), $1]) })
  }
}
