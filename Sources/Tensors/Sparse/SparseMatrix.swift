/// A matrix of which each row names a few columns: wide features, one row an example.
///
/// Row r has the ids `ids[rowStarts[r]..<rowStarts[r + 1]]`, each with a value, or 1 where there are
/// no values. An id that stands twice in a row counts twice. Immutable; the transpose shares it.
public final class SparseMatrix: Sendable {
  /// What both directions share.
  private final class Entries: Sendable {
    let rowStarts: [Int]
    let ids: [Int32]
    let values: [Float]?

    init(rowStarts: [Int], ids: [Int32], values: [Float]?) {
      self.rowStarts = rowStarts
      self.ids = ids
      self.values = values
    }
  }

  private let entries: Entries
  /// What its memory can be told by, and how much that is; the transpose says the same.
  public var memory: (address: UInt, byteCount: Int) {
    (
      UInt(bitPattern: Unmanaged.passUnretained(entries).toOpaque()),
      8 * entries.rowStarts.count + 4 * entries.ids.count + 4 * (entries.values?.count ?? 0)
    )
  }
  /// Whether rows and columns have changed places.
  public let isTransposed: Bool
  /// [row, column], as it stands after transposing.
  public let shape: Shape

  /// Throws `badRows` unless the starts ascend from 0 to the number of ids, with a value for each id
  /// or none at all, and `unknownID` for an id outside 0..<columns.
  public convenience init(
    rowStarts: [Int], ids: [Int32], values: [Float]? = nil, columns: Int,
    names: (row: String?, column: String?) = (nil, nil)
  ) throws {
    guard rowStarts.first == 0, rowStarts.last == ids.count else {
      throw TensorError.badRows("row starts from 0 to the number of ids")
    }
    guard zip(rowStarts, rowStarts.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      throw TensorError.badRows("row starts in ascending order")
    }
    guard values == nil || values?.count == ids.count else {
      throw TensorError.badRows("a value for each id, or none at all")
    }
    for (place, id) in ids.enumerated() where id < 0 || Int(id) >= columns {
      throw TensorError.unknownID(Double(id), count: columns, place: place)
    }
    let shape = try Shape([
      Shape.Axis(names.row, rowStarts.count - 1), Shape.Axis(names.column, columns),
    ])
    self.init(
      Entries(rowStarts: rowStarts, ids: ids, values: values), isTransposed: false, shape)
  }

  private init(_ entries: Entries, isTransposed: Bool, _ shape: Shape) {
    self.entries = entries
    self.isTransposed = isTransposed
    self.shape = shape
  }

  public var rowCount: Int { shape.axes[0].count }
  public var columnCount: Int { shape.axes[1].count }
  /// How many ids are stored.
  public var entryCount: Int { entries.ids.count }

  /// Rows as they were given, before any transposing: for code that goes through the ids.
  public var storedRowStarts: [Int] { entries.rowStarts }
  public var storedIDs: [Int32] { entries.ids }
  public var storedValues: [Float]? { entries.values }

  /// `.T`: rows and columns change places.
  public var transposed: SparseMatrix {
    let turned = Shape(known: [shape.axes[1], shape.axes[0]], count: shape.count)
    return SparseMatrix(entries, isTransposed: !isTransposed, turned)
  }

  /// Some neighbouring rows. Throws `rangeOutside`; `badRows` for a transposed matrix.
  public func rows(_ range: Range<Int>) throws -> SparseMatrix {
    guard !isTransposed else { throw TensorError.badRows("its rows, not its columns, to slice") }
    guard range.lowerBound >= 0, range.upperBound <= rowCount else {
      throw TensorError.rangeOutside(range, axis: shape.axes[0], place: 0, shape)
    }
    let starts = entries.rowStarts[range.lowerBound...range.upperBound]
    let first = entries.rowStarts[range.lowerBound]
    let last = entries.rowStarts[range.upperBound]
    let part = Entries(
      rowStarts: starts.map { $0 - first }, ids: Array(entries.ids[first..<last]),
      values: entries.values.map { Array($0[first..<last]) })
    let axes = [Shape.Axis(shape.axes[0].name, range.count), shape.axes[1]]
    return SparseMatrix(part, isTransposed: false, try Shape(axes))
  }

  /// The same matrix with every number written out.
  public func dense(precision: Tensor.Precision = .single) throws -> Tensor {
    let result = try Tensor.zeros(shape, precision: precision)
    let (rowStep, idStep) = isTransposed ? (1, columnCount) : (columnCount, 1)
    func add<T: Element>(_ out: UnsafeMutablePointer<T>) {
      forEachEntry { row, id, value in out[row * rowStep + id * idStep] += T(value) }
    }
    switch precision {
    case .single: add(result.mutable(Float.self))
    case .double: add(result.mutable(Double.self))
    }
    return result
  }

  /// Goes through the stored rows, whatever the direction.
  @inline(__always)
  private func forEachEntry(_ body: (_ row: Int, _ id: Int, _ value: Float) -> Void) {
    entries.ids.withUnsafeBufferPointer { ids in
      entries.rowStarts.withUnsafeBufferPointer { starts in
        guard let values = entries.values else {
          for r in 0..<(starts.count - 1) {
            for i in starts[r]..<starts[r + 1] { body(r, Int(ids[i]), 1) }
          }
          return
        }
        values.withUnsafeBufferPointer { values in
          for r in 0..<(starts.count - 1) {
            for i in starts[r]..<starts[r + 1] { body(r, Int(ids[i]), values[i]) }
          }
        }
      }
    }
  }

  /// result += self · dense for `width` numbers a row; `result` starts as zeros.
  func addProduct<T: Element>(
    _ dense: UnsafePointer<T>, _ width: Int, to result: UnsafeMutablePointer<T>
  ) {
    if width == 1 {
      if isTransposed {
        forEachEntry { row, id, value in result[id] += T(value) * dense[row] }
      } else {
        forEachEntry { row, id, value in result[row] += T(value) * dense[id] }
      }
      return
    }
    let isTransposed = isTransposed
    forEachEntry { row, id, value in
      let (to, from) = isTransposed ? (id, row) : (row, id)
      let (out, x, factor) = (result + to * width, dense + from * width, T(value))
      for k in 0..<width { out[k] += factor * x[k] }
    }
  }

  /// The rows of `self` that are not all zero, where self is stored transposed: each id once.
  var usedIDs: [Int32] { Set(entries.ids).sorted() }
}
