import Features
import Glibc
import Models
import Testing

/// A run saved and loaded is the run.
@Suite struct ModelFileTests {
  @Test func everyKindComesBack() throws {
    let table = try SavedModels.table()
    try SavedModels.withFolder { folder in
      for (name, run) in try SavedModels.all() {
        let path = "\(folder)/m.safetensors"
        try saveModel(run, to: path)
        let loaded = try loadModel(from: path)
        #expect(loaded.network.weights == run.network.weights, Comment(rawValue: name))
        #expect(loaded.network.layout == run.network.layout, Comment(rawValue: name))
        #expect(loaded.state == run.state, Comment(rawValue: name))
        #expect(loaded.history == run.history, Comment(rawValue: name))
        let (before, after) = (
          try run.predictions(on: table).map(\.values),
          try loaded.predictions(on: table).map(\.values)
        )
        #expect(before == after, Comment(rawValue: name))
        #expect(try loaded.evaluate(on: table) == run.evaluate(on: table))
        // What comes back is written as it was.
        let first = SavedModels.bytes(of: path)
        try saveModel(loaded, to: path)
        #expect(SavedModels.bytes(of: path) == first, Comment(rawValue: name))
        #expect(SavedModels.names(in: folder) == ["m.safetensors"])
      }
    }
  }

  @Test func theRecipeAndItsHistoryComeBack() throws {
    let run = try SavedModels.elaborate()
    let loaded = try Self.reloaded(run)
    #expect(loaded.name == "all")
    #expect(loaded.bestEpoch == run.bestEpoch)
    #expect(loaded.network.weights == run.network.weights)
    #expect(loaded.state == run.state)
    #expect(loaded.recipe.by.map(\.name) == ["log_loss", "auc"])
    #expect((loaded.recipe.wide as? SGD)?.momentum == 0.5)
    #expect(loaded.recipe.schedule.map { type(of: $0).name } == ["warm_up", "cosine_decay"])
    #expect(loaded.recipe.weights == .column("hours"))
    #expect(loaded.recipe.clip == 1)
    #expect(loaded.data == run.data)
  }

  /// A stopped run that is saved, loaded and resumed ends in the bits of one never stopped.
  @Test(arguments: [true, false]) func goesOnWhereItStopped(withPatience: Bool) throws {
    let table = try SavedModels.table()
    let declaration = ModelDeclaration(
      label: .column("rich"), wide: [SavedModels.cross],
      deep: [.embedding(.column("job"), dimension: 3)], hidden: [4, Hidden(Dropout(rate: 0.2))])
    var recipe = Recipe(epochs: 5, batch: 16, deep: Adam())
    if withPatience { recipe.patience = 1 }
    let check = withPatience ? table : nil
    let whole = try Models.train(declaration, on: table, check: check, using: recipe)
    let training = try Training(declaration, on: table, check: check, using: recipe)
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try training.run { _ in
        for _ in 0..<3 { try training.trainer.makeStep() }
        throw Stop()
      }
    }
    let stopped = try Self.reloaded(training.result)
    #expect(stopped.isPartial)
    let rest = try Training(resuming: stopped, on: table, check: check)
    try rest.run()
    #expect(rest.result.network.weights == whole.network.weights)
    #expect(rest.result.state.wideSlots == whole.state.wideSlots)
    #expect(rest.result.state.deepSlots == whole.state.deepSlots)
    let other = try SavedModels.table(rows: 59)
    #expect(throws: ModelsError.self) { try Training(resuming: stopped, on: other, check: check) }
  }

  @Test func slotsAreLeftOutIfWanted() throws {
    let run = try #require(try SavedModels.all().first).run
    let (with, without) = (
      try Self.bytes(run, withSlots: true), try Self.bytes(run, withSlots: false)
    )
    #expect(with.count > without.count + run.state.wideSlots.count * 4)
    try SavedModels.withFolder { folder in
      let path = folder + "/m.safetensors"
      try saveModel(run, to: path, withSlots: false)
      let loaded = try loadModel(from: path)
      #expect(!loaded.state.hasSlots)
      #expect(loaded.network.weights == run.network.weights)
      #expect(throws: ModelsError.noSlots) {
        try Training(resuming: loaded, on: SavedModels.table())
      }
    }
  }

  @Test func namesThatAreNoFileAreRefused() throws {
    let run = try #require(try SavedModels.all().first).run
    try SavedModels.withFolder { folder in
      for name in ["/", "/..", "/a\0b", "", "/nowhere/m.safetensors"] {
        #expect(throws: FeaturesError.self) { try saveModel(run, to: folder + name) }
      }
      #expect(SavedModels.names(in: folder).isEmpty)
    }
    #expect(throws: FeaturesError.self) { try saveModel(run, to: "") }
  }

  /// A link is replaced by the file and its target stays; a read-only file stays.
  @Test func linksAndReadOnlyFilesKeepWhatTheyHold() throws {
    let run = try #require(try SavedModels.all().first).run
    try SavedModels.withFolder { folder in
      let (target, link) = (folder + "/target.safetensors", folder + "/link.safetensors")
      try writeWhole([1, 2, 3], to: target)
      symlink(target, link)
      try saveModel(run, to: link)
      #expect(SavedModels.bytes(of: target) == [1, 2, 3])
      #expect(try loadModel(from: link).network.weights == run.network.weights)
      chmod(target, 0o444)
      #expect(throws: FeaturesError.self) { try saveModel(run, to: target) }
      #expect(SavedModels.bytes(of: target) == [1, 2, 3])
    }
  }

  static func reloaded(_ run: Run) throws -> Run {
    try SavedModels.withFolder { folder in
      try saveModel(run, to: folder + "/m.safetensors")
      return try loadModel(from: folder + "/m.safetensors")
    }
  }

  static func bytes(_ run: Run, withSlots: Bool = true) throws -> [UInt8] {
    try SavedModels.withFolder { folder in
      try saveModel(run, to: folder + "/m.safetensors", withSlots: withSlots)
      return SavedModels.bytes(of: folder + "/m.safetensors")
    }
  }
}
