import Features
import Language
import Models

struct Model: Command {
  static let name = "model"
  static let summary = "Declares a Wide & Deep model: what it predicts, and from what."
  static let details = """
    One logit, wide + deep + bias, as in the paper's equation (3). Without `deep` it is the wide
    model alone, without `wide` the deep one. Training fits vocabularies and boundaries.

    The label is a yes or no: a true/false expression or a column of 0 and 1. For a number write
    regression(.hours), for several classes classes(.education), for several labels at once a
    record: {rich: .income == ">50K", hours: regression(.hours_per_week)}.

    hidden: [100, dropout(0.2), 50, batch_norm()] puts layers between those of units.
    """
  static let examples = [
    Example(
      #"model(label: .income == ">50K", wide: [.education & .occupation]).wide"#,
      gives: "[.education & .occupation]"),
    Example(
      #"(model(label: .income == ">50K", deep: [embed(.education, 8)]) with {hidden: [32]}).hidden"#,
      gives: "[32]"),
    Example(
      "model(label: classes(.sex), wide: [.education], hidden: [32, dropout(0.2)]).hidden",
      gives: "[32, dropout(0.2)]"),
  ]
  @Argument("What to predict: a yes or no, regression(…), classes(…), or a record of them.")
  var label: Targets
  @Argument("Features of the linear part: columns, buckets, crosses.") var wide: [Formula] = []
  @Argument("Inputs of the deep part: embed(…), quantiles(…), standardise(…), number columns.")
  var deep: [DeepInput] = []
  @Argument("Layers, first to last: units of ReLU, dropout(…), batch_norm().")
  var hidden: [Hidden] = [100, 50]
  @Argument("A category must occur so often in training to count.", .label("minimum_count"))
  var minimumCount = 1
  @Argument(
    "What reads the embeddings: layers, products of pairs, or both.",
    .choices(Architecture.allCases.map(\.rawValue)))
  var kind = Architecture.wideAndDeep

  func run(in context: Context) throws -> Value {
    guard minimumCount >= 1 else {
      throw Fault(
        .wrongValue, "`minimum_count` is from 1 up, found \(minimumCount)",
        argument: "minimum_count")
    }
    let declaration = ModelDeclaration(
      targets: label.targets, wide: wide, deep: deep, hidden: hidden, minimumCount: minimumCount,
      architecture: kind)
    try declaration.validate()
    return .foreign(ModelValue(declaration))
  }
}
