import Features
import Language
import Models

/// What `embed`, `quantiles` and `standardise` give, and a bare number column: an input of the
/// deep part.
extension DeepInput: ForeignArgument {
  public static var wantedKind: Language.Kind { Language.Kind("a deep input") }

  public var summary: String {
    switch kind {
    case .embedding(let formula, let dimension, .mean): "embed(\(formula), \(dimension))"
    case .embedding(let formula, let dimension, let combiner):
      "embed(\(formula), \(dimension), combine: \"\(combiner.rawValue)\")"
    case .dense(let transform): transform.description
    }
  }

  public static func convert(_ value: Value) throws -> DeepInput? {
    if let formula = value.foreign as? Formula { return .dense(try Raw(formula)) }
    return value.foreign as? DeepInput
  }
}
