import Features
import Models
import Testing

/// What cannot be laid out or trained is an error that says so, not a trap.
@Suite struct RefusalTests {
  static func layout(
    embedding: Layout.Feature = .init("e", size: 3, dimension: 2), hidden: [Int] = [4]
  ) throws -> Layout {
    try Layout(
      wide: [.init("w", size: 3)], embeddings: [embedding], denseWidth: 1,
      hidden: hidden.map(Hidden.init(units:)))
  }

  static func data(
    wide: [Int32] = [0, 1], dense: [Float] = [0, 1], labels: [Float] = [0, 1], rows: Int = 2
  ) -> Encoded {
    Encoded(
      rowCount: rows, wide: [IDColumn(size: 3, ids: wide)],
      embedded: [IDColumn(size: 3, ids: [Int32](repeating: 0, count: rows))], dense: dense,
      denseWidth: 1, labels: labels)
  }

  @Test func hiddenLayersHaveALimit() {
    #expect(throws: ModelsError.hiddenUnits(layer: 1, found: 0)) {
      try Self.layout(hidden: [4, 0])
    }
    #expect(throws: ModelsError.hiddenUnits(layer: 0, found: -1)) {
      try Self.layout(hidden: [-1])
    }
    #expect(throws: ModelsError.tooManyLayers(10_000)) {
      try Self.layout(hidden: [Int](repeating: 2, count: 10_000))
    }
  }

  @Test func embeddingsHaveALimit() {
    #expect(throws: ModelsError.embeddingDimension(feature: "e", found: 0)) {
      try Self.layout(embedding: .init("e", size: 3, dimension: 0))
    }
    #expect(throws: ModelsError.embeddingDimension(feature: "e", found: 1_000_000)) {
      try Self.layout(embedding: .init("e", size: 1_000_000_000, dimension: 1_000_000))
    }
    #expect(throws: ModelsError.tooLarge(part: "e", rows: 1_000_000_000, columns: 1000)) {
      try Self.layout(embedding: .init("e", size: 1_000_000_000, dimension: 1000))
    }
    #expect(throws: ModelsError.tooLarge(part: "e", rows: .max, columns: 1000)) {
      try Self.layout(embedding: .init("e", size: .max, dimension: 1000))
    }
  }

  @Test(
    arguments: [
      (Recipe(epochs: 0), "epochs"), (Recipe(batch: 0), "batch"), (Recipe(batch: -5), "batch"),
      (Recipe(wide: FTRL(lr: 0)), "lr"), (Recipe(deep: AdaGrad(lr: .nan)), "lr"),
    ] as [(Recipe, String)])
  func recipesAreChecked(recipe: Recipe, setting: String) throws {
    let network = WideAndDeep(layout: try Self.layout(), seed: 0)
    let error = #expect(throws: ModelsError.self) {
      try Trainer(network, on: Self.data(), using: recipe)
    }
    #expect(error?.message.hasPrefix("`\(setting)` of ") == true)
  }

  @Test func dataMustFitTheNetwork() throws {
    let network = WideAndDeep(layout: try Self.layout(), seed: 0)
    for (data, error) in [
      (
        Self.data(wide: [], dense: [], labels: [], rows: 0), ModelsError.noRows(purpose: "training")
      ),
      (Self.data(labels: []), .noLabels),
      (Self.data(wide: [0, 3]), .wrongData(part: "an id of w", found: 3, expected: 2)),
      (Self.data(wide: [0, -2]), .wrongData(part: "an id of w", found: -2, expected: 2)),
      (Self.data(wide: [0]), .wrongData(part: "rows of w", found: 1, expected: 2)),
      (Self.data(dense: [0]), .wrongData(part: "dense numbers", found: 1, expected: 2)),
    ] {
      #expect(throws: error) { try Trainer(network, on: data, using: Recipe()) }
    }
  }

  @Test func aSavedStateMustFit() throws {
    let small = WideAndDeep(layout: try Self.layout(), seed: 0)
    let state = try Trainer(small, on: Self.data(), using: Recipe()).state
    #expect(throws: ModelsError.self) {
      try Trainer(
        resuming: state, of: try Self.layout(hidden: [5]), on: Self.data(), using: Recipe())
    }
    #expect(throws: ModelsError.self) {
      try Trainer(
        resuming: state, of: try Self.layout(), on: Self.data(),
        using: Recipe(deep: FTRL()))
    }
  }

  @Test func everyErrorSaysWhatWasFound() {
    for error in [
      ModelsError.emptyModel, .hiddenUnits(layer: 2, found: 0), .noLabels,
      .setting("lr", of: "ftrl", found: .nan, range: 0...1), .noRows(purpose: "training"),
    ] {
      #expect(!error.message.isEmpty)
      #expect(!error.message.hasSuffix("."))
    }
    #expect(
      ModelsError.setting("lr", of: "ftrl", found: 0, range: 0.5...2).message
        == "`lr` of ftrl must be from 0.5 to 2; found 0")
  }
}
