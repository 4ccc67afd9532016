import Language

/// Functions from numbers to a number.

struct Sum: Command {
  static let name = "sum"
  static let summary = "The sum of numbers; 0 for none."
  static let examples = [Example("sum(1..100)", gives: "5050")]
  @Argument("A list, a range or a column of numbers.") var of: NumberList

  func run(in context: Context) throws -> Value { .number(of.numbers.reduce(0, +)) }
}

struct Mean: Command {
  static let name = "mean"
  static let summary = "The mean of numbers."
  static let examples = [Example("mean([1, 2, 6])", gives: "3")]
  @Argument("A list, a range or a column of numbers.") var of: NumberList

  func run(in context: Context) throws -> Value {
    guard !of.numbers.isEmpty else { throw nothing("mean") }
    return .number(of.numbers.reduce(0, +) / Double(of.numbers.count))
  }
}

struct Minimum: Command {
  static let name = "min"
  static let summary = "The least of numbers; nan if any is nan."
  static let examples = [
    Example("min([3, 1, 2])", gives: "1"), Example("min(3, 1)", gives: "1"),
  ]
  @Argument("Numbers, or one list, range or column of them.", .rest) var of: [Value]

  func run(in context: Context) throws -> Value {
    try extreme("min", of) { $0 < $1 }
  }
}

struct Maximum: Command {
  static let name = "max"
  static let summary = "The greatest of numbers; nan if any is nan."
  static let examples = [
    Example("max([3, 1, 2])", gives: "3"), Example("max(3, 1)", gives: "3"),
  ]
  @Argument("Numbers, or one list, range or column of them.", .rest) var of: [Value]

  func run(in context: Context) throws -> Value {
    try extreme("max", of) { $0 > $1 }
  }
}

private func extreme(_ name: String, _ values: [Value], _ isBetter: (Double, Double) -> Bool)
  throws -> Value
{
  let whole = values.count == 1 && values[0].number == nil ? values[0] : .list(values)
  guard let numbers = try NumberList.convert(whole)?.numbers else {
    throw Fault(.wrongKind, "`\(name)` takes numbers, found \(Display.phrase(whole))")
  }
  guard var best = numbers.first else { throw nothing(name) }
  for number in numbers where !best.isNaN && (number.isNaN || isBetter(number, best)) {
    best = number
  }
  return .number(best)
}

private func nothing(_ name: String) -> Fault {
  Fault(.wrongValue, "`\(name)` needs at least one number, found none")
}
