/// Numbers in lists within lists, as a user writes a tensor.
public indirect enum Nested: Sendable {
  case number(Double)
  case list([Nested])
}

extension Tensor {
  /// A tensor with one axis for each depth of lists; names are given outermost first.
  ///
  /// Throws `ragged` where lists of one depth differ in length, `wrongNames` unless there is a name
  /// (perhaps `nil`) for each axis.
  public static func nested(
    _ numbers: Nested, names: [String?]? = nil, precision: Precision = .single
  ) throws -> Tensor {
    var counts: [Int] = []
    var first = numbers
    while case .list(let elements) = first {
      counts.append(elements.count)
      guard counts.count <= Shape.mostAxes else {
        throw TensorError.tooManyAxes(counts.count, limit: Shape.mostAxes)
      }
      guard let next = elements.first else { break }
      first = next
    }
    let plain = try Shape(counts: counts)
    let shape = try names.map { try plain.named($0) } ?? plain
    var flat: [Double] = []
    flat.reserveCapacity(shape.count)
    try flatten(numbers, counts[...], into: &flat)
    return try make(shape, flat, precision: precision)
  }

  private static func flatten(
    _ numbers: Nested, _ counts: ArraySlice<Int>, into flat: inout [Double]
  ) throws {
    switch numbers {
    case .number(let number):
      guard counts.isEmpty else { throw TensorError.ragged(found: 1, expected: counts.first ?? 1) }
      flat.append(number)
    case .list(let elements):
      guard let count = counts.first, elements.count == count else {
        throw TensorError.ragged(found: elements.count, expected: counts.first ?? 1)
      }
      for element in elements { try flatten(element, counts.dropFirst(), into: &flat) }
    }
  }
}
