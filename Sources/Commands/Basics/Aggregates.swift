import Features
import Language

/// One number from many: of a list, a range or a column; of a column expression, an aggregate
/// that `group` and other verbs of tables compute.
protocol AggregateCommand: Command {
  var aggregate: Formula.Aggregate { get }
  var of: Value { get }
  /// The axes of a tensor to go over; `nil` for all.
  var over: Axes? { get }
}

extension AggregateCommand {
  var over: Axes? { nil }

  static var details: String {
    """
    Missing cells of a column are left out; true counts as 1. With a column expression it is an
    aggregate: group(t, by: .g, result: \(name)(.x)), or derive(t, part: .x / sum(.x)).
    """
  }

  func run(in context: Context) throws -> Value {
    if let reduced = try Reduction.value(of: of, aggregate, over) { return reduced }
    if let formula = of.foreign as? Formula {
      return try Formula.made(.aggregate(aggregate, formula))
    }
    let numbers = try NumberList(of, for: Self.name).numbers
    guard numbers.count >= aggregate.leastCount else {
      throw tooFew(Self.name, aggregate.leastCount, found: numbers.count)
    }
    return .number(aggregate.value(of: numbers))
  }
}

/// The error of an aggregate of fewer numbers than it needs.
func tooFew(_ name: String, _ needed: Int, found: Int) -> Fault {
  Fault(
    .wrongValue,
    "`\(name)` needs at least \(needed == 1 ? "one number" : "two numbers"), found "
      + (found == 0 ? "none" : "one"), argument: "of")
}

struct Sum: AggregateCommand {
  static let name = "sum"
  static let summary = "The sum of numbers; 0 for none."
  static let examples = [
    Example("sum(1..100)", gives: "5050"),
    Example(
      "table({x: [1, 3]})[.x / sum(.x)]", gives: "column of 2 (number): 0.25, 0.75"),
  ]
  var aggregate: Formula.Aggregate { .sum }
  @Argument("A list, a range, a column, a column expression or a tensor.") var of: Value
  @Argument("The axes of a tensor to go over; all when left out.", .positional) var over: Axes? =
    nil
}

struct Mean: AggregateCommand {
  static let name = "mean"
  static let summary = "The mean of numbers; of true/false, the share that is true."
  static let examples = [
    Example("mean([1, 2, 6])", gives: "3"),
    Example(
      "table({x: [1, 5, 9]})[.x - mean(.x)]", gives: "column of 3 (number): -4, 0, 4"),
  ]
  var aggregate: Formula.Aggregate { .mean }
  @Argument("A list, a range, a column, a column expression or a tensor.") var of: Value
  @Argument("The axes of a tensor to go over; all when left out.", .positional) var over: Axes? =
    nil
}

struct Median: AggregateCommand {
  static let name = "median"
  static let summary = "The number in the middle; of two in the middle, their mean."
  static let examples = [Example("median([1, 2, 9, 4])", gives: "3")]
  var aggregate: Formula.Aggregate { .median }
  @Argument("A list, a range, a column or a column expression.") var of: Value
}

struct StandardDeviation: AggregateCommand {
  static let name = "std"
  static let summary = "The standard deviation of a sample: its divisor is n - 1."
  static let examples = [Example("std([2, 4, 6])", gives: "2")]
  var aggregate: Formula.Aggregate { .std }
  @Argument("A list, a range, a column, a column expression or a tensor.") var of: Value
  @Argument("The axes of a tensor to go over; all when left out.", .positional) var over: Axes? =
    nil
}

struct Variance: AggregateCommand {
  static let name = "var"
  static let summary = "The variance of a sample: its divisor is n - 1."
  static let examples = [Example("var([2, 4, 6])", gives: "4")]
  var aggregate: Formula.Aggregate { .variance }
  @Argument("A list, a range, a column, a column expression or a tensor.") var of: Value
  @Argument("The axes of a tensor to go over; all when left out.", .positional) var over: Axes? =
    nil
}

struct Quantile: Command {
  static let name = "quantile"
  static let summary = "The number below which a share of the numbers lies."
  static let details = """
    Between two numbers it is taken from the line through them, as R, NumPy and Julia do (type 7).
    Missing cells are left out. With a column expression it is an aggregate.
    """
  static let examples = [
    Example("quantile(0..10, 0.9)", gives: "9"),
    Example("quantile([1, 2, 3, 4], [0.25, 0.75])", gives: "[1.75, 3.25]"),
    Example("quantile(.age, 0.9)", gives: "quantile(.age, 0.9)"),
  ]
  @Argument("A list, a range, a column or a column expression.") var of: Value
  @Argument("The share, 0 to 1, or a list of them.", .positional) var share: Value

  func run(in context: Context) throws -> Value {
    let shares = try NumberList.convert(share.number == nil ? share : .list([share]))?.numbers ?? []
    if let wrong = shares.first(where: { !($0 >= 0 && $0 <= 1) }) {
      throw Fault(
        .wrongValue, "a share is from 0 to 1, found \(NumberFormat.general(wrong))",
        argument: "share")
    }
    if let formula = of.foreign as? Formula, let share = share.number {
      return try Formula.made(.aggregate(.quantile(share), formula))
    }
    let numbers = try NumberList(of, for: "quantile").numbers
    guard !numbers.isEmpty else { throw tooFew("quantile", 1, found: 0) }
    let rising = numbers.contains(where: \.isNaN) ? [.nan] : numbers.sorted()
    let results = shares.map { Value.number(Formula.Aggregate.quantile($0, ofRising: rising)) }
    return share.number == nil ? .list(results) : results.first ?? .none
  }
}
