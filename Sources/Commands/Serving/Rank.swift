import Features
import Language
import Models
import Serving

struct Rank: Command {
  static let name = "rank"
  static let summary =
    "The rows of a table from the highest score to the lowest, with a column `score`."
  static let details = """
    The candidates are split into batches over threads, as a server does; the batch size and the
    number of threads change the time, not the order.
    """
  static let examples = [
    Example("rows(rank(run, head(te, 100), take: 10))", gives: "10"),
    Example("last(columns(rank(run, head(te, 5))))", gives: #""score""#),
  ]
  @Argument("The run.") var model: Run
  @Argument("The candidates: a table with the features' columns.", .positional) var of: Table
  @Argument("How many of the best; all when left out.") var take: Int? = nil
  @Argument("The most rows that are scored at once.") var batch = 100
  @Argument("How many threads.") var threads = 2

  func run(in context: Context) throws -> Value {
    let ranked = try Scorer(model, batch: batch, threads: threads).rank(candidates: of, take: take)
    let score = Column(name: "score", numbers: ranked.scores)
    return .foreign(try of.rows(ranked.rows).adding(score))
  }
}
