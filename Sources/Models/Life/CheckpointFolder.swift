import Features
import Glibc

/// A folder of checkpoints of one training: `step-000001000.safetensors` for each, the last few of
/// them, and `best.safetensors`, the one whose check did best.
///
/// Each is a whole model file, written under another name first, so that at any moment the folder
/// holds whole ones only. The folder is locked: two trainings cannot write to one.
public final class CheckpointFolder {
  public let path: String
  private let descriptor: Int32

  /// How many are kept besides the best.
  public static let kept = 3
  static let best = "best.safetensors"

  /// Makes the folder if it is not there, locks it, clears away what a killed training left half
  /// written, and tries that it can be written to.
  ///
  /// Throws `CheckpointError`, or `FeaturesError.cannotWrite`.
  public init(_ path: String) throws {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw CheckpointError.unusable(folder: path, reason: "this is no name of a folder")
    }
    mkdir(path, 0o755)
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw CheckpointError.unusable(folder: path, reason: reason(of: errno))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw CheckpointError.inUse(folder: path)
    }
    self.path = path
    self.descriptor = descriptor
    for name in names where Self.isLeftover(name) { unlink(file(name)) }
    try writeWhole([], to: file("step-.try"))
    unlink(file("step-.try"))
  }

  deinit { close(descriptor) }

  /// The checkpoints by their steps, the newest first.
  public var generations: [String] {
    names.filter { Self.step(of: $0) != nil }.sorted(by: >)
  }

  /// Writes a run as it stands, then clears away all but the last few.
  func save(_ run: Run, asBest isBest: Bool) throws {
    if isBest { try saveModel(run, to: file(Self.best)) }
    try saveModel(run, to: file(Self.name(ofStep: run.state.step)))
    for name in generations.dropFirst(Self.kept) { unlink(file(name)) }
  }

  /// The newest checkpoint that can be read, and what was wrong with those that cannot.
  ///
  /// Throws `CheckpointError.none` when there is none.
  public func newest() throws -> (run: Run, skipped: [String]) {
    var skipped: [String] = []
    for name in generations + names.filter({ $0 == Self.best }) {
      do {
        return (try loadModel(from: file(name)), skipped)
      } catch let error as any Explained {
        skipped.append(error.message)
      }
    }
    throw CheckpointError.none(folder: path, skipped: skipped)
  }

  private func file(_ name: String) -> String { path + "/" + name }

  private var names: [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names
  }

  private static func name(ofStep step: Int) -> String {
    let digits = String(step)
    return "step-\(String(repeating: "0", count: max(0, 12 - digits.count)))\(digits).safetensors"
  }

  private static func step(of name: String) -> Int? {
    guard name.hasPrefix("step-"), name.hasSuffix(".safetensors") else { return nil }
    return Int(name.dropFirst(5).dropLast(12))
  }

  /// A temporary file of a checkpoint: `.step-….safetensors.tmp.PID.RANDOM`.
  private static func isLeftover(_ name: String) -> Bool {
    (name.hasPrefix(".step-") || name.hasPrefix(".best.safetensors")) && name.contains(".tmp.")
  }
}

/// What can be wrong with a folder of checkpoints.
public enum CheckpointError: Error, Equatable, Sendable {
  case unusable(folder: String, reason: String)
  /// Another training writes to it.
  case inUse(folder: String)
  /// A new training where another one left its checkpoints.
  case notEmpty(folder: String)
  /// No checkpoint that can be read.
  case none(folder: String, skipped: [String])
}

extension CheckpointError: Explained {
  public var message: String {
    switch self {
    case .unusable(let folder, let reason):
      "\(folder): checkpoints need a folder: \(reason)"
    case .inUse(let folder):
      "\(folder): one training at a time writes its checkpoints to a folder; another one does now"
    case .notEmpty(let folder):
      "\(folder): a new training needs a folder without checkpoints; this one has those of another"
    case .none(let folder, let skipped):
      "\(folder): \(skipped.isEmpty ? "there is no checkpoint here" : "no checkpoint here is whole")"
    }
  }

  public var notes: [String] {
    switch self {
    case .notEmpty(let folder): ["go on with it: resume(\"\(folder)\", on: …)"]
    case .none(_, let skipped): skipped
    default: []
    }
  }
}
