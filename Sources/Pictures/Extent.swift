/// The range that data take, widened where it would be a single point.
public struct Extent: Equatable, Sendable {
  public let lower: Double
  public let upper: Double
  /// Whether all values are whole numbers, so that ticks between them would mean nothing.
  public let isWhole: Bool

  /// The extent of the finite values; nil if there are none.
  public init?(_ values: some Sequence<Double>) {
    var lowest = Double.infinity
    var highest = -Double.infinity
    var areWhole = true
    for value in values where value.isFinite {
      let value = Extent.bounded(value)
      lowest = min(lowest, value)
      highest = max(highest, value)
      areWhole = areWhole && value == value.rounded()
    }
    if lowest > highest { return nil }
    let largest = max(lowest.magnitude, highest.magnitude)
    // Below a millionth of a millionth, differences are rounding errors and the data are flat.
    if highest - lowest <= largest * 1e-12 {
      let margin = largest == 0 ? 1 : areWhole && largest < 10 ? 1 : largest * 0.1
      lowest -= margin
      highest += margin
    }
    lower = lowest
    upper = highest
    isWhole = areWhole
  }

  /// The largest magnitude that is drawn: up to it no span, step or axis end overflows.
  public static let largest = 1e307

  /// `value` within ±`largest`, and 0 below 1e-290, where steps would underflow.
  static func bounded(_ value: Double) -> Double {
    value.magnitude < 1e-290 ? 0 : min(max(value, -largest), largest)
  }
}
