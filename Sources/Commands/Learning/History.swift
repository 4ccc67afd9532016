import Features
import Language
import Models

struct HistoryCommand: Command {
  static let name = "history"
  static let summary = "The epochs of a run as a table: its losses, and how its checks went."
  static let examples = [
    Example(
      #"""
      tr, te = dataset("census")
      m = model(label: .income == ">50K", wide: [.education])
      columns(history(train(m, on: tr, check: te, by: auc, epochs: 2)))
      """#, gives: #"["epoch", "examples", "loss", "check_loss", "check_auc"]"#)
  ]
  @Argument("The run.") var of: Run

  func run(in context: Context) throws -> Value { .foreign(try of.historyTable()) }
}
