// Rounding doubles is a call into the C maths library, which this import links.
import Glibc

/// A round distance between ticks: 1, 2 or 5 times a power of ten.
struct DecimalStep: Equatable, Sendable {
  let digit: Int
  let exponent: Int

  /// The step as a number; reading it from text rounds correctly, which a product of powers may not.
  var value: Double { Double("\(digit)e\(exponent)") ?? .infinity }

  /// The next longer step.
  var next: DecimalStep {
    switch digit {
    case 1: DecimalStep(digit: 2, exponent: exponent)
    case 2: DecimalStep(digit: 5, exponent: exponent)
    default: DecimalStep(digit: 1, exponent: exponent + 1)
    }
  }

  /// The shortest step that is not below `distance`, which is positive and finite.
  static func atLeast(_ distance: Double) -> DecimalStep {
    var step = DecimalStep(digit: 1, exponent: power(of: distance))
    while step.value < distance { step = step.next }
    return step
  }

  /// The largest p with 10^p ≤ `number`, which is positive and finite.
  static func power(of number: Double) -> Int {
    // log10(2) times the binary exponent is at most one too low.
    var power = Int((Double(number.exponent) * 0.301_029_995_663_981_2).rounded(.down))
    while DecimalStep(digit: 1, exponent: power + 1).value <= number { power += 1 }
    while DecimalStep(digit: 1, exponent: power).value > number { power -= 1 }
    return power
  }

  /// The labels of these multiples of the step, all written alike: plain if that is short,
  /// otherwise with one power of ten (`0`, `0.5e9`, `1.0e9`).
  func labels(multiples: [Int]) -> [String] {
    let units = multiples.map { $0 * digit }
    let largest = units.lazy.map(\.magnitude).max() ?? 0
    if largest == 0 { return units.map { _ in "0" } }
    let power = exponent + String(largest).count - 1
    let scientific = units.map {
      $0 == 0 ? "0" : Numerals.decimal(units: $0, exponent: exponent - power) + "e\(power)"
    }
    if abs(exponent) > 20 { return scientific }
    let plain = units.map { Numerals.decimal(units: $0, exponent: exponent) }
    func longest(_ labels: [String]) -> Int { labels.lazy.map(\.utf8.count).max() ?? 0 }
    return longest(plain) <= max(7, longest(scientific) + 2) ? plain : scientific
  }
}
