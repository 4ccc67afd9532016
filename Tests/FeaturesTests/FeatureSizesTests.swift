import Features
import Testing

@Suite struct FeatureSizesTests {
  @Test func ofACross() throws {
    let table = try Table(
      name: "t",
      columns: [
        Column(name: "a", texts: ["x", "x", "y", "x", nil]),
        Column(name: "b", texts: ["p", "p", "p", "q", "q"]),
        Column(name: "n", numbers: [1, 2, 3, 4, 5]),
      ])
    let cross = Formula.cross([col("a"), col("b")])
    let sizes = try FeatureSizes(of: cross, in: table, minimumCount: 2)
    #expect(sizes.possible == 4 && sizes.seen == 3 && sizes.kept == 1 && sizes.buckets == nil)
    let one = try FeatureSizes(of: .hashed(cross, buckets: 1), in: table)
    #expect(one.buckets == 1 && one.collisions == 2 && one.kept == 3)
    let bucket = Formula.bucket(col("n"), at: [2, 10])
    #expect(try FeatureSizes(of: bucket, in: table).possible == 3)
    #expect(try FeatureSizes(of: bucket, in: table).seen == 2)
  }

  /// Possible, seen and kept of the census, counted by Python: `Counter` over the rows of `csv.reader`.
  @Test func ofTheCensus() throws {
    let (train, _) = try Census.load()
    let cross = Formula.cross([col("education"), col("occupation")])
    let sizes = try FeatureSizes(of: cross, in: train, minimumCount: 10)
    #expect(sizes.possible == 224 && sizes.seen == 201 && sizes.kept == 142)
  }
}
