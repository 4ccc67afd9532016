import Features
import Language
import Models

struct Model: Command {
  static let name = "model"
  static let summary = "Declares a Wide & Deep model: what it predicts, and from what."
  static let details = """
    One logit, wide + deep + bias, as in the paper's equation (3). Without `deep` it is the wide
    model alone, without `wide` the deep one. Training fits vocabularies and boundaries.
    """
  static let examples = [
    Example(
      #"model(label: .income == ">50K", wide: [.education & .occupation]).wide"#,
      gives: "[.education & .occupation]"),
    Example(
      #"(model(label: .income == ">50K", deep: [embed(.education, 8)]) with {hidden: [32]}).hidden"#,
      gives: "[32]"),
  ]
  @Argument("What to predict: a true/false expression, or a column of 0 and 1.") var label: Formula
  @Argument("Features of the linear part: columns, buckets, crosses.") var wide: [Formula] = []
  @Argument("Inputs of the deep part: embed(…), quantiles(…), standardise(…), number columns.")
  var deep: [DeepInput] = []
  @Argument("Units of the ReLU layers, first to last.") var hidden = [100, 50]
  @Argument("A category must occur so often in training to count.", .label("minimum_count"))
  var minimumCount = 1

  func run(in context: Context) throws -> Value {
    guard minimumCount >= 1 else {
      throw Fault(
        .wrongValue, "`minimum_count` is from 1 up, found \(minimumCount)",
        argument: "minimum_count")
    }
    let declaration = ModelDeclaration(
      label: label, wide: wide, deep: deep, hidden: hidden, minimumCount: minimumCount)
    try declaration.validate()
    return .foreign(ModelValue(declaration))
  }
}
