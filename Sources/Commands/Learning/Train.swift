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
    """
  static let examples = [
    Example(
      #"""
      tr = first(dataset("census"))
      train(model(label: .income == ">50K", wide: [.education]), on: tr, epochs: 1).weights.wide
      """#, gives: "16")
  ]
  @Argument("The model.") var model: ModelValue
  @Argument("The table to learn from.") var on: Table
  @Argument("A recipe: {epochs: 4, batch: 128, wide: ftrl(), deep: adagrad(), seed: 0}.")
  var using: Recipe? = nil
  @Argument("How many passes over the table.") var epochs: Int? = nil
  @Argument("How many rows a step.") var batch: Int? = nil
  @Argument("The seed; else the recipe's, else the script's.") var seed: Seed? = nil

  func run(in context: Context) throws -> Value {
    var recipe = using ?? Recipe()
    if recipe.seed == 0 { recipe.seed = context.session.seed }
    if let epochs { recipe.epochs = epochs }
    if let batch { recipe.batch = batch }
    if let seed { recipe.seed = seed.seed }
    let training = try Training(model.declaration, on: on, using: recipe)
    model.meet(training.features)
    try training.run { progress in
      try context.progress(progress.fraction, words(for: progress))
    }
    return .foreign(training.result)
  }

  private func words(for progress: TrainingProgress) -> String {
    let left = progress.secondsLeft.map { ", \(Int($0.rounded(.up))) s left" } ?? ""
    let rate = NumberFormat.grouped(Int(progress.examplesPerSecond))
    let loss = (try? NumberFormat.format(progress.loss, spec: ".4")) ?? ""
    return "epoch \(progress.epoch) of \(progress.epochs), loss \(loss), "
      + "\(rate) examples/s\(left)"
  }
}
