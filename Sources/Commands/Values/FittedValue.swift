import Features
import Language
import Models
import Pictures

/// How the language sees fitted features: what each is, how many ids it has, what they stand for.
struct FittedValue: ForeignArgument, HasFields {
  static let wantedKind = Kind("fitted features")
  let declaration: ModelDeclaration
  let model: FittedModel
  var features: FittedFeatures { model.features }

  var summary: String {
    "features of \(Display.count(features.columnNames.count, "column")): "
      + "\(NumberFormat.grouped(features.wideSizes.reduce(0, +))) wide ids, "
      + "\(NumberFormat.grouped(features.embeddedSizes.reduce(0, +))) embedded, "
      + "\(Display.count(features.denseWidth, "dense input"))"
  }

  var fieldNames: [String] { ["wide", "embedded", "dense", "columns", "warnings"] }

  /// `wide` and `embedded` are records of the features' names by id; `dense` lists the inputs.
  func field(_ name: String) -> Value? {
    switch name {
    case "wide": names(features.wide)
    case "embedded": names(features.embedded)
    case "dense": .list(features.dense.map { .string("\($0.formula)") })
    case "columns": .list(features.columnNames.map { .string($0) })
    case "warnings": .list(features.warnings.map { .string($0) })
    default: nil
    }
  }

  private func names(_ fitted: [any FittedCategorical]) -> Value {
    var fields = Fields()
    for feature in fitted {
      fields[feature.formula.description] = .list(
        (0..<feature.size).map { .string(feature.name(of: $0)) })
    }
    return .record(fields)
  }

  func display(for screen: Screen) -> String {
    var rows: [(part: String, feature: String, by: String, size: Int)] = []
    rows += features.wide.map { ("wide", "\($0.formula)", type(of: $0).name, $0.size) }
    rows += features.embedded.map { ("embedded", "\($0.formula)", type(of: $0).name, $0.size) }
    rows += features.dense.map { ("dense", "\($0.formula)", type(of: $0).name, $0.width) }
    let box = BoxTable(
      columns: [
        .init(name: "part", cells: rows.map(\.part)),
        .init(name: "feature", cells: rows.map { Visible.escape($0.feature) }),
        .init(name: "by", cells: rows.map(\.by)),
        .init(
          name: "size", alignment: .decimal, cells: rows.map { NumberFormat.grouped($0.size) }),
      ]
    ).text(width: screen.width, colour: screen.hasColour)
    return ([box] + features.warnings.map { "warning: \(Visible.escape($0))" })
      .joined(separator: "\n")
  }
}

/// What encodes a table: a model, or features fitted before.
struct TableEncoder: Convertible {
  static let wantedKind = Kind("a model")
  let declaration: ModelDeclaration
  let fitted: (Table) throws -> FittedModel

  static func convert(_ value: Value) throws -> TableEncoder? {
    if let model = value.foreign as? ModelValue {
      return TableEncoder(declaration: model.declaration, fitted: model.fitted(to:))
    }
    guard let fitted = value.foreign as? FittedValue else { return nil }
    return TableEncoder(declaration: fitted.declaration, fitted: { _ in fitted.model })
  }
}
