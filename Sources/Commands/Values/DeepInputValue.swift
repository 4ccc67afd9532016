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

/// What `embed` takes: a column, or a list of columns that share their vectors.
struct EmbeddedColumns: Convertible {
  static let wantedKind = Formula.wantedKind
  let formula: Formula

  static func convert(_ value: Value) throws -> EmbeddedColumns? {
    if let formula = try Formula.convert(value) { return EmbeddedColumns(formula: formula) }
    guard let columns = try [Formula].convert(value), !columns.isEmpty else { return nil }
    guard Set(columns).count == columns.count else {
      throw Fault(.wrongValue, "columns that share vectors are different ones")
    }
    return EmbeddedColumns(formula: try Formula.list(columns).checked())
  }
}
