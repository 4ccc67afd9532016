/// A start with small steps: the learning rate rises in a line to its full value, then stays.
///
/// Goyal et al. 2017, section 2.2. Step s of the n of the warm-up has the factor (s + 1) / n.
public struct WarmUp: Schedule {
  public static let name = "warm_up"
  public static let summary = "A schedule whose learning rates rise in a line, then stay."
  public static let settings: [Setting<WarmUp>] = [
    .init("epochs", "How long they rise.", \.epochs)
  ]

  /// How long the rate rises, in epochs.
  public var epochs: Double

  public init() { self.init(epochs: 1) }
  public init(epochs: Double) { self.epochs = epochs }

  public func validate() throws { try check("epochs", epochs, in: 0...100_000) }

  public func factor(at moment: Moment) -> Double {
    let steps = epochs * Double(moment.stepsPerEpoch)
    return steps > 0 ? min(1, (Double(moment.step) + 1) / steps) : 1
  }
}
