/// Central differences of a function of tensors, evaluated in 64 bits: its gradient without calculus.
///
/// (f(x + h) − f(x − h)) / 2h for each element, h = ∛ε · max(1, |x|) (Press et al., Numerical
/// Recipes, 5.7). One gradient of each input's shape. Throws `notOneNumber` unless f gives a single
/// number, and whatever f throws.
public func finiteDifferences(
  of f: ([Tensor]) throws -> Tensor, at inputs: [Tensor]
) throws -> [Tensor] {
  let wide = try inputs.map { try $0.detached.converted(to: .double) }
  return try wide.indices.map { input in
    try Tensor.makeDouble(wide[input].shape) { gradient in
      var numbers = wide[input].values
      for i in numbers.indices {
        let x = numbers[i]
        let h = 6.055e-6 * Swift.max(1, x.magnitude)
        func value(_ x: Double) throws -> Double {
          numbers[i] = x
          var moved = wide
          moved[input] = try Tensor.make(wide[input].shape, doubles: numbers)
          return try f(moved).number()
        }
        // The step that was really taken, after rounding.
        let (above, below) = (x + h, x - h)
        gradient[i] = (try value(above) - value(below)) / (above - below)
        numbers[i] = x
      }
    }
  }
}

/// The gradient by tape against that by finite differences, both in 64 bits.
public struct GradientComparison: Sendable {
  /// One element of one input.
  public struct Element: Sendable {
    /// Which of the inputs.
    public let input: Int
    /// One index an axis.
    public let index: [Int]
    public let analytic: Double
    public let numeric: Double
    /// |a − n| / max(1, |a|, |n|); infinite when one is not a number.
    public let difference: Double
  }

  /// Where the two part most; `nil` when there are no elements.
  public let worst: Element?
  public let tolerance: Double
  public var holds: Bool { (worst?.difference ?? 0) <= tolerance }
}

/// Compares the gradient of f, a function of tensors with one number as its value.
///
/// Throws what f throws and `notOneNumber`.
public func compareGradients(
  of f: ([Tensor]) throws -> Tensor, at inputs: [Tensor], tolerance: Double = 1e-6
) throws -> GradientComparison {
  let tape = Tape()
  defer { tape.close() }
  let leaves = try inputs.map { tape.watch(try $0.detached.converted(to: .double)) }
  let analytic = try tape.gradients(of: f(leaves), at: leaves).map(\.detached)
  let numeric = try finiteDifferences(of: f, at: inputs)
  var worst: GradientComparison.Element?
  for input in inputs.indices {
    for (place, (a, n)) in zip(analytic[input].values, numeric[input].values).enumerated() {
      let gap = (a - n).magnitude / Swift.max(1, a.magnitude, n.magnitude)
      let difference = gap.isNaN ? .infinity : gap
      if let known = worst, known.difference >= difference { continue }
      worst = GradientComparison.Element(
        input: input, index: inputs[input].shape.index(of: place), analytic: a, numeric: n,
        difference: difference)
    }
  }
  return GradientComparison(worst: worst, tolerance: tolerance)
}

extension Shape {
  /// The index of the number at a place in memory.
  public func index(of place: Int) -> [Int] {
    var rest = place
    return strides.map { step in
      defer { rest %= Swift.max(step, 1) }
      return rest / Swift.max(step, 1)
    }
  }
}
