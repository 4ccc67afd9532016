import Features
import Language
import Tensors

/// The words that make one number of many, for tensors: over all axes, or over some.
enum Reduction {
  /// `nil` where the value is no tensor and no lone number, or the word has no form for tensors.
  static func value(of value: Value, _ aggregate: Formula.Aggregate, _ over: Axes?) throws
    -> Value?
  {
    guard let tensor = value.foreign as? Tensor else {
      guard value.number != nil, over == nil else { return nil }
      switch aggregate {
      case .sum, .mean, .min, .max: return value
      default: return nil
      }
    }
    let axes = over?.references
    switch aggregate {
    case .sum: return try tensor.sum(axes).value
    case .mean: return try tensor.mean(axes).value
    case .min: return try tensor.min(axes).value
    case .max: return try tensor.max(axes).value
    case .variance: return try tensor.variance(axes).value
    case .std: return try tensor.variance(axes).sqrt().value
    default: return nil
    }
  }
}
