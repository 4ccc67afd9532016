import Features
import Language
import Models

struct Resume: Command {
  static let name = "resume"
  static let summary = "Goes on with a run that was stopped, exactly where it stopped."
  static let details = """
    Ctrl-C at the prompt leaves `r = train(…)` a run of the batches so far: it can be evaluated,
    and `r = resume(r)` trains the rest. The weights then are, bit for bit, those of a run that was
    never stopped. A complete run comes back as it is. One that `load` read is told its table,
    resume(r, on: tr), which must be the same as before.

    resume("folder", on: tr) goes on from the newest checkpoint that is whole, says which are not, and
    keeps checkpoints there.
    """
  static let examples = [
    Example(
      #"""
      tr = first(dataset("census"))
      r = train(model(label: .income == ">50K", wide: [.education]), on: tr, epochs: 1)
      resume(r).is_partial
      """#, gives: "false")
  ]
  @Argument("The run that was stopped, or the folder of its checkpoints.", .label("run"))
  var stopped: Resumable
  @Argument("The table it was trained on; else the one it had.") var on: Table? = nil
  @Argument("The table it was checked on; else the one it had.") var check: Table? = nil
  @Argument("How far apart checkpoints are: a number of steps, or a time; else 5 minutes.")
  var every: CheckpointInterval? = nil

  func run(in context: Context) throws -> Value {
    switch stopped {
    case .run(let run):
      return .foreign(try resume(run, keeping: nil, in: context))
    case .folder(let path):
      let folder = try CheckpointFolder(path.path(for: .writing, in: context))
      let (run, skipped) = try folder.newest()
      for problem in skipped { context.print("note: skipped: \(Visible.escape(problem))") }
      let checkpoints = Checkpoints(in: folder, every: (every ?? .standard).interval)
      return .foreign(try resume(run, keeping: checkpoints, in: context))
    }
  }

  private func resume(
    _ run: Run, keeping checkpoints: Checkpoints?, in context: Context
  ) throws -> Run {
    guard run.isPartial else { return run }
    guard let table = on ?? run.tables?.training else {
      throw Fault(
        .missingArgument, "a run that comes from a file needs the table it was trained on",
        notes: ["resume(r, on: tr)"], argument: "on")
    }
    let training = try Training(resuming: run, on: table, check: check ?? run.tables?.check)
    return try training.run(keeping: checkpoints, in: context)
  }
}

/// What can go on: a run, or the folder of a training's checkpoints.
enum Resumable: Convertible {
  static let wantedKind = Kind("a run or a folder of checkpoints")
  case run(Run)
  case folder(FilePath)

  static func convert(_ value: Value) -> Resumable? {
    if let run = value.foreign as? Run { return .run(run) }
    return FilePath.convert(value).map(Resumable.folder)
  }
}

/// How far apart checkpoints are: `1000` steps, or `minutes(5)`.
struct CheckpointInterval: Convertible {
  static let wantedKind = Kind("a number of steps or a duration")
  let interval: Checkpoints.Interval

  static let standard = CheckpointInterval(interval: .seconds(300))

  static func convert(_ value: Value) throws -> CheckpointInterval? {
    if let span = value.foreign as? TimeSpan {
      let seconds = Double(span.microseconds) / 1e6
      guard seconds >= 0 else {
        throw Fault(.wrongValue, "checkpoints are some time apart, found \(span.summary)")
      }
      return CheckpointInterval(interval: .seconds(seconds))
    }
    guard let steps = try Int.convert(value) else { return nil }
    guard steps >= 1 else {
      throw Fault(.wrongValue, "checkpoints are 1 step apart or more, found \(steps)")
    }
    return CheckpointInterval(interval: .steps(steps))
  }
}
