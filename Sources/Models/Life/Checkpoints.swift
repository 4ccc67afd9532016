import Features

/// Checkpoints of a training as it goes: when one is due, and what to do with it.
///
/// A checkpoint that cannot be written (a full disk) does not end the training: the last good one
/// stays, and the next one is tried when it is due.
public final class Checkpoints {
  public enum Interval: Sendable, Equatable {
    case steps(Int)
    case seconds(Double)
  }

  public let folder: CheckpointFolder
  private let interval: Interval
  /// What kept the last checkpoint from being written; `nil` when it is on the disk.
  public private(set) var problem: String?
  private var checkedEpochs = 0
  private var lastStep = -1
  private let clock = ContinuousClock()
  private var lastTime: ContinuousClock.Instant

  public init(in folder: CheckpointFolder, every interval: Interval) {
    self.folder = folder
    self.interval = interval
    lastTime = clock.now
  }

  /// Writes a checkpoint if one is due; called after each step and after each check.
  func passed(_ training: Training) {
    let trainer = training.trainer
    let checks = trainer.history.epochs.count { $0.check != nil }
    defer { checkedEpochs = checks }
    let isBest = checks > checkedEpochs && trainer.lastCheckIsBest
    if isBest || isDue(trainer) { write(training, asBest: isBest) }
  }

  /// Writes the last checkpoint, if the training moved since the one before.
  func end(_ training: Training) {
    if training.trainer.step != lastStep { write(training, asBest: false) }
  }

  private func isDue(_ trainer: Trainer) -> Bool {
    guard trainer.step != lastStep else { return false }
    switch interval {
    case .steps(let count): return trainer.step % max(count, 1) == 0
    case .seconds(let seconds): return (clock.now - lastTime).inSeconds >= seconds
    }
  }

  private func write(_ training: Training, asBest isBest: Bool) {
    (lastStep, lastTime) = (training.trainer.step, clock.now)
    do {
      try folder.save(training.result, asBest: isBest)
      problem = nil
    } catch {
      problem = (error as? any Explained)?.message ?? "\(error)"
    }
  }
}

extension Training {
  /// Trains to the end or until `progress` throws, and keeps checkpoints meanwhile; one is written
  /// in either case, and when the process is asked to end (SIGTERM), which then does.
  public func run(
    keeping checkpoints: Checkpoints, progress: (TrainingProgress) throws -> Void = { _ in }
  ) throws {
    defer { checkpoints.end(self) }
    try Termination.noticed {
      try trainer.run(named: name, progress: progress) {
        try Termination.check()
        checkpoints.passed(self)
      }
    } beforeEnd: {
      checkpoints.end(self)
    }
  }
}
