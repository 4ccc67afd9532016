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

  /// All metrics that suit a label.
  static func all(for head: Models.Head) -> Measures {
    Measures(
      measures: Metrics.all(of: head.kind).map { Measure(name: $0.name, way: .metric($0)) })
  }

  /// What was measured of one label.
  struct Result {
    let label: String
    let values: [(name: String, value: Double)]
  }

  /// The measures of several labels side by side, each under its label's name.
  static func flat(_ results: [Result]) -> [(name: String, value: Double)] {
    results.flatMap { result in
      result.values.map { measured in
        (results.count > 1 ? "\(result.label) \(measured.name)" : measured.name, measured.value)
      }
    }
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

  /// Each measure of each label on a table that is encoded once; without measures, all that suit.
  static func values(
    _ measures: Measures?, of predictor: any Predictor, on table: Table, in context: Context
  ) throws -> [Result] {
    guard table.rowCount > 0 else { throw ModelsError.noRows(purpose: "evaluation") }
    let labels = try predictor.targets.map { try $0.labels(on: table).map(Double.init) }
    let predictions = try predictor.predictions(on: table)
    return try predictor.targets.indices.map { place in
      let target = predictor.targets[place]
      let all = (measures ?? .all(for: target.head)).measures
      return Result(
        label: target.target.name,
        values: try all.map { measure in
          (measure.name, try measure.value(predictions[place], labels[place], in: context))
        })
    }
  }
}

extension Measures.Measure {
  func value(
    _ predictions: Predictions, _ labels: [Double], in context: Context
  ) throws -> Double {
    switch way {
    case .metric(let metric): return try predictions.measure(metric, labels: labels)
    case .function(let function):
      guard predictions.head.width == 1 else {
        throw ModelsError.severalOutputs(predictions.head.width)
      }
      let lists = [predictions.values, labels].map { Value.list($0.map { .number($0) }) }
      let value = try context.call(function, lists)
      guard let number = value.number else {
        throw Fault(
          .wrongKind, "the metric `\(name)` gives a number, found \(Display.phrase(value))")
      }
      return number
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
