/// Numbers along named axes: immutable, contiguous, the last axis fastest.
///
/// 32-bit floats unless asked otherwise; an operation on 32 and 64 bits gives 64. A mask is a tensor
/// of 0 and 1 that came from a comparison; arithmetic takes it as numbers. A tensor that a `Tape`
/// watches, or that was computed from one, is tracked: operations on it are recorded.
///
/// A plain tensor may be shared between threads; a tracked one belongs to the thread of its tape.
public final class Tensor: @unchecked Sendable {
  /// How many bits a number has.
  public enum Precision: UInt8, Sendable {
    case single, double

    public var byteCount: Int { self == .single ? 4 : 8 }
  }

  public let shape: Shape
  public let precision: Precision
  public let isMask: Bool
  let start: UnsafeMutableRawPointer
  /// Whose memory this is, when it is not its own.
  ///
  /// For a tracked tensor it is the same value one tape further out.
  let base: Tensor?
  let tape: Tape?
  /// The entry of the tape that made this value.
  let index: Int

  /// New memory, not yet filled.
  ///
  /// Throws `overBudget` when it is more than `MemoryBudget` allows.
  init(unfilled shape: Shape, _ precision: Precision, isMask: Bool = false) throws {
    let bytes = shape.count * precision.byteCount
    try MemoryBudget.check(bytes, shape.axes)
    self.shape = shape
    self.precision = precision
    self.isMask = isMask
    start = BlockPool.take(bytes)
    base = nil
    tape = nil
    index = 0
  }

  /// Memory for one number: too little for a budget to refuse.
  init(one precision: Precision) {
    shape = .scalar
    self.precision = precision
    isMask = false
    start = .allocate(byteCount: 8, alignment: 16)
    base = nil
    tape = nil
    index = 0
  }

  /// The same numbers under another shape of the same count.
  init(sharing other: Tensor, shape: Shape, isMask: Bool) {
    self.shape = shape
    precision = other.precision
    self.isMask = isMask
    start = other.start
    base = other.base ?? other
    tape = nil
    index = 0
  }

  /// The same value, recorded on a tape.
  init(_ value: Tensor, on tape: Tape, at index: Int) {
    shape = value.shape
    precision = value.precision
    isMask = value.isMask
    start = value.start
    base = value
    self.tape = tape
    self.index = index
  }

  deinit {
    if base == nil { BlockPool.give(start, byteCount) }
  }

  public var count: Int { shape.count }
  public var rank: Int { shape.axes.count }
  public var byteCount: Int { count * precision.byteCount }

  /// Where its memory begins and how much that is; tensors that share it say the same.
  public var memory: (address: UInt, byteCount: Int) {
    var owner = self
    while let base = owner.base { owner = base }
    return (UInt(bitPattern: owner.start), owner.byteCount)
  }

  /// The bytes that a tensor of these axes would take.
  ///
  /// Throws `negativeCount` and `tooLarge`.
  public static func bytes(for axes: [Shape.Axis], precision: Precision = .single) throws -> Int {
    try Shape.size(axes) * precision.byteCount
  }

  /// Where the numbers lie. Whoever reads there keeps the tensor alive meanwhile: a use of the
  /// pointer alone does not (`defer { withExtendedLifetime(x) {} }`).
  @inline(__always)
  func pointer<T: Element>(_: T.Type) -> UnsafePointer<T> {
    UnsafePointer(start.assumingMemoryBound(to: T.self))
  }

  @inline(__always)
  func mutable<T: Element>(_: T.Type) -> UnsafeMutablePointer<T> {
    start.assumingMemoryBound(to: T.self)
  }
}
