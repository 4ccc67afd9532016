/// A share of the learning rate that stays the same.
public struct ConstantRate: Schedule {
  public static let name = "constant_rate"
  public static let summary = "A schedule that keeps the learning rates at a share of `lr`."
  public static let settings: [Setting<ConstantRate>] = [
    .init("share", "The share of `lr`.", \.share)
  ]

  /// The share of the optimisers' `lr`.
  public var share: Double

  public init() { self.init(share: 1) }
  public init(share: Double) { self.share = share }

  public func validate() throws { try check("share", share, in: 1e-6...1e6) }

  public func factor(at moment: Moment) -> Double { share }
}
