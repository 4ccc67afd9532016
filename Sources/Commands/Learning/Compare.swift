import Features
import Language
import Models

struct Compare: Command {
  static let name = "compare"
  static let summary = "The metrics of several runs on one table, side by side."
  static let examples = [
    Example(
      #"""
      tr, te = dataset("census")
      m = model(label: .income == ">50K", wide: [.education])
      runs = {short: train(m, on: tr, epochs: 1), long: train(m, on: tr, epochs: 2)}
      keys(compare(runs, on: te, by: [auc]))
      """#, gives: #"["short", "long"]"#)
  ]
  @Argument("A record of runs: {wide: …, deep: …}.") var runs: NamedRuns
  @Argument("The table, with its label.") var on: Table
  @Argument("Metrics: [auc, log_loss], or {mine: fn(scores, labels) …}; all when left out.")
  var by: Measures? = nil

  func run(in context: Context) throws -> Value {
    let measures = by ?? .all
    return .foreign(
      Scoreboard(
        names: runs.names, measures: measures.measures.map(\.name),
        values: try runs.runs.map { try measures.values(of: $0, on: on, in: context) }))
  }
}

/// Runs with names, as a record holds them.
struct NamedRuns: Convertible {
  static let wantedKind = Kind("a record of runs")
  let names: [String]
  let runs: [Run]

  static func convert(_ value: Value) throws -> NamedRuns? {
    if let run = value.foreign as? Run { return NamedRuns(names: ["run"], runs: [run]) }
    guard let fields = value.record, !fields.isEmpty else { return nil }
    let runs = try fields.map { name, value in
      guard let run = value.foreign as? Run else {
        throw Fault(.wrongKind, "`\(name)` is a run, found \(Display.phrase(value))")
      }
      return run
    }
    return NamedRuns(names: Array(fields.keys), runs: runs)
  }
}
