import Features

/// The training of a declared model on a table, from fitting the features to a `Run`.
///
/// For one call that does it all see `train`. With this, a caller keeps the half-trained model when
/// its callback stops the training: `result` is a run at any time.
public final class Training {
  public let name: String
  public let declaration: ModelDeclaration
  public let recipe: Recipe
  public let fitted: FittedModel
  public var features: FittedFeatures { fitted.features }
  public let trainer: Trainer
  private let tables: TrainingTables
  private let data: DataFingerprint
  /// What was trained before, where this training began with an older run.
  public let past: [PastTraining]
  /// How that run's weights went over.
  public let start: WarmStart?

  /// Fits the features and lays out the network; throws what `validate` of the declaration and
  /// of the recipe throw, and what the table's faults are.
  ///
  /// - Parameters:
  ///   - check: rows to measure the model on after each epoch.
  ///   - old: a run to begin with; see `WarmStart`.
  ///   - forgets: whether categories of that run which the table does not show are dropped.
  public init(
    _ declaration: ModelDeclaration, on table: Table, check: Table? = nil, using recipe: Recipe,
    from old: Run? = nil, forgets: Bool = false, named name: String = ""
  ) throws {
    try declaration.validate()
    try recipe.validate()
    guard table.rowCount > 0 else { throw ModelsError.noRows(purpose: "training") }
    self.name = name
    tables = TrainingTables(training: table, check: check)
    self.declaration = declaration
    self.recipe = recipe
    data = DataFingerprint(table, readBy: declaration, recipe)
    let learned = try declaration.fit(on: table)
    guard let old else {
      fitted = learned
      (past, start) = ([], nil)
      trainer = try Trainer(
        WideAndDeep(layout: declaration.layout(for: learned), seed: recipe.seed),
        on: recipe.encode(table, for: learned),
        check: check.map { try learned.encode($0, withLabels: true) }, using: recipe)
      return
    }
    let ancestry = Ancestry(of: declaration, in: old.declaration)
    let fitted = try ancestry.fitted(learned, after: old.fitted, forgets: forgets)
    let start = try WarmStart(declaration, fitted, recipe, from: old, ancestry)
    self.fitted = fitted
    self.start = start
    past = old.past + [PastTraining(of: old)]
    trainer = try Trainer(
      start, after: old, on: recipe.encode(table, for: fitted),
      check: check.map { try fitted.encode($0, withLabels: true) }, using: recipe)
  }

  /// Goes on where a run stopped, with the tables it was trained and checked on.
  ///
  /// Throws `ModelsError.otherData` for another table, and `.noSlots` for a run without them.
  public init(resuming run: Run, on table: Table, check: Table? = nil) throws {
    name = run.name
    tables = TrainingTables(training: table, check: check)
    declaration = run.declaration
    recipe = run.recipe
    fitted = run.fitted
    data = DataFingerprint(table, readBy: declaration, recipe)
    (past, start) = (run.past, nil)
    guard run.state.hasSlots else { throw ModelsError.noSlots }
    if let before = run.data, !before.isOfSameCells(as: data) {
      throw ModelsError.otherData(before: before, now: data)
    }
    trainer = try Trainer(
      resuming: run.state, of: run.network.layout,
      on: recipe.encode(table, for: fitted),
      check: check.map { [fitted] in try fitted.encode($0, withLabels: true) }, using: recipe)
  }

  /// Trains to the end or until `progress` throws; see `Trainer.run`.
  public func run(progress: (TrainingProgress) throws -> Void = { _ in }) throws {
    try trainer.run(named: name, progress: progress)
  }

  /// The model as it stands.
  public var result: Run {
    Run(
      name: name, declaration: declaration, recipe: recipe, fitted: fitted, trainer: trainer,
      tables: tables, data: data,
      past: past)
  }
}

/// Trains a declared model on a table.
///
/// `progress` is called between batches at least every 10 ms (or every batch, if one takes longer);
/// if it throws, training stops there and the error passes on.
public func train(
  _ declaration: ModelDeclaration, on table: Table, check: Table? = nil,
  using recipe: Recipe = Recipe(), named name: String = "",
  progress: (TrainingProgress) throws -> Void = { _ in }
) throws -> Run {
  let training = try Training(declaration, on: table, check: check, using: recipe, named: name)
  try training.run(progress: progress)
  return training.result
}
