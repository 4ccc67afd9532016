import Features
import Language
import Models

/// Models to compare with: products of pairs of vectors instead of crosses.

struct FactorisationMachineCommand: Command {
  static let name = "fm"
  static let summary =
    "Declares a factorisation machine: a linear model plus products of all pairs."
  static let details = """
    Each category has a weight and a vector; a pair counts as the product of its vectors (Rendle
    2010). It is model(…) with kind: "fm": the weights are moved by the recipe's `wide` optimiser,
    the vectors by `deep`.
    """
  static let examples = [
    Example(
      #"fm(label: .income == ">50K", features: [.education, .occupation], dimension: 4).deep"#,
      gives: "[embed(.education, 4), embed(.occupation, 4)]")
  ]
  @Argument("What to predict.") var label: Targets
  @Argument("Columns, buckets or crosses.") var features: [Formula]
  @Argument("Numbers of each vector.") var dimension = 8

  func run(in context: Context) throws -> Value {
    try machine(label, features, dimension, hidden: [], .factorisationMachine)
  }
}

struct DeepFMCommand: Command {
  static let name = "deep_fm"
  static let summary = "Declares a DeepFM: a factorisation machine and layers on the same vectors."
  static let details = "Guo et al. 2017. It is model(…) with kind: \"deep_fm\"."
  static let examples = [
    Example(
      #"deep_fm(label: .income == ">50K", features: [.education], hidden: [32]).hidden"#,
      gives: "[32]")
  ]
  @Argument("What to predict.") var label: Targets
  @Argument("Columns, buckets or crosses.") var features: [Formula]
  @Argument("Numbers of each vector.") var dimension = 8
  @Argument("Layers: units, dropout(…), batch_norm().") var hidden: [Hidden] = [100, 50]

  func run(in context: Context) throws -> Value {
    try machine(label, features, dimension, hidden: hidden, .deepFM)
  }
}

private func machine(
  _ label: Targets, _ features: [Formula], _ dimension: Int, hidden: [Hidden],
  _ architecture: Architecture
) throws -> Value {
  let declaration = ModelDeclaration(
    targets: label.targets, wide: features,
    deep: features.map { .embedding($0, dimension: dimension) }, hidden: hidden,
    architecture: architecture)
  try declaration.validate()
  return .foreign(ModelValue(declaration))
}
