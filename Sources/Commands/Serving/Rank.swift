import Features
import Language
import Models
import Serving

struct Rank: Command {
  static let name = "rank"
  static let summary = "Candidates from the highest score to the lowest, with a column `score`."
  static let details = """
    rank(run, user, candidates) takes a record of the user's fields and a table of candidates; each
    column the model reads is in one of the two. rank(run, t) takes a table whose rows hold both.
    The candidates are split into batches over threads, as a server does; the batch size and the
    number of threads change the time, not the order.
    """
  static let examples = [
    Example("rows(rank(run, head(te, 100), take: 10))", gives: "10"),
    Example("last(columns(rank(run, head(te, 5))))", gives: #""score""#),
    Example(
      #"""
      log = table({
        likes: ["music", "games", "music", "games"]
        app: ["pandora", "pandora", "tetris", "tetris"]
        installed: [1, 0, 0, 1]
      })
      r = train(model(label: .installed, wide: [.likes & .app]), on: log, epochs: 50)
      rank(r, {likes: "games"}, table({app: ["pandora", "tetris"]}))[.app][0]
      """#, gives: #""tetris""#),
  ]
  @Argument("The run.") var model: Run
  @Argument(
    "The user, a record or a row; or a table whose rows hold user and candidate.", .positional)
  var of: Value
  @Argument("The candidates: a table with the other columns the model reads.", .positional)
  var candidates: Table? = nil
  @Argument("How many of the best; all when left out.") var take: Int? = nil
  @Argument("The most rows that are scored at once.") var batch = 100
  @Argument("How many threads.") var threads = 2

  func run(in context: Context) throws -> Value {
    let scorer = try Scorer(model, batch: batch, threads: threads)
    guard let candidates else {
      guard let table = of.foreign as? Table else {
        throw Fault(
          .missingArgument,
          "a user is ranked candidates for: rank(run, user, candidates), found \(Display.phrase(of))",
          argument: "of")
      }
      let ranked = try scorer.rank(candidates: table, take: take)
      return .foreign(try table.ranked(ranked))
    }
    guard let user = try UserArgument.convert(of) else {
      throw Fault(
        .wrongKind,
        "a user is a record of fields or a table of one row, found \(Display.phrase(of))",
        argument: "of")
    }
    let ranked = try scorer.rank(user: user.table, on: scorer.prepare(candidates), take: take)
    return .foreign(try candidates.ranked(ranked))
  }
}

extension Table {
  /// The rows of a ranking in its order, with their scores.
  func ranked(_ ranked: Ranked) throws -> Table {
    try rows(ranked.rows).adding(Column(name: "score", numbers: ranked.scores))
  }
}
