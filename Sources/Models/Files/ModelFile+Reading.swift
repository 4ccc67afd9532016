import Features

/// Reads the run that a model file holds.
///
/// No code of the file runs, and nothing is made for its numbers before header, schema, shapes and
/// sizes agree. Throws `ModelFileError` for anything that `saveModel` does not write.
public func loadModel(from path: String) throws -> Run {
  let file = try FileReader(path)
  do {
    let head = try SafeTensors(of: file)
    let schema = try head.schema(in: path)
    let parts = try schema.parts()
    let places = TensorPlace.all(
      of: parts.layout, trainedBy: parts.recipe, withSlots: schema.hasSlots,
      withBest: schema.best != nil)
    try head.require(places)
    let numbers = try head.numbers(at: places, of: file)
    return Run(schema, parts, numbers)
  } catch let problem as SafeTensors.Problem {
    throw ModelFileError.damaged(file: path, reason: problem.reason)
  } catch let error as DecodingError {
    throw ModelFileError.damaged(
      file: path, reason: "its schema is not as wd writes it\(error.place)")
  } catch let error as ModelFileError {
    throw error
  } catch let error as any Explained {
    throw ModelFileError.damaged(file: path, reason: "its schema is refused: \(error.message)")
  }
}

extension SafeTensors {
  /// The head of a file; throws `ModelFileError.notAModel` for what is no safetensors file at all.
  fileprivate init(of file: FileReader) throws {
    func refuse(_ reason: String) -> ModelFileError {
      .notAModel(file: file.path, reason: reason)
    }
    guard file.size >= 8 else { throw refuse("it has \(file.size) bytes") }
    let length = UInt64(littleEndian: try file.read(UInt64(0), at: 0))
    guard length >= 2, length <= Self.headerLimit, length <= file.size - 8 else {
      throw refuse("its first bytes are not the length of a header")
    }
    var bytes = [UInt8](repeating: 0, count: Int(length))
    try bytes.withUnsafeMutableBytes { try file.read(into: $0, at: 8) }
    guard bytes.first == UInt8(ascii: "{") else { throw refuse("it has no header") }
    try self.init(header: bytes, dataBytes: file.size - 8 - bytes.count)
  }

  /// The schema; throws for a file of some other program, of a newer wd, or changed since.
  fileprivate func schema(in path: String) throws -> ModelSchema {
    guard let json = metadata[ModelFile.Key.schema],
      let format = metadata[ModelFile.Key.format].flatMap({ Int($0) })
    else { throw ModelFileError.notOurs(file: path) }
    guard format <= ModelFile.format else {
      throw ModelFileError.newerFormat(
        file: path, found: format, writtenBy: metadata[ModelFile.Key.version] ?? "")
    }
    guard metadata[ModelFile.Key.checksum]?.prefix(8) == ModelFile.checksum(of: metadata)[...]
    else { throw Problem(reason: "its schema was changed after it was written") }
    return try ModelFile.schema(json: json)
  }

  /// Throws unless the tensors are those.
  fileprivate func require(_ places: [TensorPlace]) throws(Problem) {
    for place in places {
      guard let tensor = tensors[place.name] else {
        throw Problem(reason: "it has no tensor `\(place.name.prefix(100))`")
      }
      guard tensor.shape == place.shape else {
        throw Problem(
          reason: "`\(place.name.prefix(100))` is \(tensor.shape), and its schema needs "
            + "\(place.shape)")
      }
    }
    guard tensors.count == places.count else {
      throw Problem(reason: "it has \(tensors.count) tensors, and its schema \(places.count)")
    }
  }

  /// The numbers of each part, in one pass over the file.
  fileprivate func numbers(
    at places: [TensorPlace], of file: FileReader
  ) throws -> [TensorPlace.Part: [Float]] {
    var parts: [TensorPlace.Part: [Float]] = [:]
    for part in TensorPlace.Part.allCases {
      let count = places.reduce(0) { $0 + ($1.part == part ? $1.count : 0) }
      parts[part] = [Float](repeating: 0, count: count)
    }
    let placeOf = Dictionary(places.map { ($0.name, $0) }) { first, _ in first }
    let start = file.size - (inOrder.last?.tensor.offsets[1] ?? 0)
    var sum = Checksum()
    for (name, tensor) in inOrder {
      guard let place = placeOf[name] else { continue }
      try parts[place.part]?.withUnsafeMutableBufferPointer { numbers in
        let stretch = UnsafeMutableBufferPointer(
          rebasing: numbers[place.offset..<place.offset + place.count])
        try file.read(into: UnsafeMutableRawBufferPointer(stretch), at: start + tensor.offsets[0])
        sum.add(UnsafeRawBufferPointer(stretch))
        if let wrong = stretch.firstIndex(where: { !$0.isFinite }) {
          throw ModelFileError.notFinite(block: name, place: wrong)
        }
      }
    }
    guard metadata[ModelFile.Key.checksum]?.suffix(8) == Checksum.digits(sum.value)[...] else {
      throw Problem(reason: "its numbers were changed after they were written")
    }
    return parts
  }
}

extension Run {
  fileprivate convenience init(
    _ schema: ModelSchema, _ parts: ModelSchema.Parts, _ numbers: [TensorPlace.Part: [Float]]
  ) {
    func take(_ part: TensorPlace.Part) -> [Float] { numbers[part] ?? [] }
    let network = WideAndDeep(layout: parts.layout, weights: take(.network))
    let best = schema.best.map {
      BestWeights(epoch: $0.epoch, value: $0.value, weights: take(.best))
    }
    self.init(
      schema, parts, network: network,
      state: TrainingState(
        weights: best == nil ? network.weights : take(.last), wideSlots: take(.wideSlots),
        deepSlots: take(.deepSlots), step: schema.step, history: schema.history, best: best))
  }
}

extension DecodingError {
  /// Where in the schema: ` at declaration.targets.0`.
  fileprivate var place: String {
    let context: Context? =
      switch self {
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .keyNotFound(_, let context), .dataCorrupted(let context):
        context
      @unknown default: nil
      }
    let path = context?.codingPath.map(\.stringValue).joined(separator: ".") ?? ""
    return path.isEmpty ? "" : " at \(path.prefix(100))"
  }
}
