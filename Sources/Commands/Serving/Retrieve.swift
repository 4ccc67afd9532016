import Features
import Language
import Serving

struct Retrieve: Command {
  static let name = "retrieve"
  static let summary = "A user's candidates among many items: the first step before `rank`."
  static let details = """
    `by` says what makes an item a candidate: a column expression (.installs, a popularity rule),
    co_occurrence(…), embeddings(…), or a list of these, which then take turns; a column `found_by`
    names whose each item was. In `by` and `where` stand columns of the items and fields of the
    user, by the same notation; a name that both have is the items'.
    """
  static let examples = [
    Example(
      #"""
      apps = table({app: ["maps", "pandora", "tetris"], installs: [90, 50, 70], price: [0, 0, 3]})
      user = {installed: ["maps"], budget: 5}
      retrieve(user, from: apps, k: 2, by: .installs, where: not (.app in .installed))
      """#,
      gives: """
        ╭─────────┬──────────┬────────╮
        │ app     │ installs │  price │
        │ text    │   number │ number │
        ├─────────┼──────────┼────────┤
        │ tetris  │       70 │      3 │
        │ pandora │       50 │      0 │
        ├─────────┴──────────┴────────┤
        │ 2 rows × 3 columns          │
        ╰─────────────────────────────╯
        """),
    Example(
      #"""
      apps = table({app: ["maps", "pandora", "tetris"], installs: [90, 50, 70], price: [0, 0, 3]})
      retrieve({budget: 2}, from: apps, by: [.installs, -.price], where: .price <= .budget)[.found_by]
      """#, gives: #"column of 2 (text): ".installs", "-.price""#),
  ]
  @Argument("The user: a record of fields, or a table of one row.") var user: UserArgument
  @Argument("The items: a table, a row each.", .positional) var from: Table
  @Argument("How many candidates.") var k = Amount(count: 200)
  @Argument("What finds them: a column expression, a source, or a list of them.")
  var by: Sources
  @Argument("What an item must be.", .label("where")) var filter: Formula? = nil

  func run(in context: Context) throws -> Value {
    let retriever = try Retriever(from, by: by.sources, filter: filter)
    let found = try retriever.best(k.count, for: user.table)
    let candidates = try from.rows(found.map(\.row))
    guard by.sources.count > 1 else { return .foreign(candidates) }
    let names = found.map { by.sources[$0.source].name as String? }
    return .foreign(try candidates.adding(Column(name: "found_by", texts: names)))
  }
}

/// What finds candidates.
struct Sources: Convertible {
  static let wantedKind = Kind("a column, a source of candidates, or a list of them")
  let sources: [any CandidateSource]

  static func convert(_ value: Value) throws -> Sources? {
    if let formula = value.foreign as? Formula { return Sources(sources: [Rule(formula)]) }
    if let source = value.foreign as? SourceValue { return Sources(sources: [source.source]) }
    guard let list = value.list, !list.isEmpty else { return nil }
    let parts = try list.compactMap { try $0.list == nil ? convert($0)?.sources : nil }
    return parts.count == list.count ? Sources(sources: parts.flatMap { $0 }) : nil
  }
}

/// What `co_occurrence(…)` and `embeddings(…)` give.
struct SourceValue: ForeignArgument {
  static let wantedKind = Kind("a source of candidates")
  let source: any CandidateSource
  let summary: String
}
