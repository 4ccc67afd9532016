import Features
import Models
import Testing

@Suite struct DeclarationTests {
  static let label = Formula.comparison(.equal, .column("y"), .text("yes"))

  static func table() throws -> Table {
    try Table(
      name: "tiny",
      columns: [
        Column(name: "y", texts: ["yes", "no", "yes", "no"]),
        Column(name: "colour", texts: ["red", "blue", "red", nil]),
        Column(name: "size", numbers: [1, 2, 3, 4]),
      ])
  }

  @Test func impossibleModelsAreRefused() {
    #expect(throws: ModelsError.emptyModel) {
      try ModelDeclaration(label: Self.label).validate()
    }
    let deep = [DeepInput.embedding(.column("colour"), dimension: 2)]
    #expect(throws: ModelsError.hiddenUnits(layer: 0, found: 0)) {
      try ModelDeclaration(label: Self.label, deep: deep, hidden: [0]).validate()
    }
    #expect(throws: ModelsError.embeddingDimension(feature: ".colour", found: -3)) {
      try ModelDeclaration(
        label: Self.label, deep: [.embedding(.column("colour"), dimension: -3)]
      ).validate()
    }
  }

  @Test func layoutFollowsTheDeclaration() throws {
    let model = ModelDeclaration(
      label: Self.label, wide: [.column("colour")],
      deep: [
        .dense(Standardise(.column("size"))), .embedding(.column("colour"), dimension: 3),
      ], hidden: [4])
    let fitted = try model.fit(on: Self.table())
    let layout = try model.layout(for: fitted)
    let colours = fitted.features.wideSizes[0]
    #expect(layout.blocks.map(\.name) == [".colour", "bias", ".colour", "W1", "b1", "w"])
    #expect(
      layout.blocks.map { [$0.rows, $0.columns] } == [
        [colours, 1], [1, 1], [fitted.features.embeddedSizes[0], 3], [4, 4], [1, 4], [4, 1],
      ])
    #expect(layout.wideRange == 0..<(colours + 1))
    #expect(layout.denseRange.count == 24)
    #expect(layout.deepRange.upperBound == layout.count)
  }

  @Test func theFeaturesFaultsPassOn() throws {
    let model = ModelDeclaration(label: Self.label, wide: [.column("shape")])
    #expect(throws: FeaturesError.self) { try Models.train(model, on: Self.table()) }
    let leaking = ModelDeclaration(label: Self.label, wide: [.column("y")])
    #expect(throws: FeaturesError.self) { try Models.train(leaking, on: Self.table()) }
  }

  @Test(arguments: [(1, 1), (1, 128), (100, 16), (26049, 64), (32561, 128), (5, 5), (5, 4)])
  func batchesAreEven(rows: Int, size: Int) {
    let plan = BatchPlan(rowCount: rows, size: size)
    let ranges = (0..<plan.stepsPerEpoch).map { plan.range(ofStep: $0) }
    #expect(ranges.first?.lowerBound == 0)
    #expect(ranges.last?.upperBound == rows)
    #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    #expect(ranges.map(\.count).max() == plan.largest)
    #expect(plan.largest <= size)
    #expect(ranges.allSatisfy { $0.count >= plan.largest - 1 })
    #expect(plan.order(seed: 1, epoch: 1) == plan.order(seed: 1, epoch: 1))
    #expect(rows < 100 || plan.order(seed: 1, epoch: 1) != plan.order(seed: 1, epoch: 2))
  }
}
