import Features

/// What a model, its training or its measures can refuse.
public enum ModelsError: Error, Equatable, Sendable {
  /// A setting outside its range.
  case setting(_ name: String, of: String, found: Double, range: ClosedRange<Double>)
  case emptyModel
  case hiddenUnits(layer: Int, found: Int)
  case tooManyLayers(Int)
  case embeddingDimension(feature: String, found: Int)
  /// More weights than fit; `part` says which table or layer.
  case tooLarge(part: String, rows: Int, columns: Int)
  /// Data that a network was not made for.
  case wrongData(part: String, found: Int, expected: Int)
  case noRows(purpose: String)
  case noLabels
  /// Patience, or a measure for checks, without rows to check on.
  case nothingToCheck
  /// Training stopped before an update that would have spoilt the weights.
  case diverged(what: Divergence, epoch: Int, step: Int)
  case lengths(scores: Int, labels: Int)
  case nothingToMeasure(metric: String)
  case oneClass(metric: String, label: Int, count: Int)
  case badLabel(metric: String, row: Int, found: Double)
  case badScore(metric: String, row: Int, found: Double)

  public enum Divergence: Sendable { case loss, gradient }

  /// The most weights a model may have.
  public static let weightLimit = 1_000_000_000
  /// The most hidden layers, and the most units of one.
  public static let layerLimit = 100
  public static let unitLimit = 65_536
}

extension ModelsError: Explained {
  public var message: String {
    switch self {
    case .setting(let name, let owner, let found, let range):
      "`\(name)` of \(owner) must be from \(plain(range.lowerBound)) to "
        + "\(plain(range.upperBound)); found \(plain(found))"
    case .emptyModel:
      "a model needs wide or deep features; both lists are empty"
    case .hiddenUnits(let layer, let found):
      "a hidden layer has 1 to \(Self.unitLimit) units; layer \(layer + 1) has \(found)"
    case .tooManyLayers(let found):
      "a model has at most \(Self.layerLimit) hidden layers; found \(found)"
    case .embeddingDimension(let feature, let found):
      "an embedding has 1 to \(Self.unitLimit) dimensions; \(feature) has \(found)"
    case .tooLarge(let part, let rows, let columns):
      "a model has at most \(Self.weightLimit) weights; \(part) alone brings it to more "
        + "(\(rows) × \(columns))"
    case .wrongData(let part, let found, let expected):
      "the data do not fit the network: \(part) is \(found), and the network expects \(expected)"
    case .noRows(let purpose):
      "\(purpose) needs at least one row; the table has none"
    case .noLabels:
      "training needs a label for every row; the data were encoded without"
    case .nothingToCheck:
      "`patience` and `by` are of checks between epochs; there is no table to check on"
    case .diverged(.loss, let epoch, let step):
      "the loss is no finite number in epoch \(epoch), step \(step); training stopped before "
        + "that update"
    case .diverged(.gradient, let epoch, let step):
      "the gradient grew beyond what the optimiser can square in epoch \(epoch), step \(step); "
        + "training stopped before that update"
    case .lengths(let scores, let labels):
      "each score needs its label; found \(scores) scores and \(labels) labels"
    case .nothingToMeasure(let metric):
      "\(metric) needs at least one row; there is none"
    case .oneClass(let metric, let label, let count):
      "\(metric) compares both classes; all \(count) labels are \(label)"
    case .badLabel(let metric, let row, let found):
      "\(metric) takes labels 0 and 1; row \(row) has \(plain(found))"
    case .badScore(let metric, let row, let found):
      "\(metric) takes \(metric == AUC().name ? "numbers" : "probabilities from 0 to 1") as "
        + "scores; row \(row) has \(plain(found))"
    }
  }

  public var notes: [String] {
    switch self {
    case .diverged:
      [
        "a smaller learning rate is the first thing to try (`lr` of both optimisers)",
        "raw numbers far from 1 in the deep part also do this: use quantiles or standardise",
      ]
    case .tooLarge:
      ["a greater minimum_count or a smaller embedding makes it smaller"]
    case .nothingToCheck:
      ["hand it to train: train(m, on: tr, check: va, patience: 2)"]
    default: []
    }
  }
}

/// A number without a needless `.0`.
private func plain(_ x: Double) -> String {
  x == x.rounded() && x.magnitude <= 1e15 ? String(Int64(x)) : String(x)
}
