import Features
import Testing

@Suite struct VocabularyTests {
  private func column(_ texts: [String?]) throws -> Table {
    try Table(name: "t", columns: [Column(name: "x", texts: texts)])
  }

  @Test func missingIsACategoryOfItsOwn() throws {
    let fitted = try Vocabulary(col("x")).fit(on: column(["a", nil, "b", "a"]))
    #expect(fitted.size == 3)
    #expect((0..<4).map { fitted.name(of: $0) } == ["a", "b", "missing", ""])
    #expect(try fitted.encode(column([nil, "b", "c", "a"])).ids == [2, 1, -1, 0])
  }

  @Test func rareTextsHaveNoIds() throws {
    let table = try column(["a", "a", "b", nil, "c", "c", "c"])
    let fitted = try Vocabulary(col("x"), minimumCount: 2).fit(on: table)
    #expect(fitted.levels == ["a", "c"])
    #expect(!fitted.hasMissing)
    #expect(try fitted.encode(table).ids == [0, 0, -1, -1, 1, 1, 1])
  }

  @Test func unseenTextsShareTheIdsOutOfVocabulary() throws {
    let fitted = try Vocabulary(col("x"), outOfVocabulary: 1).fit(on: column(["a", "b"]))
    #expect(fitted.size == 3)
    #expect(try fitted.encode(column(["b", "zzz", nil])).ids == [1, 2, 2])
    #expect(fitted.name(of: 2) == "other 1")
  }

  /// TensorFlow 2.15.1: vocabulary [Bachelors, HS-grad] with 3 out-of-vocabulary buckets, "11th"
  /// gives 4 = 2 + Fingerprint64("11th") % 3; the other fingerprints are from the same program.
  @Test func outOfVocabularyIdsAreTensorFlows() throws {
    let fitted = try Vocabulary(col("x"), outOfVocabulary: 3)
      .fit(on: column(["Bachelors", "HS-grad"]))
    #expect(try fitted.encode(column(["11th"])).ids == [4])
    let fingerprints: [(String, UInt64)] = [
      ("Bachelors", 16_203_445_660_475_879_456), ("HS-grad", 1_120_494_822_492_465_621),
      ("11th", 4_758_249_266_409_112_442),
    ]
    for buckets in [7, 1_000, 999_983] {
      let hashed = try Vocabulary(col("x"), outOfVocabulary: buckets).fit(on: column(["-"]))
      for (text, fingerprint) in fingerprints {
        let id = 1 + Int32(fingerprint % UInt64(buckets))
        #expect(try hashed.encode(column([text])).ids == [id])
      }
    }
    // hashed column, 1000 buckets
    let hashed = try Vocabulary(col("x"), outOfVocabulary: 1000).fit(on: column(["-"]))
    #expect(
      try hashed.encode(column(["Adm-clerical", "Sales", "?"])).ids == [1 + 96, 1 + 631, 1 + 65])
  }

  @Test func textsOfAnyLengthHaveABucket() throws {
    let fitted = try Vocabulary(col("x"), outOfVocabulary: 1 << 19).fit(on: column(["-"]))
    let texts = (0...300).map { String(repeating: "x", count: $0) }
    let ids = try fitted.encode(column(texts)).ids
    #expect(ids.allSatisfy { $0 > 0 && $0 < fitted.size })
    #expect(Set(ids).count > 295)
  }

  @Test func rangesAreChecked() {
    #expect(
      message { _ = try Vocabulary(col("x"), minimumCount: -1) }
        == "the minimum count of a feature must be 0 or more, found -1")
    for count in [-1, 1 << 40] {
      #expect(throws: FeaturesError.self) { _ = try Vocabulary(col("x"), outOfVocabulary: count) }
    }
  }

  @Test func truthsAreTwoCategoriesAndNumbersNone() throws {
    let fitted = try Vocabulary(col("member")).fit(on: people())
    #expect((0..<3).map { fitted.name(of: $0) } == ["false", "true", "missing"])
    #expect(
      message { _ = try Vocabulary(col("age")).fit(on: people()) }
        == "a feature needs categories, `.age` is a number: cut it by `bucket(.age, at: […])` "
        + "or give it to the deep part by `quantiles(.age, 10)`")
  }
}

