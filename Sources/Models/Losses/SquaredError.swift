/// The squared error of an output z: (z − y)², with its derivative 2 (z − y).
public struct SquaredError: Sendable {
  public let loss: Double
  /// d loss / d z.
  public let derivative: Double

  public init(output z: Double, label y: Double) {
    loss = (z - y) * (z - y)
    derivative = 2 * (z - y)
  }
}
