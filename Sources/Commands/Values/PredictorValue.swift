import Language
import Models

/// Something trained that can be asked: a run, or an ensemble of runs.
struct PredictorArgument: Convertible {
  static let wantedKind = Kind("a run")
  let predictor: any Predictor

  static func convert(_ value: Value) throws -> PredictorArgument? {
    (value.foreign as? any Predictor).map(PredictorArgument.init(predictor:))
  }
}

/// Runs and ensembles with names, as a record holds them.
struct NamedPredictors: Convertible {
  static let wantedKind = Kind("a record of runs")
  let names: [String]
  let predictors: [any Predictor]

  static func convert(_ value: Value) throws -> NamedPredictors? {
    if let one = value.foreign as? any Predictor {
      return NamedPredictors(names: ["run"], predictors: [one])
    }
    guard let fields = value.record, !fields.isEmpty else { return nil }
    let predictors = try fields.map { name, value in
      guard let predictor = value.foreign as? any Predictor else {
        throw Fault(.wrongKind, "`\(name)` is a run, found \(Display.phrase(value))")
      }
      return predictor
    }
    return NamedPredictors(names: Array(fields.keys), predictors: predictors)
  }
}

/// Runs asked together, as `ensemble(…)` makes them.
extension Ensemble: ForeignArgument, HasFields {
  public static var wantedKind: Kind { Kind("an ensemble") }
  public var summary: String { "ensemble of \(Display.count(members.count, "run"))" }
  public var fieldNames: [String] { ["members", "weights"] }

  public func field(_ name: String) throws -> Value? {
    switch name {
    case "members": .list(members.map { .foreign($0) })
    case "weights": .record(parameterCounts.fields)
    default: nil
    }
  }
}

extension ParameterCounts {
  var fields: Fields {
    [
      "wide": .number(Double(wide)), "wide_nonzero": .number(Double(wideNonzero)),
      "embeddings": .number(Double(embeddings)), "hidden": .number(Double(hidden)),
      "total": .number(Double(total)),
    ]
  }
}
