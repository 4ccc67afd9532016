import Features

/// Writes a run to a safetensors file, whole or not at all.
///
/// Throws `ModelFileError` for what no file can hold, and what `writeWhole` throws. The same run
/// gives the same bytes.
/// - Parameter withSlots: whether the optimisers' memory goes with it, without which training
///   cannot go on as if it had never stopped.
public func saveModel(_ run: Run, to path: String, withSlots: Bool = true) throws {
  let schema = try ModelSchema(run, withSlots: withSlots)
  let places = TensorPlace.all(
    of: run.network.layout, trainedBy: run.recipe, withSlots: schema.hasSlots,
    withBest: schema.best != nil)
  var head = SafeTensors()
  var end = 0
  for place in places {
    let start = end
    end += place.count * SafeTensors.bytesPerNumber
    head.tensors[place.name] = .init(shape: place.shape, offsets: [start, end])
  }
  head.metadata = [
    ModelFile.Key.format: String(ModelFile.format),
    ModelFile.Key.version: Release.version,
    ModelFile.Key.schema: try ModelFile.json(schema),
  ]
  var sum = Checksum()
  for place in places {
    try run.withNumbers(of: place) { numbers in
      if let wrong = numbers.firstIndex(where: { !$0.isFinite }) {
        throw ModelFileError.notFinite(block: place.name, place: wrong)
      }
      sum.add(UnsafeRawBufferPointer(numbers))
    }
  }
  head.metadata[ModelFile.Key.checksum] =
    ModelFile.checksum(of: head.metadata) + Checksum.digits(sum.value)
  let bytes = try head.head()
  try writeWhole(to: path) { write in
    try bytes.withUnsafeBytes(write)
    for place in places {
      try run.withNumbers(of: place) { try write(UnsafeRawBufferPointer($0)) }
    }
  }
}

extension Run {
  /// The numbers of a tensor, as this machine holds them: 32 bits, little-endian.
  fileprivate func withNumbers(
    of place: TensorPlace, _ body: (UnsafeBufferPointer<Float>) throws -> Void
  ) throws {
    let numbers =
      switch place.part {
      case .network: network.weights
      case .wideSlots: state.wideSlots
      case .deepSlots: state.deepSlots
      case .last: state.weights
      case .best: state.best?.weights ?? []
      }
    guard place.offset + place.count <= numbers.count else {
      throw ModelsError.wrongData(
        part: place.name, found: numbers.count, expected: place.offset + place.count)
    }
    try numbers.withUnsafeBufferPointer { numbers in
      try body(UnsafeBufferPointer(rebasing: numbers[place.offset..<place.offset + place.count]))
    }
  }
}
