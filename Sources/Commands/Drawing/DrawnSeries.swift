import Features
import Language
import Pictures

/// What `line` and `points` draw: lists of numbers, or columns of a table.
struct DrawnSeries {
  let series: [LinePlot.Series]
  var xLabel: String?
  var yLabel: String?

  /// More lines than this cannot be told apart.
  static let most = 24

  /// - Parameters:
  ///   - from: a table, or the positions; then `x` stands for the heights.
  ///   - by: with a table, what splits its rows into series.
  init(from: Value, x: Value?, y: Value?, by: Formula?, style: LinePlot.Style) throws {
    guard let table = from.foreign as? Table else {
      guard by == nil, y == nil else {
        throw Fault(
          .wrongKind,
          "`\(by == nil ? "y" : "by")` goes with a table, found \(Display.phrase(from))",
          argument: "of")
      }
      series = try Self.lists(positions: from, heights: x, style: style)
      return
    }
    guard let x = x?.foreign as? Formula, let y else {
      throw Fault(
        .missingArgument, "of a table, positions and heights are columns: line(t, .day, .clicks)",
        argument: "of")
    }
    let named: [(name: String, formula: Formula)] = try (y.record ?? ["": y]).map { name, value in
      guard let formula = value.foreign as? Formula else {
        throw Fault(
          .wrongKind, "heights are a column or a record of columns, found \(Display.phrase(value))",
          argument: "y")
      }
      return (name, formula)
    }
    xLabel = x.description
    yLabel = named.count == 1 ? named[0].formula.description : nil
    let positions = try Self.numbers(x, on: table)
    let groups = try Self.groups(by, on: table)
    var drawn: [LinePlot.Series] = []
    for (name, formula) in named {
      let heights = try Self.numbers(formula, on: table)
      for group in groups {
        let points = group.rows.map { LinePlot.Point(x: positions[$0], y: heights[$0]) }
        let parts = [name, group.name].filter { !$0.isEmpty }
        drawn.append(.init(name: parts.joined(separator: " · "), points: points, style: style))
      }
    }
    series = drawn
  }

  private static func lists(
    positions: Value, heights: Value?, style: LinePlot.Style
  ) throws -> [LinePlot.Series] {
    guard let x = try NumberList.convert(positions)?.numbers else {
      throw Fault(
        .wrongKind,
        "positions are a list of numbers, or a table comes first, found "
          + Display.phrase(positions), argument: "of")
    }
    guard let heights else {
      throw Fault(.missingArgument, "heights are missing: line(x, y)", argument: "of")
    }
    return try (heights.record ?? ["": heights]).map { name, value in
      guard let y = try NumberList.convert(value)?.numbers else {
        throw Fault(
          .wrongKind, "heights are a list of numbers, found \(Display.phrase(value))",
          argument: "x")
      }
      guard y.count == x.count else {
        throw Fault(
          .wrongCount,
          "there is a height for each position, found \(x.count) positions and \(y.count) heights",
          argument: "x")
      }
      return .init(name: name, points: zip(x, y).map { .init(x: $0, y: $1) }, style: style)
    }
  }

  /// A formula's numbers, a missing one as NaN, so that rows keep their places.
  private static func numbers(_ formula: Formula, on table: Table) throws -> [Double] {
    switch try formula.column(on: table).values {
    case .numbers(let numbers): return numbers
    case .truths(let truths): return truths.map { $0 < 0 ? .nan : Double($0) }
    case .texts, .lists, .times:
      throw Fault(
        .wrongKind, "what is drawn are numbers, and `\(formula)` is a column of another kind")
    }
  }

  /// The rows of each group, groups in order of their first rows.
  private static func groups(
    _ by: Formula?, on table: Table
  ) throws -> [(name: String, rows: [Int])] {
    guard let by else { return [("", Array(0..<table.rowCount))] }
    let column = try by.column(on: table)
    var places: [Cell: Int] = [:]
    var groups: [(name: String, rows: [Int])] = []
    for row in 0..<column.count {
      let cell = column.cell(row)
      if let place = places[cell] {
        groups[place].rows.append(row)
      } else {
        guard groups.count < most else {
          throw Fault(
            .wrongValue, "at most \(most) series can be told apart, and `\(by)` has more values",
            argument: "by")
        }
        places[cell] = groups.count
        let name = Display.plain(column.value(at: row))
        groups.append((name, [row]))
      }
    }
    return groups
  }
}
