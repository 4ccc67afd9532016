import Tensors

extension RandomStream.Purpose {
  static let samples = Self("samples")
}

/// Seeded numbers for tests, 64-bit unless asked otherwise.
func sample(
  _ axes: [Shape.Axis], seed: Int, low: Double = -2, high: Double = 2, index: Int = 0,
  precision: Tensor.Precision = .double
) throws -> Tensor {
  var stream = RandomStream(seed: UInt64(seed), purpose: .samples, index: UInt64(index))
  return try Tensor.uniform(
    Shape(axes), low: low, high: high, from: &stream, precision: precision)
}

func axes(_ named: (String?, Int)...) -> [Shape.Axis] { named.map { Shape.Axis($0.0, $0.1) } }

func shape(_ named: (String?, Int)...) throws -> Shape {
  try Shape(named.map { Shape.Axis($0.0, $0.1) })
}

extension Tensor {
  /// |a − b| ≤ tolerance · max(1, |a|, |b|) for every element, and the same shape.
  func isClose(to other: Tensor, within tolerance: Double) -> Bool {
    shape == other.shape
      && zip(values, other.values).allSatisfy { a, b in
        a == b || (a - b).magnitude <= tolerance * Swift.max(1, a.magnitude, b.magnitude)
      }
  }

  /// Numbers whose weights differ, so that a gradient in the wrong place shows.
  func weighedSum() throws -> Tensor {
    let weights = try Tensor.makeDouble(shape) { out in
      for i in out.indices { out[i] = 0.5 + Double((i * 7919) % 13) / 7 }
    }
    return try (self * weights).sum()
  }
}
