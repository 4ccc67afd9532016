import Language
import Models

extension Training {
  /// Trains to the end and shows progress; the interruption of it carries the run so far.
  func run(keeping checkpoints: Checkpoints? = nil, in context: Context) throws -> Run {
    func show(_ progress: TrainingProgress) throws {
      try context.progress(progress.fraction, Self.words(for: progress))
    }
    defer {
      if let problem = checkpoints?.problem {
        context.print("note: the last checkpoint was not written: \(Visible.escape(problem))")
      }
    }
    do {
      if let checkpoints {
        try run(keeping: checkpoints, progress: show)
      } else {
        try run(progress: show)
      }
    } catch let interruption as Interruption {
      throw interruption.leaving(
        Interruption.Partial(
          result, "stopped in epoch \(trainer.epoch) of \(recipe.epochs)", continuation: "resume"))
    }
    return result
  }

  private static func words(for progress: TrainingProgress) -> String {
    let left = progress.secondsLeft.map { ", \(Int($0.rounded(.up))) s left" } ?? ""
    let rate = NumberFormat.grouped(Int(progress.examplesPerSecond))
    let loss = (try? NumberFormat.format(progress.loss, spec: ".4")) ?? ""
    return "epoch \(progress.epoch) of \(progress.epochs), loss \(loss), "
      + "\(rate) examples/s\(left)"
  }
}
