/// What outputs of a network say of one label, and the loss by which they learn it.
public enum Head: Sendable, Codable, Equatable {
  /// One output z: P(y = 1) = σ(z).
  case binary
  /// One output: the label, in standard deviations from its mean.
  case regression(mean: Double, deviation: Double)
  /// One output for each of so many classes: P(y = k) = softmax(z)ₖ.
  case classes(Int)

  /// What kind of question it answers.
  public enum Kind: String, Sendable, Codable, CaseIterable { case binary, regression, classes }

  public var kind: Kind {
    switch self {
    case .binary: .binary
    case .regression: .regression
    case .classes: .classes
    }
  }

  /// How many outputs.
  public var width: Int {
    if case .classes(let count) = self { count } else { 1 }
  }

  /// The loss of a row; writes `share` · d loss / d output for each output.
  func loss(
    _ outputs: UnsafePointer<Float>, label: Float, share: Double,
    derivatives: UnsafeMutablePointer<Float>
  ) -> Double {
    switch self {
    case .binary:
      let entropy = BinaryCrossEntropy(logit: Double(outputs[0]), label: Double(label))
      derivatives[0] = Float(entropy.derivative * share)
      return entropy.loss
    case .regression(let mean, let deviation):
      let error = SquaredError(
        output: Double(outputs[0]), label: (Double(label) - mean) / deviation)
      derivatives[0] = Float(error.derivative * share)
      return error.loss
    case .classes(let count):
      let entropy = SoftmaxCrossEntropy(outputs, count: count, label: Int(label))
      for k in 0..<count { derivatives[k] = Float(entropy.derivative(outputs, k) * share) }
      return entropy.loss
    }
  }

  /// What the one output of a yes or no, or of a number, says; NaN for classes.
  public func score(_ output: Float) -> Double {
    switch self {
    case .binary: sigmoid(Double(output))
    case .regression(let mean, let deviation): mean + deviation * Double(output)
    case .classes: .nan
    }
  }

  /// What the outputs say: a probability, a number, or a probability for each class.
  func predictions(_ outputs: UnsafePointer<Float>) -> [Double] {
    switch self {
    case .binary, .regression: return [score(outputs[0])]
    case .classes(let count):
      let entropy = SoftmaxCrossEntropy(outputs, count: count, label: 0)
      return (0..<count).map { entropy.probability(outputs, $0) }
    }
  }
}
