/// A matrix in somebody else's memory: [rows, columns], row after row without gaps.
///
/// It owns nothing and must not outlive its buffer.
public struct Matrix {
  public let start: UnsafeMutablePointer<Float>
  public let rows: Int
  public let columns: Int

  public init(_ start: UnsafeMutablePointer<Float>, rows: Int, columns: Int) {
    self.start = start
    self.rows = rows
    self.columns = columns
  }

  public var count: Int { rows * columns }

  /// The first rows; shares memory.
  public func prefix(_ rows: Int) -> Matrix {
    precondition(rows <= self.rows, "a prefix is no longer than its matrix")
    return Matrix(start, rows: rows, columns: columns)
  }
}
