import Tensors

/// Which rows each step of an epoch takes: shuffled, and shared out evenly.
///
/// An epoch has ⌈rows / size⌉ steps, whose batches differ by at most one row and have no more than
/// `size`. A short last batch would be worse: its mean gradient rests on a few rows, and to AdaGrad
/// it is the steepest of all. The order is a function of seed and epoch alone.
public struct BatchPlan: Sendable, Equatable {
  public let rowCount: Int
  public let stepsPerEpoch: Int

  /// For at least one row and a size of at least one; less counts as one.
  public init(rowCount: Int, size: Int) {
    self.rowCount = max(rowCount, 1)
    stepsPerEpoch = (self.rowCount - 1) / max(size, 1) + 1
  }

  /// The most rows of a step.
  public var largest: Int { (rowCount - 1) / stepsPerEpoch + 1 }

  /// The places in the epoch's order that a step takes; the first step is 0.
  public func range(ofStep step: Int) -> Range<Int> { start(step)..<start(step + 1) }

  /// The rows of the table in the order of an epoch, counted from 1.
  public func order(seed: UInt64, epoch: Int) -> [Int32] {
    var stream = RandomStream(
      seed: seed, purpose: .shuffle, index: UInt64(truncatingIfNeeded: epoch))
    return stream.permutation(of: rowCount)
  }

  /// The first `rowCount % stepsPerEpoch` steps have one row more than the others.
  private func start(_ step: Int) -> Int {
    step * (rowCount / stepsPerEpoch) + min(step, rowCount % stepsPerEpoch)
  }
}
