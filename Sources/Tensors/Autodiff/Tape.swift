import Synchronization

/// A recording of operations, from which gradients are read backwards (reverse mode).
///
/// Watch the inputs, compute with what `watch` returns, then ask for `gradients`. Each operation
/// adds one entry that knows how to pass a gradient on to its operands.
///
/// Tapes nest: what the backward pass computes is itself recorded on tapes made earlier, so a
/// gradient of a gradient is right. A tape made later is the inner one. Close a tape when its
/// function is done; its tensors then act as plain ones. A tape belongs to one thread.
public final class Tape {
  /// Passes the gradient of a result on to the operands.
  typealias Pull = (_ gradient: Tensor, _ flow: inout Flow) throws -> Void

  private struct Entry {
    let shape: Shape
    let precision: Tensor.Precision
    /// `nil` for a watched input.
    var pull: Pull?
  }

  /// Grows with each new tape: tells inner from outer.
  let serial: Int
  public private(set) var isClosed = false
  private var entries: [Entry] = []

  public init() {
    serial = Tape.count.add(1, ordering: .relaxed).newValue
    entries.reserveCapacity(64)
  }

  private static let count = Atomic<Int>(0)

  /// How many operations and inputs are recorded.
  public var entryCount: Int { entries.count }

  /// Ends the recording and frees what it held; its tensors act as plain ones from here on.
  public func close() {
    isClosed = true
    entries = []
  }

  /// The same value as an input of this tape.
  public func watch(_ tensor: Tensor) -> Tensor {
    record(tensor.settled, pull: nil)
  }

  /// Adds an operation whose result is `value`, a tensor that is not on this tape.
  func record(_ value: Tensor, _ pull: @escaping Pull) -> Tensor {
    record(value, pull: pull)
  }

  private func record(_ value: Tensor, pull: Pull?) -> Tensor {
    entries.append(Entry(shape: value.shape, precision: value.precision, pull: pull))
    return Tensor(value, on: self, at: entries.count - 1)
  }

  /// d result / d leaf for each leaf, of the leaf's shape; zeros where the result does not use it.
  ///
  /// Throws `notOneNumber` unless the result is a single number, `closedTape` after `close`.
  public func gradients(of result: Tensor, at leaves: [Tensor]) throws -> [Tensor] {
    let flow = try backward(from: result)
    return try leaves.map { try flow.dense(at: $0, on: self) }
  }

  /// The same, with gradients of gathered and sparse rows left as rows where that is possible.
  public func sparseGradients(of result: Tensor, at leaves: [Tensor]) throws -> [Gradient] {
    let flow = try backward(from: result)
    return try leaves.map { try flow.gradient(at: $0, on: self) }
  }

  /// The same as `gradients`, and the end of the recording: what an operation held is freed as soon
  /// as it has passed its gradient on.
  public func lastGradients(of result: Tensor, at leaves: [Tensor]) throws -> [Tensor] {
    let flow = try backward(from: result, isLast: true)
    defer { close() }
    return try leaves.map { try flow.dense(at: $0, on: self) }
  }

  private func backward(from result: Tensor, isLast: Bool = false) throws -> Flow {
    guard !isClosed else { throw TensorError.closedTape }
    guard result.count == 1 else {
      throw TensorError.notOneNumber(operation: "a gradient", result.shape)
    }
    var flow = Flow(entries.count)
    guard result.tape === self else { return flow }
    flow.add(try Tensor.full(result.shape, 1, precision: result.precision), to: result.index)
    for i in stride(from: result.index, through: 0, by: -1) {
      guard let pull = entries[i].pull else { continue }
      if isLast { entries[i].pull = nil }
      guard let gradient = try flow.take(i) else { continue }
      try pull(gradient, &flow)
    }
    return flow
  }
}

extension Tensor {
  public var isTracked: Bool { openTape != nil }

  /// The same value on no tape.
  public var detached: Tensor {
    var tensor = self
    while tensor.tape != nil, let base = tensor.base { tensor = base }
    return tensor
  }

  /// This value without the closed tapes it was on.
  @inline(__always)
  var settled: Tensor {
    guard tape != nil else { return self }
    return settledSlowly
  }

  private var settledSlowly: Tensor {
    var tensor = self
    while let tape = tensor.tape, tape.isClosed, let base = tensor.base { tensor = base }
    return tensor
  }

  /// The innermost tape that still records and knows this value.
  @inline(__always)
  var openTape: Tape? {
    guard tape != nil else { return nil }
    return settledSlowly.tape
  }

  /// The value as operations see it one tape further out; itself when it is not on `tape`.
  func outside(_ tape: Tape) -> Tensor {
    let tensor = settled
    return tensor.tape === tape ? tensor.base ?? tensor : tensor
  }

  /// Where the value stands on the tape, if it does.
  func place(on tape: Tape) -> Int? {
    let tensor = settled
    return tensor.tape === tape ? tensor.index : nil
  }

  /// The innermost open tape of two operands.
  @inline(__always)
  static func openTape(_ a: Tensor, _ b: Tensor) -> Tape? {
    if a.tape == nil && b.tape == nil { return nil }
    return inner(a.openTape, b.openTape)
  }

  static func openTape(_ tensors: [Tensor]) -> Tape? {
    tensors.reduce(nil) { inner($0, $1.openTape) }
  }

  private static func inner(_ a: Tape?, _ b: Tape?) -> Tape? {
    guard let a else { return b }
    guard let b else { return a }
    return a.serial >= b.serial ? a : b
  }
}
