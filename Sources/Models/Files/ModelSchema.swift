import Features

/// All of a run but its numbers: what its model file says of it as text.
struct ModelSchema: Codable {
  var name: String
  let declaration: StoredDeclaration
  let recipe: StoredRecipe
  let features: FittedFeatures
  let targets: [FittedTarget]
  /// What it was trained on.
  let data: DataFingerprint?
  /// The trainings before.
  let past: [PastTraining]
  let epochs: [EpochRecord]
  let isPartial: Bool
  let bestEpoch: Int?
  let step: Int
  let history: History
  /// Whether the optimisers' slots are among the tensors.
  let hasSlots: Bool
  /// The epoch that patience goes back to; its weights and the last ones are among the tensors.
  let best: Best?

  struct Best: Codable {
    let epoch: Int
    let value: Double
  }

  init(_ run: Run, withSlots: Bool) throws {
    name = run.name
    declaration = try StoredDeclaration(run.declaration)
    recipe = try StoredRecipe(run.recipe)
    features = run.features
    targets = run.targets
    data = run.data
    past = run.past
    epochs = run.history
    isPartial = run.isPartial
    bestEpoch = run.bestEpoch
    step = run.state.step
    history = run.state.history
    hasSlots = withSlots && run.state.hasSlots
    best = hasSlots ? run.state.best.map { Best(epoch: $0.epoch, value: $0.value) } : nil
  }

  /// What the texts amount to, checked part by part and against each other.
  func parts() throws -> Parts {
    let declaration = try declaration.declaration()
    let fitted = FittedModel(features: features, targets: targets)
    let wide = features.wide.map(\.formula)
    let embedded = features.embedded.map(\.formula)
    for formula in wide + embedded + features.dense.map(\.formula) { _ = try formula.checked() }
    guard wide.count == declaration.wide.count,
      embedded.count == declaration.embeddings.count,
      features.dense.count == declaration.dense.count,
      targets.count == declaration.targets.count
    else { throw FeaturesError.damaged(what: "list of features") }
    for (fitted, declared) in zip(targets, declaration.targets) {
      guard fitted.target == declared, fitted.isSound else {
        throw FeaturesError.damaged(what: "label `\(declared.name)`")
      }
    }
    guard step >= 0 else { throw FeaturesError.damaged(what: "number of steps") }
    return Parts(
      declaration: declaration, recipe: try recipe.recipe(), fitted: fitted,
      layout: try declaration.layout(for: fitted))
  }

  struct Parts {
    let declaration: ModelDeclaration
    let recipe: Recipe
    let fitted: FittedModel
    let layout: Layout
  }
}

extension FittedTarget {
  /// Whether the head can be of this label.
  fileprivate var isSound: Bool {
    guard head.kind == target.kind, classes.count == (head.kind == .classes ? head.width : 0)
    else { return false }
    switch head {
    case .binary: return true
    case .regression(let mean, let deviation):
      return mean.isFinite && deviation.isFinite && deviation > 0
    case .classes(let count): return (2...ModelsError.classLimit).contains(count)
    }
  }
}
