import Language

/// Functions from a list to something.

struct Count: Command {
  static let name = "count"
  static let summary = "How many elements, fields or characters something has."
  static let examples = [
    Example("count([3, 4, 5])", gives: "3"), Example(#"count("census")"#, gives: "6"),
  ]
  @Argument("A list, a range, a column, a record or a string.") var of: Value

  func run(in context: Context) throws -> Value {
    if let text = of.string { return .number(Double(text.count)) }
    if let fields = of.record { return .number(Double(fields.count)) }
    if let range = of.object as? NumberRange { return .number(range.count) }
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
        let verdict = try context.call(function.value, [element])
        guard let keep = verdict.bool else {
          throw Fault(
            .wrongKind, "the function gives true or false, found \(Display.phrase(verdict))",
            argument: "by")
        }
        return keep
      })
  }
}

struct Reverse: Command {
  static let name = "reverse"
  static let summary = "The elements from last to first."
  static let examples = [Example("reverse([1, 2, 3])", gives: "[3, 2, 1]")]
  @Argument("The elements.") var elements: Elements

  func run(in context: Context) throws -> Value { .list(elements.values.reversed()) }
}

struct First: Command {
  static let name = "first"
  static let summary = "The first element."
  static let examples = [Example("first([3, 4, 5])", gives: "3")]
  @Argument("The elements.") var elements: Elements

  func run(in context: Context) throws -> Value {
    guard let first = elements.values.first else {
      throw Fault(.indexOutOfRange, "an empty list has no first element", argument: "elements")
    }
    return first
  }
}

struct Last: Command {
  static let name = "last"
  static let summary = "The last element."
  static let examples = [Example("last([3, 4, 5])", gives: "5")]
  @Argument("The elements.") var elements: Elements

  func run(in context: Context) throws -> Value {
    guard let last = elements.values.last else {
      throw Fault(.indexOutOfRange, "an empty list has no last element", argument: "elements")
    }
    return last
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
