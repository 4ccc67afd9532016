import Features

/// What can be wrong with a model file, or keep a run from being one.
public enum ModelFileError: Error, Equatable, Sendable {
  /// Something else than a model: text, a picture, a part of a file.
  case notAModel(file: String, reason: String)
  /// Tensors of some other program.
  case notOurs(file: String)
  case newerFormat(file: String, found: Int, writtenBy: String)
  case damaged(file: String, reason: String)
  case cannotRead(file: String, reason: String)
  /// A part of a run that no file can hold.
  case cannotHold(String)
  case notFinite(block: String, place: Int)
  case schemaTooLong(bytes: Int)
}

extension ModelFileError: Explained {
  public var message: String {
    switch self {
    case .notAModel(let file, let reason):
      "\(file) is no model file: \(reason)"
    case .notOurs(let file):
      "\(file) holds tensors but no model of wd: its metadata have no `\(ModelFile.Key.schema)`"
    case .newerFormat(let file, let found, let writer):
      "\(file) is in format \(found) of model files and needs wd \(writer) or newer; this wd reads "
        + "format \(ModelFile.format)"
    case .damaged(let file, let reason):
      "\(file) is damaged: \(reason)"
    case .cannotRead(let file, let reason):
      "\(file): cannot be read: \(reason)"
    case .cannotHold(let what):
      "a model file holds numbers and texts only, and \(what)"
    case .notFinite(let block, let place):
      "a model file holds finite numbers only; number \(place) of `\(block)` is not"
    case .schemaTooLong(let bytes):
      "vocabularies and crosses of a model file take at most \(SafeTensors.headerLimit) bytes; "
        + "these take \(bytes)"
    }
  }

  public var notes: [String] {
    switch self {
    case .schemaTooLong: ["a greater minimum_count makes them smaller"]
    default: []
    }
  }
}
