import Features
import Testing

@Suite struct SharedVocabularyTests {
  private func shop() throws -> Table {
    try Table(
      name: "shop",
      columns: [
        Column(name: "app", texts: ["maps", "zoom", nil, "maps"]),
        Column(
          name: "installed",
          values: .lists(ListCells([["zoom", "chess"], [], ["chess"], ["maps", "radio"]]))),
        Column(name: "price", numbers: [1, 5, 9, 12]),
        Column(name: "paid", numbers: [12, 1, 5, 9]),
      ])
  }

  private func fit(_ columns: [Formula], minimumCount: Int = 1) throws -> FittedFeatures {
    try FeatureSpec(label: nil, embedded: [.list(columns)], minimumCount: minimumCount)
      .fit(on: shop())
  }

  @Test func anEqualTextHasOneIdInEveryColumn() throws {
    let fitted = try fit([col("app"), col("installed")])
    // maps, zoom, chess, radio, missing, and one for texts not seen.
    #expect(fitted.embeddedSizes == [6, 6])
    let data = try fitted.encode(shop(), withLabels: false)
    #expect(data.embedded[0].ids == [0, 1, 4, 0])
    #expect(data.embedded[1].ids == [1, 2, 2, 0, 3])
    #expect(data.embedded[1].offsets == [0, 2, 2, 3, 5])
    #expect(fitted.embeddedName(feature: 1, id: 2) == "chess")
  }

  @Test func occurrencesCountOverAllColumns() throws {
    // radio and missing occur once; zoom once in each column.
    let fitted = try fit([col("app"), col("installed")], minimumCount: 2)
    #expect(
      (0..<4).map { fitted.embeddedName(feature: 0, id: $0) } == [
        "maps", "zoom", "chess", "other 1",
      ])
    let own = try fit([
      .vocabulary(col("app"), minimumCount: 3, outOfVocabulary: 2), col("installed"),
    ])
    #expect(own.embeddedSizes == [3, 3])
  }

  @Test func hashesAndBucketsShareById() throws {
    #expect(
      try fit([.hashed(col("app"), buckets: 7), .hashed(col("installed"), buckets: 7)])
        .embeddedSizes == [7, 7])
    let buckets = try fit([.bucket(col("price"), at: [5, 10]), .bucket(col("paid"), at: [5, 10])])
    #expect(buckets.embeddedSizes == [3, 3])
    let data = try buckets.encode(shop(), withLabels: false)
    #expect(data.embedded.map(\.ids) == [[0, 1, 1, 2], [2, 0, 1, 1]])
  }

  @Test func othersHaveNothingInCommon() {
    let others: [[Formula]] = [
      [col("app"), .hashed(col("installed"), buckets: 7)],
      [.hashed(col("app"), buckets: 7), .hashed(col("installed"), buckets: 8)],
      [.bucket(col("price"), at: [5]), .bucket(col("paid"), at: [6])],
      [.crossing([col("app"), col("installed")]), col("app")],
    ]
    for columns in others {
      #expect(
        message { _ = try fit(columns) }
          == "columns that share vectors are all texts or lists, or hashes of one size, or "
          + "buckets of the same boundaries, found `\(Formula.list(columns))`")
    }
  }
}
