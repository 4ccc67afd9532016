import Features
import Language
import Pictures

struct Line: Command {
  static let name = "line"
  static let summary = "Draws numbers against numbers as a line."
  static let details = """
    line(x, y) takes lists; line(t, .x, .y) columns of a table, its rows in their order. A record
    of heights gives a line for each: {wide: [...], deep: [...]}. `by` gives a line for each value
    of a column.
    """
  static let examples = [
    Example("kind(line([1, 2, 3], [2, 4, 8]))", gives: #""plot""#),
    Example(
      #"""
      t = table({day: [1, 2, 1, 2], ctr: [0.1, 0.2, 0.3, 0.2], arm: ["a", "a", "b", "b"]})
      string(line(t, .day, .ctr, by: .arm))
      """#, gives: #""plot of a, b""#),
  ]
  @Argument("A table; or positions from left to right: a list, a range or a column.") var of: Value
  @Argument("The table's positions; without a table, the heights.", .positional)
  var x: Value? = nil
  @Argument("The table's heights, or a record of them.", .positional) var y: Value? = nil
  @Argument("Splits a table's rows into lines.") var by: Formula? = nil
  @Argument("What stands above it.") var title: String? = nil

  func run(in context: Context) throws -> Value {
    let drawn = try DrawnSeries(from: of, x: x, y: y, by: by, style: .line)
    return .foreign(PlotValue(drawn, title: title))
  }
}

struct Points: Command {
  static let name = "points"
  static let summary = "Draws numbers against numbers as points."
  static let details = "It takes what `line` takes."
  static let examples = [
    Example("kind(points([1, 2, 3], [2, 4, 8]))", gives: #""plot""#),
    Example(
      #"""
      tr, te = dataset("census")
      string(points(head(te, 500), .age, .hours_per_week, by: .income))
      """#, gives: #""plot of <=50K, >50K""#),
  ]
  @Argument("A table; or positions from left to right: a list, a range or a column.") var of: Value
  @Argument("The table's positions; without a table, the heights.", .positional)
  var x: Value? = nil
  @Argument("The table's heights, or a record of them.", .positional) var y: Value? = nil
  @Argument("Splits a table's rows into series.") var by: Formula? = nil
  @Argument("What stands above it.") var title: String? = nil

  func run(in context: Context) throws -> Value {
    let drawn = try DrawnSeries(from: of, x: x, y: y, by: by, style: .points)
    return .foreign(PlotValue(drawn, title: title))
  }
}
