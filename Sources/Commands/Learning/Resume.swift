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
    """
  static let examples = [
    Example(
      #"""
      tr = first(dataset("census"))
      r = train(model(label: .income == ">50K", wide: [.education]), on: tr, epochs: 1)
      resume(r).is_partial
      """#, gives: "false")
  ]
  @Argument("The run that was stopped.", .label("run")) var stopped: Run
  @Argument("The table it was trained on; else the one it had.") var on: Table? = nil
  @Argument("The table it was checked on; else the one it had.") var check: Table? = nil

  func run(in context: Context) throws -> Value {
    guard stopped.isPartial else { return .foreign(stopped) }
    guard let table = on ?? stopped.tables?.training else {
      throw Fault(
        .missingArgument, "a run that comes from a file needs the table it was trained on",
        notes: ["resume(r, on: tr)"], argument: "on")
    }
    let training = try Training(
      resuming: stopped, on: table, check: check ?? stopped.tables?.check)
    return .foreign(try training.run(in: context))
  }
}
