import Features
import Language

/// Functions of numbers in a row.

struct Product: Command {
  static let name = "product"
  static let summary = "The product of numbers; 1 for none."
  static let examples = [Example("product(1..5)", gives: "120")]
  @Argument("A list, a range or a column of numbers.") var of: NumberList

  func run(in context: Context) throws -> Value { .number(of.numbers.reduce(1, *)) }
}

struct CumulativeSum: Command {
  static let name = "cumsum"
  static let summary = "The sums of the first number, the first two, and so on."
  static let examples = [Example("cumsum([1, 2, 3, 4])", gives: "[1, 3, 6, 10]")]
  @Argument("A list or a range of numbers, or a column without missing cells.") var of: NumberList

  func run(in context: Context) throws -> Value {
    var sum = 0.0
    return .list(
      of.numbers.map {
        sum += $0
        return .number(sum)
      })
  }
}

struct Correlation: Command {
  static let name = "correlation"
  static let summary = "Pearson's correlation of two lists of numbers, -1 to 1."
  static let details = """
    Rows where either column is missing are left out; nan when one of them does not vary.
    """
  static let examples = [
    Example("correlation([1, 2, 3], [2, 4, 7])", gives: "0.993399"),
    Example("correlation([1, 2, 3], [3, 2, 1])", gives: "-1"),
  ]
  @Argument("Numbers: a list, a range or a column.") var of: Value
  @Argument("As many numbers.", .positional, .label("with")) var other: Value

  func run(in context: Context) throws -> Value {
    let (xs, ys) = (try numbers(of, "of"), try numbers(other, "with"))
    guard xs.count == ys.count else {
      throw Fault(
        .wrongCount,
        "`correlation` takes as many numbers twice, found \(xs.count) and \(ys.count)",
        argument: "with")
    }
    let pairs = zip(xs, ys).filter { !$0.isNaN && !$1.isNaN }
    guard pairs.count >= 2 else { throw tooFew("correlation", 2, found: pairs.count) }
    let n = Double(pairs.count)
    let meanX = pairs.reduce(0) { $0 + $1.0 } / n
    let meanY = pairs.reduce(0) { $0 + $1.1 } / n
    var (xy, xx, yy) = (0.0, 0.0, 0.0)
    for (x, y) in pairs {
      xy += (x - meanX) * (y - meanY)
      xx += (x - meanX) * (x - meanX)
      yy += (y - meanY) * (y - meanY)
    }
    return .number(xy / (xx.squareRoot() * yy.squareRoot()))
  }

  /// A missing cell is nan, so that the rows stay side by side.
  private func numbers(_ value: Value, _ argument: String) throws -> [Double] {
    if let column = value.foreign as? Column, case .numbers(let numbers) = column.values {
      return numbers
    }
    return try NumberList(value, for: "correlation", argument: argument).numbers
  }
}
