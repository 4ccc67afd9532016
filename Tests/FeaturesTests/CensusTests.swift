import Features
import Glibc
import Testing

@Suite struct CensusTests {
  /// Counts of `adult.names`, the description that comes with the data set: 24.08 % and 23.62 %
  /// of the rows above 50K, so 7,841 and 3,846.
  @Test func theOfficialSplitIsThere() throws {
    let (train, test) = try Census.load()
    #expect(train.rowCount == 32_561)
    #expect(test.rowCount == 16_281)
    #expect(train.columnNames == test.columnNames)
    #expect(train.columns.count == 15)
    let rich = Formula.comparison(.equal, col("income"), .text(">50K"))
    #expect(try train.filtered(by: rich).table.rowCount == 7_841)
    #expect(try test.filtered(by: rich).table.rowCount == 3_846)
    let numbers = train.columns.filter { $0.kind == .number }.map(\.name)
    #expect(
      numbers == [
        "age", "fnlwgt", "education_num", "capital_gain", "capital_loss", "hours_per_week",
      ])
    // The cells that were `?`.
    let missing = train.columns.filter { $0.missingCount > 0 }.map {
      "\($0.name) \($0.missingCount)"
    }
    #expect(missing == ["workclass 1836", "occupation 1843", "native_country 583"])
    #expect(try train.column(named: "hours_per_week").cell(0) == .number(40))
    #expect(try test.column(named: "income").cell(2) == .text(">50K"))
  }

  @Test func aCutOrEditedFileIsRefusedByName() async throws {
    try await withFolder { folder in
      let (train, test) = ("\(folder)/train.csv.gz", "\(folder)/test.csv.gz")
      #expect(
        message { _ = try Census.load(from: folder) }
          == "\(train): cannot be read: there is no such file")
      let whole = try bytes(of: "train.csv.gz")
      try put(whole.dropLast(100), to: train)
      #expect(
        message { _ = try Census.load(from: folder) }
          == "\(train): the size of this file of wd must be 396983 bytes, found 396883 bytes")
      var edited = whole
      edited[5_000] ^= 4
      try put(edited[...], to: train)
      #expect(
        message { _ = try Census.load(from: folder) }.hasPrefix(
          "\(train): the CRC-32 of this file of wd must be e4683b74, found "))
      try put(whole[...], to: train)
      #expect(
        message { _ = try Census.load(from: folder) }
          == "\(test): cannot be read: there is no such file")
      try put(bytes(of: "test.csv.gz")[...], to: test)
      #expect(try Census.load(from: folder).test.rowCount == 16_281)
    }
  }

  /// Crosses and all on the whole training part: known counts of its categories.
  @Test func featuresOfTheCensus() throws {
    let (train, test) = try Census.load()
    let age = Formula.bucket(col("age"), at: [18, 25, 30, 35, 40, 45, 50, 55, 60, 65])
    let spec = FeatureSpec(
      label: .comparison(.equal, col("income"), .text(">50K")),
      wide: [
        col("education"), col("native_country"), age,
        .crossing([col("education"), col("occupation")]),
        .crossing([age, col("education"), col("occupation")]),
      ],
      embedded: [col("education"), col("occupation")],
      dense: [try Quantiles(col("age"), 10), try Quantiles(col("capital_gain"), 10)])
    let fitted = try spec.fit(on: train)
    // adult.names lists 16 kinds of education and 41 countries; missing is one more.
    #expect(Array(fitted.wideSizes.prefix(3)) == [16, 42, 11])
    #expect(fitted.embeddedSizes == [17, 16])
    let encoded = try fitted.encode(test, withLabels: true)
    #expect(encoded.rowCount == 16_281)
    #expect(encoded.labels.reduce(0, +) == 3_846)
    #expect(encoded.dense.allSatisfy { $0 >= 0 && $0 <= 1 })
    for column in encoded.wide + encoded.embedded {
      #expect(column.ids.count == 16_281)
      #expect(column.ids.allSatisfy { $0 >= -1 && $0 < column.size })
    }
    // Nine of ten have no capital gain: they are the lowest quantile, the others the highest.
    let gains = Set(Swift.stride(from: 1, to: encoded.dense.count, by: 2).map { encoded.dense[$0] })
    #expect(gains == [0, 1])
  }

  private func bytes(of name: String) throws -> [UInt8] {
    let here = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let path = "/\(here)/Sources/CensusData/\(name)"
    let descriptor = open(path, O_RDONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    return Array(bytes.prefix(max(0, count)))
  }

  private func put(_ bytes: ArraySlice<UInt8>, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    try #require(count == bytes.count)
  }
}
