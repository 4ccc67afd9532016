import Features
import Language
import Models

struct Train: Command {
  static let name = "train"
  static let summary = "Fits a model to a table and gives the run."
  static let details = """
    The wide part and the bias are moved by the optimiser `wide` (FTRL unless told otherwise), the
    deep part by `deep` (AdaGrad), both by the same error at each step. The same seed gives the
    same weights, bit for bit.

    With `check`, each epoch ends with a measurement on rows that take no part in training; see
    history(run). With `patience: 2`, two epochs without a better one end the training, and the run
    has the weights of the best. `by` says what is better; without it, the loss does.

    `from` begins with what an older run learned, day by day: weights go over by the names of their
    categories, together with what the optimisers remember of them. Categories of the older run that
    the table does not show stay, unless `forget: true`; boundaries stay as they were.

    With `checkpoints: "folder"` the training is kept on the disk as it goes, and resume("folder",
    on: tr) goes on after a crash, to the same weights, bit for bit. The last three checkpoints stay
    and the one whose check did best; Ctrl-C and SIGTERM write a last one.

    A schedule changes both learning rates: {schedule: [warm_up(1), cosine_decay()]} is their
    product. `clip` bounds the norm of each step's gradient.
    """
  static let examples = [
    Example(
      #"""
      tr = first(dataset("census"))
      train(model(label: .income == ">50K", wide: [.education]), on: tr, epochs: 1).weights.wide
      """#, gives: "16"),
    Example(
      #"""
      tr, te = dataset("census")
      m = model(label: .income == ">50K", wide: [.education])
      r = train(m, on: tr, check: te, epochs: 20, patience: 1, using: {schedule: cosine_decay()})
      r.best_epoch <= rows(history(r))
      """#, gives: "true"),
    Example(
      #"""
      old, new = split(tr, 0.5)
      history(train(m, on: new, from: train(m, on: old, epochs: 1), epochs: 1))[.table]
      """#,
      gives: """
        begins with 16 rows of weights, adds 0 new ones and drops 0
        column of 2 (text): "census", "census"
        """),
  ]
  @Argument("The model.") var model: ModelValue
  @Argument("The table to learn from.") var on: Table
  @Argument(
    "A recipe: {epochs: 4, batch: 128, wide: ftrl(), deep: adagrad(), seed: 0, schedule, clip}.")
  var using: Recipe? = nil
  @Argument("A table to measure the model on after each epoch.") var check: Table? = nil
  @Argument("How many passes over the table.") var epochs: Int? = nil
  @Argument("How many rows a step.") var batch: Int? = nil
  @Argument("The seed; else the recipe's, else the script's.") var seed: Seed? = nil
  @Argument("Stop after so many epochs without a better check, and keep the best weights.")
  var patience: Int? = nil
  @Argument("What a check measures: auc, or [auc, log_loss]; the first decides what is better.")
  var by: MetricList? = nil
  @Argument("How much each row counts: a number column; its scale means nothing.")
  var weights: Formula? = nil
  @Argument("A run of a like model, to begin with what it learned.") var from: Run? = nil
  @Argument("Whether what `from` knows and the table does not show is dropped.") var forget = false
  @Argument("A folder for checkpoints, which it makes.", .file([])) var checkpoints: FilePath? = nil
  @Argument("How far apart they are: a number of steps, or a time; else 5 minutes.")
  var every: CheckpointInterval? = nil

  func run(in context: Context) throws -> Value {
    var recipe = using ?? Recipe()
    if recipe.seed == 0 { recipe.seed = context.session.seed }
    if let epochs { recipe.epochs = epochs }
    if let batch { recipe.batch = batch }
    if let seed { recipe.seed = seed.seed }
    if let patience { recipe.patience = patience }
    if let by { recipe.by = by.metrics }
    if let weights { recipe.weights = weights }
    let checkpoints = try self.checkpoints.map { path in
      let folder = try CheckpointFolder(path.path(for: .writing, in: context))
      guard folder.generations.isEmpty else {
        throw CheckpointError.notEmpty(folder: path.written)
      }
      return Checkpoints(in: folder, every: (every ?? .standard).interval)
    }
    // Of a few rows many a column tells the label by chance.
    let looksForLeaks = model.known == nil && on.rowCount >= 100
    let training = try Training(
      model.declaration, on: on, check: check, using: recipe, from: from, forgets: forget)
    if let start = training.start { context.print(start.words) }
    model.meet(training.fitted)
    if looksForLeaks {
      let columns = training.fitted.features.columnNames
      for target in model.declaration.targets where target.kind == .binary {
        for (column, auc) in try Leakage.telling(target.formula, of: on, among: columns) {
          context.print(
            "note: \(Formula.column(column)) alone tells the label, with an AUC of "
              + "\(try NumberFormat.format(auc, spec: ".4")): will it be known in use?")
        }
      }
    }
    return .foreign(try training.run(keeping: checkpoints, in: context))
  }
}
