import Features
import Language

/// What says how categories become ids, and what they are.

struct VocabularyCommand: Command {
  static let name = "vocabulary"
  static let summary = "A feature with a minimum count of its own, and with ids for unseen texts."
  static let details = """
    A category gets an id if it occurs `minimum_count` times in training. Other texts share the
    out-of-vocabulary ids, by TensorFlow's hash; a wide feature has none of these unless it asks,
    an embedding has one. Crosses have a minimum count only.
    """
  static let examples = [
    Example(
      "vocabulary(.occupation, minimum_count: 10, oov_buckets: 3)",
      gives: "vocabulary(.occupation, minimum_count: 10, oov_buckets: 3)"),
    Example(
      "count(names(vocabulary(.education & .occupation, minimum_count: 50), in: tr))", gives: "86"),
  ]
  @Argument("A text column, a list column or a cross.") var of: Formula
  @Argument("How often a category must occur; else as the model says.", .label("minimum_count"))
  var minimumCount: Int? = nil
  @Argument("How many ids unseen texts share.", .label("oov_buckets")) var outOfVocabulary: Int? =
    nil

  func run(in context: Context) throws -> Value {
    let formula = Formula.vocabulary(
      of, minimumCount: minimumCount, outOfVocabulary: outOfVocabulary)
    _ = try categorical(for: formula)
    return try Formula.made(formula)
  }
}

struct HashedCommand: Command {
  static let name = "hashed"
  static let summary = "A feature whose ids are hashes: of one size, whatever occurs."
  static let details = """
    The ids are TensorFlow's, of `categorical_column_with_hash_bucket` for a column and of
    `crossed_column` for a cross. Two categories may share an id, and none has a name; `sizes` says
    how many do. Crosses without it are exact.
    """
  static let examples = [
    Example("tr[hashed(.occupation, 1000)][0]", gives: "96"),
    Example(
      #"table({a: ["Bachelors"], b: ["Adm-clerical"]})[hashed(.a & .b, hash_buckets: 1000)]"#,
      gives: "column of 1 (number): 770"),
  ]
  @Argument("A text column, a list column or a cross.") var of: Formula
  @Argument("How many ids.", .positional, .label("hash_buckets")) var buckets: Int

  func run(in context: Context) throws -> Value {
    let formula = Formula.hashed(of, buckets: buckets)
    _ = try categorical(for: formula)
    return try Formula.made(formula)
  }
}

struct NamesCommand: Command {
  static let name = "names"
  static let summary = "What the ids of a feature stand for, on a table."
  static let examples = [
    Example(
      #"""
      t = table({app: ["maps", "zoom", "maps"], os: ["a", "a", "b"]})
      names(.app & .os, in: t)
      """#, gives: #"["maps & a", "zoom & a", "maps & b"]"#)
  ]
  @Argument("A column, a bucket, a cross, or something true or false.") var of: Formula
  @Argument("The table that is learnt from.", .positional, .label("in")) var table: Table
  @Argument("How often a category must occur.", .label("minimum_count")) var minimumCount = 1

  func run(in context: Context) throws -> Value {
    let transform = try categorical(for: of, minimumCount: minimumCount)
    let fitted = try transform.fit(on: table) as any FittedCategorical
    try context.willAllocate(bytes: 64 * Double(fitted.size))
    return .list((0..<fitted.size).map { .string(fitted.name(of: $0)) })
  }
}

struct Sizes: Command {
  static let name = "sizes"
  static let summary = "How large a feature is on a table: combinations possible, seen and kept."
  static let details = """
    possible: the product of how many categories the parts have; seen: combinations that occur;
    kept: those that occur `minimum_count` times. Of a hash also its buckets, and how many of the
    combinations seen share their id with another.
    """
  static let examples = [
    Example(
      "sizes(.education & .occupation, in: tr, minimum_count: 10)",
      gives: "{possible: 224, seen: 201, kept: 142}"),
    Example(
      "sizes(hashed(.education & .occupation, 1000), in: tr)",
      gives: "{possible: 224, seen: 201, kept: 201, buckets: 1000, collisions: 18}"),
  ]
  @Argument("A column, a bucket or a cross.") var of: Formula
  @Argument("The table.", .positional, .label("in")) var table: Table
  @Argument("How often a combination must occur.", .label("minimum_count")) var minimumCount = 1

  func run(in context: Context) throws -> Value {
    let sizes = try FeatureSizes(of: of, in: table, minimumCount: minimumCount)
    var fields: Fields = [
      "possible": .number(sizes.possible), "seen": .number(Double(sizes.seen)),
      "kept": .number(Double(sizes.kept)),
    ]
    if let buckets = sizes.buckets { fields["buckets"] = .number(Double(buckets)) }
    if let collisions = sizes.collisions { fields["collisions"] = .number(Double(collisions)) }
    return .record(fields)
  }
}
