import Features
import FoundationEssentials
import Testing

@Suite struct FeatureSpecTests {
  private let label = Formula.comparison(.equal, col("rich"), .number(1))

  private func spec() throws -> FeatureSpec {
    FeatureSpec(
      label: label,
      wide: [
        col("education"), .crossing([col("education"), col("occupation")]),
        .bucket(col("age"), at: [30]), .comparison(.greater, col("age"), .number(20)),
      ],
      embedded: [col("education"), col("occupation")],
      dense: [try Quantiles(col("age"), 2), Standardise(col("member"))])
  }

  @Test func aTableIsEncoded() throws {
    let fitted = try spec().fit(on: people())
    let encoded = try fitted.encode(people(), withLabels: true)
    #expect(fitted.wideSizes == [3, 3, 2, 1])
    // One id more each for texts not seen; occupation has one for missing.
    #expect(fitted.embeddedSizes == [4, 4])
    #expect(encoded.rowCount == 4)
    #expect(
      encoded.wide.map(\.ids) == [[0, 1, 2, 0], [0, 1, -1, 2], [1, 0, -1, 1], [0, -1, -1, 0]])
    #expect(encoded.embedded.map(\.ids) == [[0, 1, 2, 0], [0, 1, 2, 1]])
    #expect(encoded.denseWidth == 2)
    #expect(encoded.dense.count == 8)
    #expect(encoded.labels == [1, 0, 0, 1])
    #expect(try fitted.encode(people(), withLabels: false).labels.isEmpty)
    #expect(fitted.wideName(feature: 1, id: 2) == "Bachelors & Sales")
    #expect(fitted.wideName(feature: 9, id: 0) == "")
    #expect(fitted.embeddedName(feature: 1, id: 3) == "other 1")
    #expect(fitted.denseNames == [".age", ".member"])
    #expect(fitted.columnNames == ["education", "occupation", "age", "member"])
    #expect(fitted.warnings.count == 2)
  }

  @Test func encodingNeedsNoLabelColumn() throws {
    let fitted = try spec().fit(on: people())
    let table = try people().selecting(["age", "education", "occupation", "member"])
    #expect(try fitted.encode(table, withLabels: false).rowCount == 4)
    #expect(
      message { _ = try fitted.encode(table, withLabels: true) }
        == "people has no column `.rich`")
  }

  @Test func fittedFeaturesAreStoredAndReadBack() throws {
    let fitted = try spec().fit(on: people())
    let data = try JSONEncoder().encode(fitted)
    let again = try JSONDecoder().decode(FittedFeatures.self, from: data)
    let (one, two) = (
      try fitted.encode(people(), withLabels: true), try again.encode(people(), withLabels: true)
    )
    #expect(one.wide.map(\.ids) == two.wide.map(\.ids))
    #expect(one.embedded.map(\.ids) == two.embedded.map(\.ids))
    #expect(one.dense == two.dense)
    #expect(one.labels == two.labels)
    #expect(again.label == label)
    let text = String(decoding: data, as: UTF8.self)
    let broken = text.replacing("\"vocabulary\"", with: "\"quantiles\"")
    #expect(throws: (any Error).self) {
      _ = try JSONDecoder().decode(FittedFeatures.self, from: Data(broken.utf8))
    }
  }

  @Test func f07TheLabelIsNoFeature() throws {
    var leaking = try spec()
    leaking.wide.append(.bucket(col("rich"), at: [0.5]))
    #expect(
      message { _ = try leaking.fit(on: people()) }
        == "a feature must not read what the label reads, `bucket(.rich, at: [0.5])` and the label "
        + "`.rich == 1` both read `.rich`")
  }

  @Test func f11LabelsAreZeroOrOne() throws {
    let table = try people().adding(Column(name: "y", numbers: [0, 1, 2, 2]))
    #expect(
      message { _ = try FeatureSpec(label: col("y")).fit(on: table) }
        == "labels must be 0 or 1, `.y` has 0 (1 rows), 1 (1 rows) and 2 (2 rows)")
    #expect(try FeatureSpec(label: col("rich")).fit(on: table).labels(of: table) == [1, 0, 0, 1])
    #expect(
      message { _ = try FeatureSpec(label: col("member")).fit(on: table) }
        == "every row needs a label, `.member` is missing in 1 of 4 rows of people")
    do {
      _ = try FeatureSpec(label: col("education")).fit(on: table)
      Issue.record("no error")
    } catch let error as FeaturesError {
      #expect(
        error.message
          == "labels must be true/false, or 0 and 1, `.education` is text: `Bachelors`, `HS-grad` "
          + "and `11th`")
      #expect(
        error.notes == [
          "a label would be `.education == \"11th\"`, or all: `classes(.education)`"
        ])
    }
  }

  @Test func aLabelThatNeverIsTrueWarns() throws {
    let slip = FeatureSpec(label: .comparison(.equal, col("education"), .text("bachelors")))
    #expect(
      try slip.fit(on: people()).warnings == [
        "the label `.education == \"bachelors\"` is false in all 4 rows: "
          + ".education has \"Bachelors\", \"HS-grad\", \"11th\""
      ])
  }

  @Test func aFileWithoutRowsEncodesToNothing() throws {
    let fitted = try spec().fit(on: people())
    let empty = try parse("age,education,occupation,member,rich\n").table
    let encoded = try fitted.encode(empty, withLabels: true)
    #expect(encoded.rowCount == 0)
    #expect(encoded.wide.allSatisfy { $0.ids.isEmpty })
    #expect(encoded.dense.isEmpty)
    #expect(encoded.labels.isEmpty)
  }

  @Test func aColumnWithoutAnyCellIsNoObstacle() throws {
    let bare = try people().adding(Column(name: "occupation", numbers: [nil, nil, nil, nil]))
    let fitted = try spec().fit(on: bare)
    // The vocabulary has one id, for missing, beside the one for texts not seen.
    #expect(fitted.embeddedSizes == [4, 2])
    #expect(fitted.wideSizes == [3, 0, 2, 1])
    #expect(try fitted.encode(bare, withLabels: true).wide[1].ids == [-1, -1, -1, -1])
  }

  @Test func storedNumbersOutOfRangeAreRefused() throws {
    let fitted = try FeatureSpec(label: nil, embedded: [col("education")]).fit(on: people())
    let text = String(decoding: try JSONEncoder().encode(fitted), as: UTF8.self)
    for wrong in ["-1", "9223372036854775807"] {
      let broken = text.replacing("\"outOfVocabulary\":1", with: "\"outOfVocabulary\":\(wrong)")
      #expect(broken != text)
      #expect(throws: (any Error).self) {
        _ = try JSONDecoder().decode(FittedFeatures.self, from: Data(broken.utf8))
      }
    }
  }

  @Test func rowsAndKindsAreNeeded() throws {
    #expect(
      message { _ = try spec().fit(on: people().prefix(0)) }
        == "rows are needed to fit features, people has none")
    #expect(
      message { _ = try FeatureSpec(label: nil).fit(on: people()).labels(of: people()) }
        == "labels of people were asked for, but the features were declared without a label")
    #expect(
      message {
        _ = try FeatureSpec(label: nil, wide: [col("age")]).fit(on: people())
      }.hasPrefix("a feature needs categories, `.age` is a number"))
    var rare = try spec()
    rare.minimumCount = 100
    #expect(
      try rare.fit(on: people()).warnings.contains(
        "`.education` has no category that occurs 100 times"))
    let fitted = try spec().fit(on: people())
    let renamed = try people().adding(Column(name: "age", texts: ["a", "b", "c", "d"]))
    #expect(
      message { _ = try fitted.encode(renamed, withLabels: false) }
        == "`.age` must be a number here, it is text")
  }
}
