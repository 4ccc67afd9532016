import Features
import Testing

/// TensorFlow 2.15.1's ids (`crossed_column`, `categorical_column_with_hash_bucket`), as the
/// reference page records them.
@Suite struct HashedTests {
  static func table() throws -> Table {
    try Table(
      name: "t",
      columns: [
        Column(name: "education", texts: ["Bachelors", "HS-grad", "11th"]),
        Column(name: "occupation", texts: ["Adm-clerical", "Sales", "?"]),
        Column(name: "age", numbers: [39, 18, 17.999]),
      ])
  }

  static let ages = Formula.bucket(col("age"), at: [18, 25, 30, 35, 40, 45, 50, 55, 60, 65])

  func ids(_ formula: Formula, on table: Table) throws -> [Int32] {
    try categorical(for: formula).fit(on: table).encode(table).ids
  }

  @Test func aColumn() throws {
    #expect(try ids(.hashed(col("occupation"), buckets: 1_000), on: Self.table()) == [96, 631, 65])
  }

  @Test func crosses() throws {
    let two = Formula.cross([col("education"), col("occupation")])
    #expect(try ids(.hashed(two, buckets: 1_000), on: Self.table()) == [770, 991, 671])
    // The reference page's age buckets: 39 is in bucket 4 of these boundaries.
    let ages = Formula.bucket(col("age"), at: [18, 25, 30, 35, 40])
    let three = Formula.cross([ages, col("education"), col("occupation")])
    #expect(try ids(.hashed(three, buckets: 1_000), on: Self.table()) == [322, 199, 716])
    #expect(
      try cells(.hashed(two, buckets: 1_000), on: Self.table())
        == [770, 991, 671].map { .number($0) })
  }

  @Test func lists() throws {
    let table = try Table(
      name: "t",
      columns: [
        Column(name: "a", lists: [["x", "y"], [], ["x"]]),
        Column(name: "b", lists: [["p", "q"], ["p"], ["q"]]),
      ])
    let cross = Formula.hashed(.cross([col("a"), col("b")]), buckets: 100)
    let column = try categorical(for: cross).fit(on: table).encode(table) as IDColumn
    #expect(column.ids == [52, 16, 34, 92, 16])
    #expect(column.offsets == [0, 4, 4, 5])
    #expect(column.size == 100)
  }

  @Test func aVocabularyWithIdsForTheUnseen() throws {
    // V + fingerprint mod n_oov.
    let fitted = FittedVocabulary(
      formula: col("education"), levels: ["Bachelors", "HS-grad"], hasMissing: false,
      outOfVocabulary: 3)
    #expect(try fitted.encode(Self.table()).ids == [0, 1, 4])
  }

  /// F04.
  @Test(arguments: [0, -1, 1 << 40]) func bucketsOutOfRange(_ buckets: Int) {
    #expect(
      message { _ = try categorical(for: .hashed(col("a"), buckets: buckets)) }
        == "the number of hash buckets must be from 1 to 100,000,000, found \(buckets)")
  }

  @Test func optionsStandWhereTheyMeanSomething() throws {
    let own = Formula.vocabulary(col("education"), minimumCount: 2, outOfVocabulary: 3)
    #expect(own.description == "vocabulary(.education, minimum_count: 2, oov_buckets: 3)")
    let fitted = try #require(try categorical(for: own) as? Vocabulary)
    #expect(fitted.minimumCount == 2 && fitted.outOfVocabulary == 3)
    for wrong in [
      Formula.vocabulary(Self.ages, minimumCount: nil, outOfVocabulary: 3),
      .vocabulary(.hashed(col("a"), buckets: 5), minimumCount: 2, outOfVocabulary: nil),
      .cross([.hashed(col("a"), buckets: 5), col("b")]),
      .hashed(.cross([.hashed(col("a"), buckets: 5), col("b")]), buckets: 9),
    ] {
      #expect(message { _ = try categorical(for: wrong) }.contains("stand around columns"))
    }
    let counted = try #require(
      try categorical(
        for: .vocabulary(
          .cross([col("education"), col("occupation")]), minimumCount: 7, outOfVocabulary: nil))
        as? Cross)
    #expect(counted.minimumCount == 7)
  }

  /// F03: beyond the cap an exact cross is an error that says what to do, and a hash goes on.
  @Test func tooManyCombinations() throws {
    let side: Int32 = 2_240
    func column(_ name: String, _ code: (Int32) -> Int32) -> Column {
      Column(
        name: name,
        values: .texts(
          codes: (0..<side * side).map(code), levels: (0..<side).map { "\(name)\($0)" }))
    }
    let table = try Table(
      name: "t", columns: [column("a") { $0 / side }, column("b") { $0 % side }])
    let cross = Formula.cross([col("a"), col("b")])
    #expect(
      message { _ = try categorical(for: cross).fit(on: table) as any FittedCategorical }
        == "`.a & .b` has more than 5,000,000 different values: raise the minimum count, cut it "
        + "into buckets, or hash it: `hashed(.a & .b, 1000000)`")
    let hashed =
      try categorical(for: .hashed(cross, buckets: 1_000_000)).fit(on: table)
      as any FittedCategorical
    #expect(hashed.size == 1_000_000)
  }
}
