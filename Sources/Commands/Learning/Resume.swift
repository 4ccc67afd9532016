import Features
import Language
import Models

struct Resume: Command {
  static let name = "resume"
  static let summary = "Goes on with a run that was stopped, exactly where it stopped."
  static let details = """
    Ctrl-C at the prompt leaves `r = train(…)` a run of the batches so far: it can be evaluated,
    and `r = resume(r)` trains the rest. The weights then are, bit for bit, those of a run that was
    never stopped. A complete run comes back as it is.
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
    guard let tables = stopped.tables else { return .foreign(stopped) }
    let training = try Training(
      resuming: stopped, on: on ?? tables.training, check: check ?? tables.check)
    return .foreign(try training.run(in: context))
  }
}
