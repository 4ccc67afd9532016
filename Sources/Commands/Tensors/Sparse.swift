import Language
import Tensors

struct MakeSparse: Command {
  static let name = "sparse"
  static let summary = "A sparse matrix: for each row the ids of its ones, 0 elsewhere."
  static let details = """
    `x @ w` and `x.T @ g` multiply it by a tensor; tensor(x) writes every number out; x[0..9] takes
    some rows. An id that stands twice in a row counts twice; -1 stands for none.
    """
  static let examples = [
    Example("sparse([[0, 2], [1]], 3) @ tensor([10, 20, 30])", gives: "[40, 20]"),
    Example("tensor(sparse([[0, 2], []], 3))", gives: "[[1, 0, 1],\n [0, 0, 0]]"),
    Example("sparse([[0, 2]], 3, values: [[0.5, 2]]) @ ones(3)", gives: "[2.5]"),
  ]
  @Argument("For each row, a list of ids from 0.") var of: Elements
  @Argument("How many columns there are.", .positional) var columns: Amount
  @Argument("For each row, the number at each of its ids; 1 when left out.") var values: Elements? =
    nil
  @Argument("The names of the two axes.") var axes: [Axis] = []

  func run(in context: Context) throws -> Value {
    var starts = [0]
    var ids: [Int32] = []
    var numbers: [Float] = []
    guard values == nil || values?.values.count == of.values.count else {
      throw Fault(
        .wrongCount,
        "`values` has a list for each of the \(of.values.count) rows, found "
          + Display.count(values?.values.count ?? 0, "list"), argument: "values")
    }
    for (row, list) in of.values.enumerated() {
      try context.tick()
      guard let places = try NumberList.convert(list)?.numbers else {
        throw Fault(
          .wrongKind, "each row is a list of ids, found \(Display.phrase(list))", argument: "of")
      }
      let weights = try values.map { try NumberList($0.values[row], for: "sparse").numbers }
      guard weights == nil || weights?.count == places.count else {
        throw Fault(
          .wrongCount,
          "row \(row) has \(Display.count(places.count, "id")) and "
            + Display.count(weights?.count ?? 0, "value"), argument: "values")
      }
      for (index, place) in places.enumerated() where place != -1 {
        guard place >= 0, place < Double(columns.count), let id = Int32(exactly: place) else {
          throw Fault(
            .indexOutOfRange,
            "an id is a whole number from 0 to \(columns.count - 1), found "
              + "\(NumberFormat.general(place)) in row \(row)", argument: "of")
        }
        ids.append(id)
        numbers.append(weights.map { Float($0[index]) } ?? 1)
      }
      starts.append(ids.count)
    }
    let names = try axes.names(for: 2)
    return .foreign(
      try SparseMatrix(
        rowStarts: starts, ids: ids, values: values == nil ? nil : numbers,
        columns: columns.count, names: (names?[0], names?[1])))
  }
}

extension [Axis] {
  /// The names of all axes, `nil` when there are none; a number in the list leaves one unnamed.
  func names(for rank: Int) throws -> [String?]? {
    guard !isEmpty else { return nil }
    guard count == rank else {
      throw Fault(
        .wrongCount, "`axes` names \(rank) \(rank == 1 ? "axis" : "axes"), found \(count)",
        argument: "axes")
    }
    return map { if case .named(let name) = $0.reference { name } else { nil } }
  }
}
