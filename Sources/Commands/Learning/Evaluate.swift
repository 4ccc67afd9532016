import Features
import Language
import Models

struct Evaluate: Command {
  static let name = "evaluate"
  static let summary = "A run's metrics on a table, as a record."
  static let details = """
    Without `by` all metrics that suit the label: auc, log_loss and accuracy for a yes or no, rmse
    and mae for a number, log_loss and accuracy for classes. A run of several labels gives a record
    for each.
    """
  static let examples = [
    Example(
      #"""
      tr, te = dataset("census")
      r = train(model(label: .income == ">50K", wide: [.education]), on: tr, epochs: 1)
      round(evaluate(r, on: te, by: [accuracy]).accuracy, 2)
      """#, gives: "0.76")
  ]
  @Argument("The run, or an ensemble.") var model: PredictorArgument
  @Argument("The table, with its label.") var on: Table
  @Argument("Metrics: [auc, log_loss], or {mine: fn(scores, labels) …}; all when left out.")
  var by: Measures? = nil

  func run(in context: Context) throws -> Value {
    let labels = try Measures.values(by, of: model.predictor, on: on, in: context)
    let records = labels.map { label in
      Value.record(Fields(label.values.map { ($0.name, .number($0.value)) }) { first, _ in first })
    }
    if records.count == 1 { return records[0] }
    return .record(Fields(zip(labels.map(\.label), records)) { first, _ in first })
  }
}

struct Scores: Command {
  static let name = "scores"
  static let summary =
    "What a run says of each row of a table: a probability or a number, as a column."
  static let details = """
    Of classes it gives a table with a column of probabilities for each; of several labels a table
    with the columns of all.
    """
  static let examples = [
    Example(
      #"""
      tr, te = dataset("census")
      r = train(model(label: .income == ">50K", wide: [.education]), on: tr, epochs: 1)
      count(scores(r, on: te))
      """#, gives: "16281"),
    Example(
      #"""
      tr, te = dataset("census")
      r = train(model(label: classes(.sex), wide: [.relationship]), on: tr, epochs: 1)
      columns(scores(r, on: te))
      """#, gives: #"["Female", "Male"]"#),
  ]
  @Argument("The run, or an ensemble.") var model: PredictorArgument
  @Argument("The table; it needs no label.") var on: Table

  func run(in context: Context) throws -> Value {
    let targets = model.predictor.targets
    let predictions = try model.predictor.predictions(on: on)
    let columns = zip(targets, predictions).flatMap { target, predicted in
      let width = predicted.head.width
      return target.outputNames.enumerated().map { place, output in
        let name =
          targets.count > 1 && width > 1 ? "\(target.target.name) \(output)" : output
        return Column(
          name: targets.count == 1 && width == 1 ? "score" : name,
          numbers: stride(from: place, to: predicted.values.count, by: width).map {
            predicted.values[$0]
          })
      }
    }
    if columns.count == 1 { return .foreign(columns[0]) }
    return .foreign(try Table(name: "scores", columns: columns))
  }
}
