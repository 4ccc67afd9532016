import Features
import Language
import Models
import Pictures

struct Fit: Command {
  static let name = "fit"
  static let summary = "Chooses a treatment for each column, says which, trains, and gives the run."
  static let details = """
    Texts get a weight and a vector for each category; numbers their quantile and a weight for each
    tenth; numbers that are mostly one value, buckets of the others. What is the same in every row,
    or different in almost every one, is left out. `run.model` is the model it made: change it by
    `with`, train it by `train`.
    """
  static let examples = [
    Example(
      #"""
      t = table({job: ["a", "b", "a", "b"], id: ["p", "q", "r", "s"], rich: [0, 1, 0, 1]})
      fit(t, .rich, quiet: true).model.wide
      """#, gives: "[.job]"),
    Example(
      #"fit(tr, .income == ">50K", without: [.fnlwgt], quiet: true, epochs: 1) |> kind"#,
      gives: #""run""#),
  ]
  @Argument("The table to learn from.") var on: Table
  @Argument("What to predict: a yes or no, regression(…), classes(…), or a record.", .positional)
  var label: Targets
  @Argument("More features of the linear part: crosses.") var wide: [Formula] = []
  @Argument("More inputs of the deep part.") var deep: [DeepInput] = []
  @Argument("Columns to leave out.") var without: [Formula] = []
  @Argument("Layers of the deep part.") var hidden: [Hidden] = [100, 50]
  @Argument("A recipe, as for train.") var using: Recipe? = nil
  @Argument("How many passes over the table.") var epochs: Int? = nil
  @Argument("The seed; else the recipe's, else the script's.") var seed: Seed? = nil
  @Argument("Whether to train without saying what was chosen.") var quiet = false

  func run(in context: Context) throws -> Value {
    var recipe = using ?? Recipe()
    if recipe.seed == 0 { recipe.seed = context.session.seed }
    if let epochs { recipe.epochs = epochs }
    if let seed { recipe.seed = seed.seed }
    let read = label.targets.flatMap(\.formula.columnNames) + without.flatMap(\.columnNames)
    let treatments = try Treatment.choose(for: on, without: Set(read))
    let declaration = ModelDeclaration(
      targets: label.targets, wide: treatments.flatMap(\.wide) + wide,
      deep: treatments.flatMap(\.deep) + deep, hidden: hidden)
    // Before training, so that a refusal of what is left stands below what was left out.
    if !quiet { context.print(text(of: treatments, for: context.screen)) }
    let training = try Training(declaration, on: on, using: recipe)
    return .foreign(try training.run(in: context))
  }

  private func text(of treatments: [Treatment], for screen: Screen) -> String {
    func column(_ name: String, _ cell: (Treatment) -> String) -> BoxTable.Column {
      .init(name: name, cells: treatments.map(cell))
    }
    let box = BoxTable(columns: [
      column("column") { $0.column },
      column("wide") { $0.wide.map(words).joined(separator: ", ") },
      column("deep") { $0.deep.map { words($0) }.joined(separator: ", ") },
      column("why") { $0.reason },
    ])
    return box.text(width: screen.width, colour: screen.hasColour)
  }

  /// Without the boundaries, which `run.model` shows.
  private func words(_ formula: Formula) -> String {
    guard case .bucket(_, let boundaries) = formula else { return formula.description }
    return "\(boundaries.count + 1) buckets"
  }

  private func words(_ input: DeepInput) -> String {
    switch input.kind {
    case .embedding(let formula, let dimension, _): "\(words(formula)): vectors of \(dimension)"
    case .dense(let quantiles as Quantiles): "\(quantiles.count) quantiles"
    case .dense(let transform): transform.description
    }
  }
}
