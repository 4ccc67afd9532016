/// How two shapes meet in an elementwise operation.
///
/// - When both name all their axes (and no name stands twice in one): by name. An axis that one
///   lacks is added. The result keeps the order of the operand with more axes (the left when equal),
///   then the other's own axes.
/// - Otherwise by position from the right; a missing axis on the left is added, and where both axes
///   have a name, the names must be the same.
///
/// Counts that meet must be equal, or one of them 1. A single number fits everything.
struct Broadcast {
  let shape: Shape
  /// For each axis of the result, the operand's axis; −1 where it has none.
  let left: [Int]
  let right: [Int]

  init(_ a: Shape, _ b: Shape, operation: String) throws {
    (left, right) = a.isNamed && b.isNamed ? Broadcast.byName(a, b) : Broadcast.byPosition(a, b)
    var axes: [Shape.Axis] = []
    for (i, j) in zip(left, right) {
      guard i >= 0 else {
        axes.append(b.axes[j])
        continue
      }
      guard j >= 0 else {
        axes.append(a.axes[i])
        continue
      }
      let (x, y) = (a.axes[i], b.axes[j])
      let namesAgree = x.name == y.name || x.name == nil || y.name == nil
      guard namesAgree, x.count == y.count || x.count == 1 || y.count == 1 else {
        throw TensorError.unequalAxes(operation: operation, x, y, left: a, right: b)
      }
      axes.append(Shape.Axis(x.name ?? y.name, x.count == 1 ? y.count : x.count))
    }
    shape = axes == a.axes ? a : axes == b.axes ? b : try Shape(axes)
  }

  private static func byName(_ a: Shape, _ b: Shape) -> ([Int], [Int]) {
    let flipped = b.rank > a.rank
    let (longer, shorter) = flipped ? (b, a) : (a, b)
    var first = Array(longer.axes.indices)
    var second = longer.axes.map { axis in
      shorter.axes.firstIndex { $0.name == axis.name } ?? -1
    }
    for i in shorter.axes.indices where !second.contains(i) {
      first.append(-1)
      second.append(i)
    }
    return flipped ? (second, first) : (first, second)
  }

  private static func byPosition(_ a: Shape, _ b: Shape) -> ([Int], [Int]) {
    let rank = max(a.rank, b.rank)
    return (
      (0..<rank).map { max($0 - rank + a.rank, -1) }, (0..<rank).map { max($0 - rank + b.rank, -1) }
    )
  }
}

/// The loops of an elementwise operation on two operands: an inner one, and others around it.
///
/// A stride of 0 repeats an operand's number. Neighbouring axes are merged where memory allows, so
/// two equal shapes are one loop.
struct LoopPlan {
  struct Loop {
    var count: Int
    var left: Int
    var right: Int
  }
  var inner: Loop
  /// Outermost first.
  var outer: [Loop] = []

  init(inner: Loop, outer: [Loop] = []) {
    self.inner = inner
    self.outer = outer
  }

  init(_ broadcast: Broadcast, _ a: Shape, _ b: Shape) {
    let (leftSteps, rightSteps) = (a.strides, b.strides)
    var loops: [Loop] = []
    for (i, axis) in broadcast.shape.axes.enumerated() where axis.count != 1 {
      let (l, r) = (broadcast.left[i], broadcast.right[i])
      let next = Loop(
        count: axis.count,
        left: l < 0 || a.axes[l].count == 1 ? 0 : leftSteps[l],
        right: r < 0 || b.axes[r].count == 1 ? 0 : rightSteps[r])
      if let last = loops.last, last.left == next.left * next.count,
        last.right == next.right * next.count
      {
        loops[loops.count - 1] = Loop(
          count: last.count * next.count, left: next.left, right: next.right)
      } else {
        loops.append(next)
      }
    }
    inner = loops.popLast() ?? Loop(count: 1, left: 0, right: 0)
    outer = loops
  }

  /// For a right operand with the last axes of the left one, or with its first by name: what most
  /// models do, without building a `Broadcast`. `nil` for others.
  init?(_ right: Shape, within left: Shape) {
    guard left.rank > right.rank, left.count > 0, right.count > 0 else { return nil }
    let rest = left.count / right.count
    if left.ends(with: right) {
      self.init(
        inner: Loop(count: right.count, left: 1, right: 1),
        outer: [Loop(count: rest, left: right.count, right: 0)])
    } else if left.isNamed, left.starts(with: right) {
      self.init(
        inner: Loop(count: rest, left: 1, right: 0),
        outer: [Loop(count: right.count, left: rest, right: 1)])
    } else {
      return nil
    }
  }

  /// The same with the operands' places changed.
  var mirrored: LoopPlan {
    let turned = { (loop: Loop) in Loop(count: loop.count, left: loop.right, right: loop.left) }
    return LoopPlan(inner: turned(inner), outer: outer.map(turned))
  }

  /// result[i] = value(left[i], right[i]) over the plan, in the order of the result.
  @inline(__always)
  func fill<T, R>(
    _ result: UnsafeMutablePointer<R>, _ left: UnsafePointer<T>, _ right: UnsafePointer<T>,
    _ value: (T, T) -> R
  ) {
    guard let only = outer.first else { return row(result, left, right, value) }
    if outer.count == 1 {
      for i in 0..<only.count {
        row(result + i * inner.count, left + i * only.left, right + i * only.right, value)
      }
      return
    }
    var at = Odometer(outer.map(\.count))
    var (l, r, out) = (0, 0, 0)
    guard outer.allSatisfy({ $0.count > 0 }) else { return }
    while true {
      row(result + out, left + l, right + r, value)
      out += inner.count
      guard let turned = at.advance() else { return }
      l += outer[turned].left
      r += outer[turned].right
      for i in (turned + 1)..<outer.count {
        l -= outer[i].left * (outer[i].count - 1)
        r -= outer[i].right * (outer[i].count - 1)
      }
    }
  }

  @inline(__always)
  private func row<T, R>(
    _ result: UnsafeMutablePointer<R>, _ left: UnsafePointer<T>, _ right: UnsafePointer<T>,
    _ value: (T, T) -> R
  ) {
    let n = inner.count
    guard n > 0 else { return }
    switch (inner.left, inner.right) {
    case (1, 1):
      for i in 0..<n { result[i] = value(left[i], right[i]) }
    case (1, 0):
      let y = right[0]
      for i in 0..<n { result[i] = value(left[i], y) }
    case (0, 1):
      let x = left[0]
      for i in 0..<n { result[i] = value(x, right[i]) }
    default:
      let (l, r) = (inner.left, inner.right)
      for i in 0..<n { result[i] = value(left[i * l], right[i * r]) }
    }
  }
}

/// Counts through several loops, the last one fastest.
struct Odometer {
  private let counts: [Int]
  private var digits: [Int]

  init(_ counts: [Int]) {
    self.counts = counts
    digits = Array(repeating: 0, count: counts.count)
  }

  /// The loop that moved on by one, those after it starting again; `nil` at the end.
  mutating func advance() -> Int? {
    var i = counts.count - 1
    while i >= 0 {
      digits[i] += 1
      if digits[i] < counts[i] { return i }
      digits[i] = 0
      i -= 1
    }
    return nil
  }
}
