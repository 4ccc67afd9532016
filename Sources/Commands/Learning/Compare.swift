import Features
import Language
import Models

struct Compare: Command {
  static let name = "compare"
  static let summary = "The metrics of several runs on one table, side by side."
  static let details = """
    Beside the metrics stand the weights that each has, those that no gradient has moved included;
    for an ensemble the sum over its members.
    """
  static let examples = [
    Example(
      #"""
      tr, te = dataset("census")
      m = model(label: .income == ">50K", wide: [.education])
      runs = {short: train(m, on: tr, epochs: 1), long: train(m, on: tr, epochs: 2)}
      keys(compare(runs, on: te, by: [auc]))
      """#, gives: #"["short", "long"]"#)
  ]
  @Argument("A record of runs: {wide: …, deep: …}.") var runs: NamedPredictors
  @Argument("The table, with its label.") var on: Table
  @Argument("Metrics: [auc, log_loss], or {mine: fn(scores, labels) …}; all when left out.")
  var by: Measures? = nil

  func run(in context: Context) throws -> Value {
    let rows = try runs.predictors.map { run in
      try Measures.flat(Measures.values(by, of: run, on: on, in: context))
    }
    guard let first = rows.first, rows.allSatisfy({ $0.map(\.name) == first.map(\.name) }) else {
      throw Fault(
        .wrongValue, "the runs must predict the same to be compared", argument: "runs")
    }
    return .foreign(
      Scoreboard(
        names: runs.names, measures: first.map(\.name) + ["weights"],
        values: zip(rows, runs.predictors).map { row, run in
          row.map(\.value) + [Double(run.parameterCounts.total)]
        }))
  }
}
