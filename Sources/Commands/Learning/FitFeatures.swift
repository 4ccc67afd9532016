import Features
import Language
import Models

struct FitFeatures: Command {
  static let name = "fit_features"
  static let summary = "What a model's features learn from a table: vocabularies and boundaries."
  static let details = """
    One pass over the training data, the paper's 4.1. The result prints, and encodes any table with
    the same columns: encode(f, te). Its parts are read as f.wide, f.embedded, f.dense and
    f.warnings; a model trained after it uses the same ids.
    """
  static let examples = [
    Example(
      #"""
      m = model(label: .income == ">50K", wide: [.education & .occupation],
        deep: [embed(.education, 8), quantiles(.age, 4)])
      fit_features(m, on: tr)
      """#,
      gives: """
        ╭──────────┬──────────────────────────┬────────────┬───────╮
        │ part     │ feature                  │ by         │  size │
        ├──────────┼──────────────────────────┼────────────┼───────┤
        │ wide     │ .education & .occupation │ cross      │   201 │
        │ embedded │ .education               │ vocabulary │    17 │
        │ dense    │ .age                     │ quantiles  │     1 │
        ╰──────────┴──────────────────────────┴────────────┴───────╯
        """)
  ]
  @Argument("The model.") var model: ModelValue
  @Argument("The table to learn from.", .positional, .label("on")) var on: Table

  func run(in context: Context) throws -> Value {
    let fitted = try model.declaration.fit(on: on)
    model.meet(fitted)
    return .foreign(FittedValue(declaration: model.declaration, model: fitted))
  }
}
