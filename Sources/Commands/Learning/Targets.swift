import Features
import Language
import Models

/// Labels that are no yes or no.

struct RegressionCommand: Command {
  static let name = "regression"
  static let summary = "A label that is a number: model(label: regression(.hours), …)."
  static let details = """
    The network learns it in standard deviations from the training mean, by squared error; scores
    and measures (rmse, mae) are in its own units.
    """
  static let examples = [
    Example("regression(.hours_per_week)", gives: "regression(.hours_per_week)")
  ]
  @Argument("A number column, or an expression of columns.") var of: Formula

  func run(in context: Context) throws -> Value {
    .foreign(Target(of, kind: .regression))
  }
}

struct ClassesCommand: Command {
  static let name = "classes"
  static let summary = "A label of several classes: model(label: classes(.education), …)."
  static let details = """
    Each class that training shows has an output of its own; their softmax is the probabilities.
    """
  static let examples = [Example("classes(.education)", gives: "classes(.education)")]
  @Argument("A text column, or another with few values.") var of: Formula

  func run(in context: Context) throws -> Value {
    .foreign(Target(of, kind: .classes))
  }
}
