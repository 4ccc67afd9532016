import Features
import Language
import Models

struct Evaluate: Command {
  static let name = "evaluate"
  static let summary = "A run's metrics on a table, as a record."
  static let examples = [
    Example(
      #"""
      tr, te = dataset("census")
      r = train(model(label: .income == ">50K", wide: [.education]), on: tr, epochs: 1)
      round(evaluate(r, on: te, by: [accuracy]).accuracy, 2)
      """#, gives: "0.76")
  ]
  @Argument("The run.") var model: Run
  @Argument("The table, with its label.") var on: Table
  @Argument("Metrics: [auc, log_loss], or {mine: fn(scores, labels) …}; all when left out.")
  var by: Measures? = nil

  func run(in context: Context) throws -> Value {
    let measures = by ?? .all
    let values = try measures.values(of: model, on: on, in: context)
    return .record(
      Fields(zip(measures.measures.map(\.name), values.map { .number($0) })) { first, _ in first })
  }
}

struct Scores: Command {
  static let name = "scores"
  static let summary = "A run's probability for each row of a table, as a column."
  static let examples = [
    Example(
      #"""
      tr, te = dataset("census")
      r = train(model(label: .income == ">50K", wide: [.education]), on: tr, epochs: 1)
      count(scores(r, on: te))
      """#, gives: "16281")
  ]
  @Argument("The run.") var model: Run
  @Argument("The table; it needs no label.") var on: Table

  func run(in context: Context) throws -> Value {
    .foreign(Column(name: "score", numbers: try model.scores(on: on)))
  }
}
