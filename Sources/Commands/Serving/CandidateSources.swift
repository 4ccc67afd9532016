import Features
import Language
import Models
import Serving

struct CoOccurrenceCommand: Command {
  static let name = "co_occurrence"
  static let summary = "A source of candidates: items that users have together with the user's own."
  static let details = """
    Two items that a and b users have, and c both, are alike by c / sqrt(a * b); an item's value is
    the sum over what the user has. It counts over the rows of a table of users.
    """
  static let examples = [
    Example(
      #"""
      users = table({installed: [["maps", "bus"], ["maps", "bus", "chess"], ["chess"]]})
      apps = table({app: ["chess", "bus", "maps"]})
      retrieve({installed: ["maps"]}, from: apps, by: co_occurrence(users, .installed, item: .app))[.app]
      """#, gives: #"column of 2 (text): "bus", "chess""#)
  ]
  @Argument("A table, a row for each user.") var users: Table
  @Argument("The column of lists that says what each has.", .positional) var column: Formula
  @Argument("What the same names are called among the items.") var item: Formula
  @Argument("How many others each item keeps, the most alike.") var neighbours = 200

  func run(in context: Context) throws -> Value {
    let source = try CoOccurrence(column, in: users, key: item, neighbours: neighbours)
    return .foreign(
      SourceValue(
        source: source,
        summary: "co-occurrence of \(column): \(Display.count(source.levels.count, "item")), "
          + Display.count(source.pairCount / 2, "pair")))
  }
}

struct EmbeddingsCommand: Command {
  static let name = "embeddings"
  static let summary = "A source of candidates: items whose vectors lie near those the user has."
  static let details = """
    The run embeds the items' column. An item's value is the cosine of the angle between its vector
    and the mean of the user's; all items are compared, so the result is exact.
    """
  static let examples = [
    Example(
      #"""
      log = table({country: ["de", "fr", "de"], app: ["maps", "bus", "chess"], y: [1, 0, 1]})
      r = train(model(label: .y, deep: [embed(.app, 4)], hidden: [4]), on: log, epochs: 1)
      user = {installed: ["bus"]}
      retrieve(user, from: table({app: ["maps", "bus"]}), k: 1, by: embeddings(r, .app, like: .installed))[.app]
      """#, gives: #"column of 1 (text): "bus""#)
  ]
  @Argument("The run that has learnt the vectors.") var model: Run
  @Argument("The items' column, which the run embeds.", .positional) var column: Formula
  @Argument("The user's field of the same names: one, or a list of them.") var like: Formula

  func run(in context: Context) throws -> Value {
    let source = try NearestItems(model, column, like: like)
    return .foreign(
      SourceValue(source: source, summary: "items near \(like) by the vectors of \(column)"))
  }
}
