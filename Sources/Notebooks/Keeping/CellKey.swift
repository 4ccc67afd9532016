import Language

/// What a cell's result depends on, all but the files it reads.
struct CellKey: Equatable {
  /// The version and build of wd.
  var program: String
  var seed: UInt64
  /// The cell's own code.
  var code: UInt64
  /// For each name from above, the code that its value comes from.
  var inputs: [String: UInt64]

  /// Why a result kept under another key is no result for this one; `nil` when it is.
  func change(since kept: CellKey) -> String? {
    if kept.program != program { return "another build of wd has kept it" }
    if kept.code != code { return "its code has changed" }
    if Set(kept.inputs.keys) != Set(inputs.keys) { return "its inputs are others" }
    if let name = inputs.keys.sorted().first(where: { kept.inputs[$0] != inputs[$0] }) {
      return "`\(name)` is made in another way"
    }
    if kept.seed != seed { return "the seed was \(kept.seed) and is \(seed)" }
    return nil
  }
}

/// A file that went into a result, as it was then.
struct KeptFile: Equatable {
  let path: String
  let fingerprint: UInt64
  /// Whether the cell itself has read it, and not a step that its inputs come from.
  let isOwn: Bool
}