@Suite struct BucketTests {
  /// `upper_bound`: bucket i is [b_{i−1}, b_i).
  @Test func aBoundaryBelongsToTheBucketAbove() throws {
    let table = try Table(
      name: "t",
      columns: [Column(name: "x", numbers: [17.999, 18, 24.9, 25, 65, -.infinity, .infinity, nil])])
    let fitted = try Bucket(col("x"), at: [18, 25, 65]).fit(on: table)
    #expect(try fitted.encode(table).ids == [0, 1, 1, 2, 3, 0, 3, -1])
    #expect(
      (0..<5).map { fitted.name(of: $0) } == ["x <18", "x 18..<25", "x 25..<65", "x >=65", ""])
  }

  /// The TensorFlow program of the golden crosses: ages 39, 18, 17.999 are buckets 4, 1, 0.
  @Test func bucketsAreTensorFlows() throws {
    let table = try Table(name: "t", columns: [Column(name: "age", numbers: [39, 18, 17.999])])
    let fitted = try Bucket(col("age"), at: [18, 25, 30, 35, 40, 45, 50, 55, 60, 65])
      .fit(on: table)
    #expect(try fitted.encode(table).ids == [4, 1, 0])
  }

  @Test func theLawHoldsOverSeeds() throws {
    for seed in 1...20 {
      var random = SplitMix(UInt64(seed))
      let boundaries = Set(
        (0..<Int.random(in: 1...30, using: &random)).map { _ in
          Double(Int.random(in: -50...50, using: &random))
        }
      ).sorted()
      let numbers = (0..<200).map { _ in Double(Int.random(in: -60...60, using: &random)) }
      let table = try Table(name: "t", columns: [Column(name: "x", numbers: numbers)])
      let ids = try Bucket(col("x"), at: boundaries).fit(on: table).encode(table).ids
      #expect(ids == numbers.map { number in Int32(boundaries.filter { $0 <= number }.count) })
    }
  }

  @Test func f06BoundariesMustRise() {
    let cases: [([Double], String)] = [
      ([], "a bucket needs at least one boundary, `bucket(.x, at: [])` has none"),
      ([1, 3, 2], "boundaries must rise, found 2 after 3 in `bucket(.x, at: [1, 3, 2])`"),
      ([1, 1], "boundaries must rise, found 1 after 1 in `bucket(.x, at: [1, 1])`"),
      (
        [1, .nan],
        "boundaries must be finite numbers, number 2 of `bucket(.x, at: [1, nan])` is not"
      ),
      (
        [-.infinity],
        "boundaries must be finite numbers, number 1 of `bucket(.x, at: [-inf])` is not"
      ),
    ]
    for (boundaries, text) in cases {
      #expect(message { _ = try Bucket(col("x"), at: boundaries) } == text)
      #expect(
        message { _ = try categorical(for: .bucket(col("x"), at: boundaries)) } == text)
    }
  }
}

@Suite struct IndicatorTests {
  @Test func presentWhereTrue() throws {
    let fitted = try Indicator(.comparison(.equal, col("occupation"), .text("Sales")))
      .fit(on: people())
    #expect(fitted.size == 1)
    #expect(try fitted.encode(people()).ids == [-1, 0, -1, 0])
    #expect(fitted.name(of: 0) == ".occupation == \"Sales\"")
    #expect(fitted.name(of: 1) == "")
  }
}

@Suite struct RegistryTests {
  @Test func formulasFindTheirTransforms() throws {
    func name(_ formula: Formula) throws -> String {
      type(of: try categorical(for: formula)).name
    }
    #expect(try name(col("a")) == "vocabulary")
    #expect(try name(.fill(col("a"), with: .text("none"))) == "vocabulary")
    #expect(try name(.bucket(col("a"), at: [1])) == "bucket")
    #expect(try name(.crossing([col("a"), col("b")])) == "cross")
    #expect(try name(.cross([col("a"), .cross([col("a")])])) == "vocabulary")
    #expect(try name(.isIn(col("a"), in: .list([.text("x")]))) == "indicator")
    #expect(try name(.missing(col("a"))) == "indicator")
    for number in [Formula.number(1), .negate(col("a")), .function(.log, col("a"))] {
      #expect(throws: FeaturesError.self) { _ = try categorical(for: number) }
    }
    #expect(throws: FeaturesError.self) { _ = try categorical(for: .cross([])) }
    #expect(throws: FeaturesError.self) {
      _ = try categorical(for: .crossing([col("a"), .negate(col("b"))]))
    }
  }

  @Test func namesDiffer() throws {
    let names = Transforms.all.map { $0.name }
    #expect(Set(names).count == names.count)
    for name in names { #expect(try Transforms.named(name).name == name) }
    #expect(message { _ = try Transforms.named("nothing") } == "no transform is called `nothing`")
  }
}
