import Glibc

/// A learning rate that falls along half a cosine over the whole run.
///
/// Loshchilov and Hutter 2017, equation (5), one period: end + (1 − end)(1 + cos πf) / 2, where f
/// goes from 0 to 1.
public struct CosineDecay: Schedule {
  public static let name = "cosine_decay"
  public static let summary =
    "A schedule whose learning rates fall along half a cosine, over the whole run."
  public static let settings: [Setting<CosineDecay>] = [
    .init("end", "What is left of the learning rate at the end.", \.end)
  ]

  /// What is left of the learning rate at the end.
  public var end: Double

  public init() { self.init(end: 0) }
  public init(end: Double) { self.end = end }

  public func validate() throws { try check("end", end, in: 0...1) }

  public func factor(at moment: Moment) -> Double {
    end + (1 - end) * (1 + cos(.pi * moment.fraction)) / 2
  }
}
