import Features
import Language

/// Lists from parts of lists.

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

struct Take: Command {
  static let name = "take"
  static let summary = "The first so many elements, or all if there are fewer."
  static let examples = [Example("take([3, 4, 5], 2)", gives: "[3, 4]")]
  @Argument("The elements.") var elements: Elements
  @Argument("How many, from 0 up.", .positional) var count: Amount

  func run(in context: Context) throws -> Value {
    .list(Array(elements.values.prefix(count.count)))
  }
}

struct Drop: Command {
  static let name = "drop"
  static let summary =
    "A list without its first elements, a record or a table without some columns."
  static let examples = [
    Example("drop([3, 4, 5], 2)", gives: "[5]"),
    Example(#"drop({a: 1, b: 2, c: 3}, "a", "c")"#, gives: "{b: 2}"),
    Example("columns(drop(table({a: [1], b: [2]}), .a))", gives: #"["b"]"#),
  ]
  @Argument("A list, a record or a table.") var of: Value
  @Argument("How many elements, the names of fields, or columns.", .rest) var what: [Value]

  func run(in context: Context) throws -> Value {
    if let table = of.foreign as? Table {
      return .foreign(try table.dropping(ColumnNames(what, argument: "what").names))
    }
    if let fields = of.record {
      let names = Set(try FieldNames(what, of: fields).names)
      return .record(fields.filter { !names.contains($0.key) })
    }
    guard let elements = try Elements.convert(of) else {
      throw Fault(
        .wrongKind, "`drop` takes a list, a record or a table, found \(Display.phrase(of))",
        argument: "of")
    }
    guard let value = what.first, what.count == 1, let amount = try Amount.convert(value) else {
      throw Fault(.wrongKind, "`drop` takes a list and how many elements to leave out")
    }
    return .list(Array(elements.values.dropFirst(amount.count)))
  }
}

struct Append: Command {
  static let name = "append"
  static let summary = "A new list with more elements at its end."
  static let examples = [Example("append([1, 2], 3)", gives: "[1, 2, 3]")]
  @Argument("The list.") var elements: Elements
  @Argument("What comes after it.", .rest) var more: [Value]

  func run(in context: Context) throws -> Value { .list(elements.values + more) }
}

struct Flatten: Command {
  static let name = "flatten"
  static let summary = "The elements of lists within a list, one level deep."
  static let examples = [Example("flatten([[1, 2], [], 3])", gives: "[1, 2, 3]")]
  @Argument("The list.") var elements: Elements

  func run(in context: Context) throws -> Value {
    .list(try elements.values.flatMap { try Elements.convert($0)?.values ?? [$0] })
  }
}

struct Reverse: Command {
  static let name = "reverse"
  static let summary = "The elements from last to first."
  static let examples = [Example("reverse([1, 2, 3])", gives: "[3, 2, 1]")]
  @Argument("The elements.") var elements: Elements

  func run(in context: Context) throws -> Value { .list(elements.values.reversed()) }
}
