import Features

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
    case .noTarget:
      "a model predicts at least one label; there is none"
    case .sameTarget(let name):
      "each label of a model has its own name; two are `\(name)`"
    case .classes(let name, let found):
      "a label of classes has 2 to \(Self.classLimit) of them; `\(name)` has \(found)"
    case .unknownClass(let name, let found, let known):
      "`\(name)` has the class \"\(found)\", which training did not show; it showed "
        + known.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
        + (known.count > 5 ? " …" : "")
    case .labelKind(let name, let wanted):
      "the label `\(name)` must be \(wanted)"
    case .labelMissing(let name, let row):
      "training needs a label for every row; `\(name)` is missing in row \(row)"
    case .constantLabel(let name, let value):
      "the label `\(name)` is \(plain(value)) in every row; there is nothing to learn"
    case .sharedTable(let name, let sizes, let dimensions):
      "columns that share a table have the same categories and dimensions; those of \(name) have "
        + "\(sizes.map(String.init).joined(separator: " and ")) categories and "
        + "\(dimensions.map(String.init).joined(separator: " and ")) dimensions"
    case .unequalVectors(let widths):
      widths.isEmpty
        ? "a factorisation machine multiplies embeddings; the model has none"
        : "a factorisation machine multiplies vectors of one length; the embeddings have "
          + widths.map(String.init).joined(separator: ", ")
    case .pairsOfSeveralOutputs:
      "a factorisation machine predicts one yes or no, or one number"
    case .denseWithoutLayers:
      "a factorisation machine without layers reads embeddings only; it has dense inputs"
    case .severalOutputs(let count):
      "one score a row is needed here; the model gives \(count)"
    case .unsuitable(let metric, let kind):
      switch kind {
      case .binary: "\(metric) does not measure a yes or no"
      case .regression: "\(metric) does not measure a number"
      case .classes: "\(metric) does not measure classes"
      }
    case .differentTargets(let first, let other):
      "the runs of an ensemble predict the same; found \(first.joined(separator: ", ")) and "
        + other.joined(separator: ", ")
    case .rowWeight(let row, let found):
      "the weight of a row is a number from 0 up; row \(row) has \(plain(found))"
    case .noRowWeight(let count):
      "some row must count; the weights of all \(count) are 0"
    case .rowWeightKind(let name):
      "the weight of a row is a number; `\(name)` is not"
    case .noRows(let purpose):
      "\(purpose) needs at least one row; the table has none"
    case .noLabels:
      "training needs a label for every row; the data were encoded without"
    case .otherData(let before, let now):
      "a run goes on with the table it began with; that had \(before.rows) rows with checksum "
        + "\(before.digits), and \(now.table) has \(now.rows) rows with \(now.digits)"
    case .noSlots:
      "a run goes on with what its optimisers remember; this one was saved without"
    case .otherTargets(let run, let model):
      "a model begins with a run of its label; the run predicts \(run.joined(separator: ", ")), the "
        + "model \(model.joined(separator: ", "))"
    case .nothingCarried:
      "a model begins with a run whose features it shares; none of these is the run's"
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
      "\(metric) takes \(metric == LogLoss().name || metric == Accuracy().name ? "probabilities from 0 to 1" : "numbers") as "
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
    case .unsuitable(_, let kind):
      ["those that do: " + Metrics.all(of: kind).map(\.name).joined(separator: ", ")]
    default: []
    }
  }
}

/// A number without a needless `.0`.
func plain(_ x: Double) -> String {
  x == x.rounded() && x.magnitude <= 1e15 ? String(Int64(x)) : String(x)
}
