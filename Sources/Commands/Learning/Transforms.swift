import Features
import Language
import Models

/// What makes features of columns.

struct BucketCommand: Command {
  static let name = "bucket"
  static let summary = "Which interval a number lies in: a category that crosses can use."
  static let details = "Interval i holds the numbers from boundary i - 1 up to below boundary i."
  static let examples = [
    Example("bucket(.age, at: [18, 65])", gives: "bucket(.age, at: [18, 65])")
  ]
  @Argument("A number column, or an expression of columns.") var of: Formula
  @Argument("The boundaries, rising.") var at: [Double]

  func run(in context: Context) throws -> Value { .foreign(try Bucket(of, at: at).formula) }
}

struct Embed: Command {
  static let name = "embed"
  static let summary = "A vector for each category of a column: an input of the deep part."
  static let details = """
    Several categories of one row, as a list column has them, become one vector: their sum, their
    mean, or their sum over the root of how many they are.

    Columns of the same things share their vectors: embed([.app, .installed], 8) is an input for
    each column, and an app has one vector in both.
    """
  static let examples = [
    Example("embed(.occupation, 8)", gives: "embed(.occupation, 8)"),
    Example(
      #"""
      t = table({seen: ["a", "b"], has: [["b", "c"], ["c"]], y: [0, 1]})
      keys(fit_features(model(label: .y, deep: [embed([.seen, .has], 2)]), on: t).embedded)
      """#, gives: #"[".seen", ".has"]"#),
  ]
  @Argument("A text or list column, a bucket or a cross; or a list of columns that share vectors.")
  var of: EmbeddedColumns
  @Argument("How many dimensions.", .positional) var dimension = 8
  @Argument(
    "How several vectors become one.", .choices(Combiner.allCases.map(\.rawValue)))
  var combine = Combiner.mean

  func run(in context: Context) throws -> Value {
    guard dimension >= 1 else {
      throw Fault(
        .wrongValue, "an embedding has at least 1 dimension, found \(dimension)",
        argument: "dimension")
    }
    return .foreign(DeepInput.embedding(of.formula, dimension: dimension, combiner: combine))
  }
}

struct QuantilesCommand: Command {
  static let name = "quantiles"
  static let summary = "A number by its place among the training data, from 0 to 1."
  static let details = """
    The paper's 4.1: boundaries cut the training data into n quantiles of equal size, and a value
    in the i-th becomes (i - 1) / (n - 1). A missing cell becomes 0.5.
    """
  static let examples = [Example("quantiles(.age, 10)", gives: "quantiles(.age, 10)")]
  @Argument("A number column, or an expression of columns.") var of: Formula
  @Argument("How many quantiles, from 2 up.", .positional) var count = 10

  func run(in context: Context) throws -> Value {
    .foreign(DeepInput.dense(try Quantiles(of, count)))
  }
}

struct StandardiseCommand: Command {
  static let name = "standardise"
  static let summary =
    "A number less its mean, over its standard deviation, both of the training data."
  static let examples = [Example("standardise(.age)", gives: "standardise(.age)")]
  @Argument("A number column, or an expression of columns.") var of: Formula

  func run(in context: Context) throws -> Value { .foreign(DeepInput.dense(Standardise(of))) }
}
