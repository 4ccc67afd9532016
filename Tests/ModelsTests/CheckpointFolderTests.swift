import Features
import Glibc
import Models
import Testing

/// A folder of checkpoints: what it keeps, what it skips, and what it refuses.
@Suite struct CheckpointFolderTests {
  static func training(patience: Int? = nil) throws -> Training {
    let table = try SavedModels.table()
    let declaration = ModelDeclaration(
      label: .column("rich"), wide: [SavedModels.cross],
      deep: [.embedding(.column("job"), dimension: 3)], hidden: [4])
    let recipe = Recipe(
      epochs: 5, batch: 10, patience: patience, by: patience == nil ? [] : [AUC()])
    return try Training(
      declaration, on: table, check: patience == nil ? nil : table, using: recipe)
  }

  @Test func itKeepsTheLastThreeAndTheBest() throws {
    try SavedModels.withFolder { folder in
      let training = try Self.training(patience: 5)
      let checkpoints = Checkpoints(in: try CheckpointFolder(folder), every: .steps(4))
      try training.run(keeping: checkpoints)
      #expect(checkpoints.problem == nil)
      #expect(
        SavedModels.names(in: folder) == [
          "best.safetensors", "step-000000000024.safetensors", "step-000000000028.safetensors",
          "step-000000000030.safetensors",
        ])
      let best = try loadModel(from: folder + "/best.safetensors")
      let values = best.history.compactMap { $0.check?.measures.first }
      let all = training.result.history.compactMap { $0.check?.measures.first }
      #expect(values.last == all.max())
      let (last, skipped) = try checkpoints.folder.newest()
      #expect(skipped.isEmpty)
      #expect(last.network.weights == training.result.network.weights)
      #expect(!last.isPartial)
    }
  }

  @Test func aDamagedOneIsSkipped() throws {
    try SavedModels.withFolder { folder in
      let training = try Self.training()
      let checkpoints = Checkpoints(in: try CheckpointFolder(folder), every: .steps(4))
      try training.run(keeping: checkpoints)
      let newest = folder + "/step-000000000030.safetensors"
      var bytes = SavedModels.bytes(of: newest)
      bytes[bytes.count - 3] ^= 4
      try writeWhole(bytes, to: newest)
      let (run, skipped) = try checkpoints.folder.newest()
      #expect(run.state.step == 28)
      #expect(skipped.count == 1)
      #expect(skipped.first?.hasSuffix("its numbers were changed after they were written") == true)
      // What goes on from there ends where the other ended.
      let rest = try Training(resuming: run, on: SavedModels.table())
      try rest.run(keeping: checkpoints)
      #expect(rest.result.network.weights == training.result.network.weights)
    }
  }

  @Test func leftoversAreClearedAndOthersStay() throws {
    try SavedModels.withFolder { folder in
      for name in [".step-000000000004.safetensors.tmp.1.2", "notes.txt", ".other.tmp.3"] {
        try writeWhole([1], to: "\(folder)/\(name)")
      }
      _ = try CheckpointFolder(folder)
      #expect(SavedModels.names(in: folder) == [".other.tmp.3", "notes.txt"])
    }
  }

  @Test func oneTrainingAtATime() throws {
    try SavedModels.withFolder { folder in
      let first = try CheckpointFolder(folder)
      #expect(throws: CheckpointError.inUse(folder: folder)) { try CheckpointFolder(folder) }
      #expect(throws: CheckpointError.none(folder: folder, skipped: [])) { try first.newest() }
    }
    #expect(throws: CheckpointError.self) { try CheckpointFolder("/dev/null/x") }
    #expect(throws: CheckpointError.self) { try CheckpointFolder("") }
  }
}
