import Features
import Language
import Tensors

/// How the language sees a sparse matrix: the wide features of rows.
extension SparseMatrix: ForeignArgument, Operable, HasFields, Indexable {
  public static var wantedKind: Kind { Kind("a sparse matrix") }
  public var extent: String? { "a sparse matrix \(shape)" }

  public var summary: String {
    "sparse matrix \(shape), \(NumberFormat.grouped(entryCount)) entries"
  }

  /// The first rows with their ids, below the summary.
  public func display(for screen: Screen) -> String {
    let (rows, ids) = (4, 8)
    let starts = storedRowStarts
    let lines = (0..<Swift.min(starts.count - 1, rows)).map { row in
      let range = starts[row]..<starts[row + 1]
      let shown = range.prefix(ids).map { place in
        guard let values = storedValues else { return "\(storedIDs[place])" }
        return "\(storedIDs[place]): \(NumberFormat.general(Double(values[place])))"
      }
      return "  \(isTransposed ? "column" : "row") \(row): {" + shown.joined(separator: ", ")
        + (range.count > ids ? ", …}" : "}")
    }
    let rest = starts.count - 1 > rows ? ["  …"] : []
    return ([summary] + lines + rest).joined(separator: "\n")
  }

  public static func binary(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws
    -> Value?
  {
    guard operation == .product, let sparse = left.foreign as? SparseMatrix,
      let dense = right.foreign as? Tensor
    else { return nil }
    return try sparse.matmul(dense).value
  }

  public static func compare(_ operation: ComparisonOperator, _ left: Value, _ right: Value)
    -> Value?
  { nil }

  public var fieldNames: [String] { ["T"] }
  public func field(_ name: String) -> Value? { name == "T" ? .foreign(transposed) : nil }

  /// `x[0..9]` is a sparse matrix of some rows, `x[3]` a row written out.
  public func element(at indexes: [(label: String?, value: Value)]) throws -> Value {
    guard let index = indexes.first, indexes.count == 1,
      index.label == nil || index.label == shape.axes[0].name
    else {
      throw Fault(
        .wrongCount, "a sparse matrix is indexed by rows: x[3], x[0..9]",
        notes: ["tensor(x) writes every number out"])
    }
    switch try Tensor.pick(index.value) {
    case .range(let range): return .foreign(try rows(range))
    case .index(let row):
      guard (0..<rowCount).contains(row) else {
        throw TensorError.outside(index: row, axis: shape.axes[0], place: 0, shape)
      }
      return try rows(row..<row + 1).dense().slice([(.at(0), .index(0))]).value
    }
  }
}
