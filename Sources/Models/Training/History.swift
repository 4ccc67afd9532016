/// One pass over the training rows.
public struct EpochRecord: Sendable, Codable, Equatable {
  /// Counted from 1.
  public let epoch: Int
  /// Rows seen in this epoch; fewer than the table has if training was stopped in it.
  public let examples: Int
  /// The mean loss of the epoch, each batch measured before its update.
  public let loss: Double
  public let seconds: Double
  /// How the model did after the epoch on the rows kept for checking; `nil` when it was not.
  public internal(set) var check: CheckRecord?
}

/// A measurement between epochs, on rows that take no part in training.
public struct CheckRecord: Sendable, Codable, Equatable {
  /// The mean loss.
  public let loss: Double
  /// The recipe's measures, in its order.
  public let measures: [Double]
}

/// The mean loss of the steps since the point before.
public struct LossPoint: Sendable, Codable, Equatable {
  public let step: Int
  public let loss: Double
}

/// The losses of a run so far: one record an epoch and about 200 points a run.
public struct History: Sendable, Codable, Equatable {
  public private(set) var epochs: [EpochRecord] = []
  public private(set) var curve: [LossPoint] = []
  private var epoch = Mean()
  private var window = Mean()
  private var epochSeconds = 0.0
  private let stepsPerPoint: Int

  static let pointsPerRun = 200

  init(totalSteps: Int) {
    stepsPerPoint = max(1, (totalSteps + Self.pointsPerRun - 1) / Self.pointsPerRun)
  }

  /// The mean loss of the current epoch, or of the last one when none has begun.
  public var loss: Double { epoch.count > 0 ? epoch.value : epochs.last?.loss ?? 0 }

  /// Takes in a step, counted from 1: the sum of its losses over its rows.
  mutating func add(lossSum: Double, rows: Int, step: Int, seconds: Double) {
    epoch.add(lossSum, rows)
    window.add(lossSum, rows)
    epochSeconds += seconds
    if step % stepsPerPoint == 0 { endWindow(step: step) }
  }

  mutating func endEpoch(_ number: Int, step: Int, isLast: Bool) {
    epochs.append(record(number))
    epoch = Mean()
    epochSeconds = 0
    if isLast { endWindow(step: step) }
  }

  /// Adds a check to the last whole epoch.
  mutating func add(_ check: CheckRecord) {
    guard let last = epochs.indices.last else { return }
    epochs[last].check = check
  }

  /// The records, with one for an epoch that has begun but not ended.
  func epochs(current number: Int) -> [EpochRecord] {
    epoch.count > 0 ? epochs + [record(number)] : epochs
  }

  private mutating func endWindow(step: Int) {
    guard window.count > 0 else { return }
    curve.append(LossPoint(step: step, loss: window.value))
    window = Mean()
  }

  private func record(_ number: Int) -> EpochRecord {
    EpochRecord(epoch: number, examples: epoch.count, loss: epoch.value, seconds: epochSeconds)
  }
}

private struct Mean: Sendable, Codable, Equatable {
  var sum = 0.0
  var count = 0
  var value: Double { sum / Double(count) }

  mutating func add(_ sum: Double, _ count: Int) {
    self.sum += sum
    self.count += count
  }
}
