/// The ordered axes of a tensor, each with a count and perhaps a name.
///
/// Immutable and shared: an operation whose result has the shape of an operand takes the same
/// object. Numbers lie row after row: the last axis is the fastest.
public final class Shape: Sendable {
  /// One axis: `hidden 50`, or just `50`.
  public struct Axis: Sendable, Hashable {
    public let name: String?
    public let count: Int

    public init(_ name: String?, _ count: Int) {
      self.name = name
      self.count = count
    }
  }

  public let axes: [Axis]
  /// How many numbers a tensor of this shape holds.
  public let count: Int
  /// Every axis has a name and no name stands twice: what broadcasting by name needs.
  let isNamed: Bool

  /// The shape of one number: no axes.
  public static let scalar = Shape(known: [], count: 1)

  /// Throws `negativeCount`, `tooManyAxes` and, when there would be more numbers than bytes fit in an `Int`,
  /// `tooLarge`.
  public convenience init(_ axes: [Axis]) throws {
    self.init(known: axes, count: try Shape.size(axes))
  }

  /// Axes without names.
  public convenience init(counts: [Int]) throws {
    try self.init(counts.map { Axis(nil, $0) })
  }

  /// Axes without names.
  public convenience init(_ counts: Int...) throws {
    try self.init(counts: counts)
  }

  /// For axes whose product is known to fit.
  init(known axes: [Axis], count: Int) {
    self.axes = axes
    self.count = count
    isNamed = Shape.haveDistinctNames(axes)
  }

  /// For axes that come from checked shapes without growing.
  convenience init(within axes: [Axis]) {
    self.init(known: axes, count: axes.reduce(1) { $0 * $1.count })
  }

  public var rank: Int { axes.count }

  /// More axes than this are a mistake, and what goes through them one by one may recurse.
  public static let mostAxes = 32

  /// The number of elements of these axes; eight bytes each must still be countable.
  static func size(_ axes: [Axis]) throws -> Int {
    guard axes.count <= mostAxes else {
      throw TensorError.tooManyAxes(axes.count, limit: mostAxes)
    }
    var size = 1
    for axis in axes {
      guard axis.count >= 0 else { throw TensorError.negativeCount(axis) }
      // A zero elsewhere does not excuse a product that no machine can hold.
      let (product, overflows) = size.multipliedReportingOverflow(by: max(axis.count, 1))
      guard !overflows, product <= Int.max / 16 else { throw TensorError.tooLarge(axes: axes) }
      size = product
    }
    return axes.contains { $0.count == 0 } ? 0 : size
  }

  private static func haveDistinctNames(_ axes: [Axis]) -> Bool {
    for (i, axis) in axes.enumerated() {
      guard let name = axis.name else { return false }
      for other in axes[..<i] where other.name == name { return false }
    }
    return true
  }

  /// How far apart in memory neighbours along each axis lie.
  var strides: [Int] {
    var strides = [Int](repeating: 1, count: axes.count)
    var step = 1
    for i in axes.indices.reversed() {
      strides[i] = step
      step *= axes[i].count
    }
    return strides
  }

  /// The numbers before, along and after neighbouring axes taken as one: index (b, i, a) lies at
  /// (b · along + i) · after + a.
  func split(_ first: Int, through last: Int) -> (before: Int, along: Int, after: Int) {
    var sizes = (before: 1, along: 1, after: 1)
    for (position, axis) in axes.enumerated() {
      if position < first {
        sizes.before *= axis.count
      } else if position <= last {
        sizes.along *= axis.count
      } else {
        sizes.after *= axis.count
      }
    }
    return sizes
  }

  func removing(_ first: Int, through last: Int) -> Shape {
    var kept = axes
    kept.removeSubrange(first...last)
    return Shape(within: kept)
  }

  func replacing(_ position: Int, with axis: Axis) throws -> Shape {
    var changed = axes
    changed[position] = axis
    return try Shape(changed)
  }

  func removing(_ positions: [Int]) -> Shape {
    guard !positions.isEmpty else { return self }
    return Shape(within: axes.indices.filter { !positions.contains($0) }.map { axes[$0] })
  }

  func starts(with other: Shape) -> Bool {
    rank >= other.rank && axes[..<other.rank] == other.axes[...]
  }

  func ends(with other: Shape) -> Bool {
    rank >= other.rank && axes[(rank - other.rank)...] == other.axes[...]
  }
}

extension Shape: Hashable {
  public static func == (a: Shape, b: Shape) -> Bool {
    a === b || (a.count == b.count && a.axes == b.axes)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(axes) }
}

extension Shape: CustomStringConvertible {
  /// `[row 4096, hidden 50]`.
  public var description: String {
    "[" + axes.map(\.description).joined(separator: ", ") + "]"
  }
}

extension Shape.Axis: CustomStringConvertible {
  public var description: String { name.map { "\($0) \(count)" } ?? "\(count)" }
}
