import Features

/// A model declaration as files hold it.
struct StoredDeclaration: Codable {
  let targets: [Target]
  let wide: [Formula]
  let deep: [Input]
  let hidden: [StoredNoun]
  let minimumCount: Int
  let architecture: Architecture

  enum Input: Codable {
    case embedding(Formula, dimension: Int, combiner: Combiner)
    case dense(StoredTransform)
  }

  init(_ declaration: ModelDeclaration) throws {
    targets = declaration.targets
    wide = declaration.wide
    deep = declaration.deep.map { input in
      switch input.kind {
      case .embedding(let formula, let dimension, let combiner):
        .embedding(formula, dimension: dimension, combiner: combiner)
      case .dense(let transform): .dense(StoredTransform(transform))
      }
    }
    hidden = try declaration.hidden.map {
      try StoredNoun($0.layer, called: "the layer \($0.description)")
    }
    minimumCount = declaration.minimumCount
    architecture = declaration.architecture
  }

  /// Throws for what `ModelDeclaration` refuses, and for formulas beyond what can be computed.
  func declaration() throws -> ModelDeclaration {
    for formula in targets.map(\.formula) + wide { _ = try formula.checked() }
    let declaration = ModelDeclaration(
      targets: targets, wide: wide,
      deep: try deep.map { input in
        switch input {
        case .embedding(let formula, let dimension, let combiner):
          .embedding(try formula.checked(), dimension: dimension, combiner: combiner)
        case .dense(let stored):
          .dense(try checked(stored.transform))
        }
      },
      hidden: try hidden.map { Hidden(try $0.taken(as: (any HiddenLayer).self)) },
      minimumCount: minimumCount, architecture: architecture)
    try declaration.validate()
    return declaration
  }

  private func checked(_ transform: any DenseTransform) throws -> any DenseTransform {
    _ = try transform.formula.checked()
    return transform
  }
}

/// A recipe as files hold it.
struct StoredRecipe: Codable {
  let epochs: Int
  let batch: Int
  let wide: StoredNoun
  let deep: StoredNoun
  let seed: UInt64
  let schedule: [StoredNoun]
  let clip: Double?
  let patience: Int?
  let by: [String]
  let weights: Formula?

  init(_ recipe: Recipe) throws {
    epochs = recipe.epochs
    batch = recipe.batch
    wide = try StoredNoun(recipe.wide, called: "the optimiser \(type(of: recipe.wide).name)")
    deep = try StoredNoun(recipe.deep, called: "the optimiser \(type(of: recipe.deep).name)")
    seed = recipe.seed
    schedule = try recipe.schedule.map {
      try StoredNoun($0, called: "the schedule \(type(of: $0).name)")
    }
    clip = recipe.clip
    patience = recipe.patience
    by = recipe.by.map(\.name)
    weights = recipe.weights
  }

  /// Throws for what `Recipe` refuses, and for a metric that there is not.
  func recipe() throws -> Recipe {
    let recipe = Recipe(
      epochs: epochs, batch: batch, wide: try wide.taken(as: (any Optimiser).self),
      deep: try deep.taken(as: (any Optimiser).self), seed: seed,
      schedule: try schedule.map { try $0.taken(as: (any Schedule).self) }, clip: clip,
      patience: patience,
      by: try by.map { name in
        guard let metric = Metrics.all.first(where: { $0.name == name }) else {
          throw FeaturesError.damaged(what: "metric `\(name)`")
        }
        return metric
      }, weights: try weights?.checked())
    try recipe.validate()
    return recipe
  }
}
