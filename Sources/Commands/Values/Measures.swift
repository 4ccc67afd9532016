import Features
import Language
import Models

/// What a comparison measures: `[auc, log_loss]`, or a record that names metrics and functions.
struct Measures: Convertible {
  static let wantedKind = Kind("a list of metrics")

  struct Measure {
    let name: String
    let way: Way
  }

  enum Way {
    case metric(any Metric)
    /// `fn(scores, labels)` of the language.
    case function(Value)
  }

  let measures: [Measure]

  /// All metrics there are.
  static var all: Measures {
    Measures(measures: Metrics.all.map { Measure(name: $0.name, way: .metric($0)) })
  }

  static func convert(_ value: Value) throws -> Measures? {
    if let list = value.list {
      let measures = try list.map { element in
        guard let way = way(element), case .metric(let metric) = way else {
          throw Fault(
            .wrongKind, "a metric is needed here, found \(Display.phrase(element))",
            notes: [
              "the metrics: " + Metrics.all.map(\.name).joined(separator: ", "),
              "one of your own has a name: {mine: fn(scores, labels) …}",
            ])
        }
        return Measure(name: metric.name, way: way)
      }
      return Measures(measures: measures)
    }
    guard let fields = value.record else { return nil }
    return Measures(
      measures: try fields.map { name, value in
        guard let way = way(value) else {
          throw Fault(
            .wrongKind,
            "`\(name)` is a metric or a function of scores and labels, found "
              + Display.phrase(value))
        }
        return Measure(name: name, way: way)
      })
  }

  private static func way(_ value: Value) -> Way? {
    if let function = value.object as? CommandFunction {
      let name = function.entry.command.name
      if let metric = Metrics.all.first(where: { $0.name == name }) { return .metric(metric) }
    }
    return value.object is Closure ? .function(value) : nil
  }

  /// Each measure of a run on a table that is encoded once.
  func values(of run: Run, on table: Table, in context: Context) throws -> [Double] {
    guard table.rowCount > 0 else { throw ModelsError.noRows(purpose: "evaluation") }
    let labels = try run.labels(on: table)
    let scores = try run.scores(on: table)
    return try measures.map { measure in
      switch measure.way {
      case .metric(let metric): return try metric.value(scores: scores, labels: labels)
      case .function(let function):
        let lists = [scores, labels].map { Value.list($0.map { .number($0) }) }
        let value = try context.call(function, lists)
        guard let number = value.number else {
          throw Fault(
            .wrongKind,
            "the metric `\(measure.name)` gives a number, found \(Display.phrase(value))")
        }
        return number
      }
    }
  }
}

/// Metrics that need no function of the language: `auc`, `[auc, log_loss]`, or their names, as a
/// run's recipe shows them.
struct MetricList: Convertible {
  static let wantedKind = Kind("a metric or a list of them")
  let metrics: [any Metric]

  static func convert(_ value: Value) throws -> MetricList? {
    if value.record != nil { return nil }
    let named = (value.list ?? []).compactMap { name in
      Metrics.all.first { $0.name == name.string }
    }
    if !named.isEmpty, named.count == value.list?.count { return MetricList(metrics: named) }
    guard let measures = try Measures.convert(value.list == nil ? .list([value]) : value) else {
      return nil
    }
    return MetricList(
      metrics: measures.measures.compactMap { measure in
        if case .metric(let metric) = measure.way { metric } else { nil }
      })
  }
}
