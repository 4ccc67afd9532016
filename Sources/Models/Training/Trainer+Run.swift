/// What a training run tells those who watch it.
public struct TrainingProgress: Sendable {
  /// The name of the run.
  public let name: String
  /// Counted from 1.
  public let epoch: Int
  public let epochs: Int
  /// Rows seen so far, over all epochs.
  public let examples: Int
  public let totalExamples: Int
  /// The mean loss of the epoch so far.
  public let loss: Double
  /// The rate of this sitting; 0 at its very start.
  public let examplesPerSecond: Double

  public var fraction: Double { Double(examples) / Double(max(totalExamples, 1)) }
  /// `nil` while the rate is unknown.
  public var secondsLeft: Double? {
    examplesPerSecond > 0 ? Double(totalExamples - examples) / examplesPerSecond : nil
  }
}

extension Trainer {
  /// The shortest time between two reports.
  static let reportInterval = Duration.milliseconds(10)

  /// Trains to the end, or until `progress` throws, and then passes that error on.
  ///
  /// `progress` is called between batches, at the start, then every 10 ms or every batch,
  /// whichever is longer, in checks between epochs, and at the end. After an error the trainer can go on by another call.
  ///
  /// - Parameter afterStep: called after every step and every check.
  public func run(
    named name: String = "", progress: (TrainingProgress) throws -> Void = { _ in },
    afterStep: () throws -> Void = {}
  ) throws {
    let clock = ContinuousClock()
    let start = clock.now
    let examplesAtStart = examplesSeen
    var lastReport = start

    func report(at now: ContinuousClock.Instant) throws {
      let seconds = (now - start).inSeconds
      try progress(
        TrainingProgress(
          name: name, epoch: epoch, epochs: recipe.epochs, examples: examplesSeen,
          totalExamples: rowCount * recipe.epochs, loss: history.loss,
          examplesPerSecond: seconds > 0 ? Double(examplesSeen - examplesAtStart) / seconds : 0))
      lastReport = clock.now
    }

    try report(at: start)
    while !isFinished {
      if checkIsDue {
        try runCheck { try report(at: clock.now) }
        try afterStep()
        continue
      }
      try makeStep()
      try afterStep()
      let now = clock.now
      if isFinished || now - lastReport >= Self.reportInterval { try report(at: now) }
    }
  }
}

extension Duration {
  var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
