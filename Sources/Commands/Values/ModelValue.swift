import Features
import Language
import Models
import Pictures
import Synchronization

/// How the language sees a declared model: fields to read, and `with` to change a copy.
///
/// A model learns its vocabularies and boundaries from the first table it meets; `init` and
/// `encode` use them, so that a loop written by hand sees what `train` sees.
struct ModelValue: ForeignArgument, Changeable {
  static let wantedKind = Kind("a model")

  let declaration: ModelDeclaration
  /// What the first table taught, shared by all that hold this model.
  private let learned = Learned()

  private final class Learned: Sendable {
    let fitted = Mutex<FittedModel?>(nil)
  }

  init(_ declaration: ModelDeclaration) { self.declaration = declaration }

  /// What the model has learned, or learns now from a table.
  func fitted(to table: Table) throws -> FittedModel {
    if let known { return known }
    let fitted = try declaration.fit(on: table)
    meet(fitted)
    return fitted
  }

  /// What the first table taught; `nil` before the model meets one.
  var known: FittedModel? { learned.fitted.withLock { $0 } }

  /// Keeps what a table taught, if it is the first one.
  func meet(_ fitted: FittedModel) {
    learned.fitted.withLock { $0 = $0 ?? fitted }
  }

  var summary: String {
    "model of \(declaration.targets.map(\.inline).joined(separator: ", ")): \(Display.count(declaration.wide.count, "wide feature")), "
      + Display.count(declaration.deep.count, "deep input")
  }

  // MARK: Fields

  var fieldNames: [String] { ["label", "wide", "deep", "hidden", "minimum_count", "kind"] }

  func field(_ name: String) -> Value? {
    switch name {
    case "label": Targets(targets: declaration.targets).value
    case "wide": .list(declaration.wide.map { .foreign($0) })
    case "deep": .list(declaration.deep.map { .foreign($0) })
    case "hidden": .list(declaration.hidden.map(\.value))
    case "minimum_count": .number(Double(declaration.minimumCount))
    case "kind": .string(declaration.architecture.rawValue)
    default: nil
    }
  }

  /// The same model with other settings: each is checked as an argument of `model` is.
  func changing(_ fields: Fields) throws -> Value {
    var changed = declaration
    for (name, value) in fields {
      switch name {
      case "label": changed.targets = try (setting(name, value) as Targets).targets
      case "wide": changed.wide = try setting(name, value)
      case "deep": changed.deep = try setting(name, value)
      case "hidden": changed.hidden = try setting(name, value)
      case "minimum_count": changed.minimumCount = try setting(name, value)
      case "kind": changed.architecture = try setting(name, value)
      default:
        throw Fault(
          .unknownField, "a model has no `\(name)`",
          notes: Spelling.note(name, among: fieldNames, what: "field")
            + ["its fields: " + fieldNames.joined(separator: ", ")])
      }
    }
    return .foreign(ModelValue(changed))
  }

  private func setting<Setting: Convertible>(_ name: String, _ value: Value) throws -> Setting {
    guard let setting = try Setting.convert(value) else {
      throw Fault(
        .wrongKind,
        "`\(name)` of a model is \(Setting.wantedKind.phrase), found \(Display.phrase(value))")
    }
    return setting
  }

  // MARK: Display

  /// How many outputs; those of classes are known with the data.
  private var outputs: String {
    let classes = declaration.targets.count { $0.kind == .classes }
    let others = declaration.targets.count - classes
    let parts = (others > 0 ? [String(others)] : []) + (classes > 0 ? ["classes"] : [])
    return parts.joined(separator: " + ")
  }

  func display(for screen: Screen) -> String {
    var rows = declaration.targets.map { ("label", $0.inline) }
    rows += declaration.wide.map { ("wide", $0.description) }
    rows += declaration.deep.map { ("deep", $0.summary) }
    if declaration.architecture != .wideAndDeep {
      rows.append(("pairs", "products of the embeddings"))
    }
    if !declaration.deep.isEmpty, declaration.architecture != .factorisationMachine {
      let layers = declaration.hidden.map(\.description) + [outputs]
      rows.append(("hidden", layers.joined(separator: " → ")))
    }
    var last = ""
    let parts = rows.map { part, _ in
      defer { last = part }
      return part == last ? "" : part
    }
    return BoxTable(
      columns: [
        .init(name: "part", cells: parts), .init(name: "features", cells: rows.map(\.1)),
      ]
    ).text(width: screen.width, colour: screen.hasColour)
  }
}
