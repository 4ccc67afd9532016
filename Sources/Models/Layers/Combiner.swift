/// How the vectors of several ids become one.
///
/// With weights wₖ of the ids (1 where there are none) the vector is Σ wₖ eₖ times a share: 1, or
/// 1 / Σ wₖ, or 1 / √Σ wₖ², as in TensorFlow's `safe_embedding_lookup_sparse`.
public enum Combiner: String, Sendable, Codable, Equatable, CaseIterable {
  case sum
  case mean
  case sqrtN = "sqrt_n"

  /// The share of each id by their weights; 0 where those cancel.
  public func share(of weights: [Float]) -> Float {
    let whole: Float
    switch self {
    case .sum: return 1
    case .mean: whole = weights.reduce(0, +)
    case .sqrtN: whole = weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    return whole == 0 ? 0 : 1 / whole
  }

  /// The share of each id of a batch, without making a list of their weights.
  @inline(__always)
  func share(of ids: IDs, _ range: Range<Int>) -> Float {
    let whole: Float
    switch self {
    case .sum: return 1
    case .mean:
      whole = ids.weights == nil ? Float(range.count) : range.reduce(0) { $0 + ids.weight(at: $1) }
    case .sqrtN:
      whole =
        (ids.weights == nil
        ? Float(range.count)
        : range.reduce(0) { $0 + ids.weight(at: $1) * ids.weight(at: $1) }).squareRoot()
    }
    return whole == 0 ? 0 : 1 / whole
  }
}
