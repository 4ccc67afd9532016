import Features
import Language
import Models
import Pictures

/// How the language sees a declared model: fields to read, and `with` to change a copy.
extension ModelDeclaration: ForeignArgument, Changeable {
  public static var wantedKind: Kind { Kind("a model") }

  public var summary: String {
    "model of \(label): \(Display.count(wide.count, "wide feature")), "
      + Display.count(deep.count, "deep input")
  }

  public var fieldNames: [String] { ["label", "wide", "deep", "hidden", "minimum_count"] }

  public func field(_ name: String) -> Value? {
    switch name {
    case "label": .foreign(label)
    case "wide": .list(wide.map { .foreign($0) })
    case "deep": .list(deep.map { .foreign($0) })
    case "hidden": .list(hidden.map { .number(Double($0)) })
    case "minimum_count": .number(Double(minimumCount))
    default: nil
    }
  }

  /// The same model with other settings: each is checked as an argument of `model` is.
  public func changing(_ fields: Fields) throws -> Value {
    var changed = self
    for (name, value) in fields {
      switch name {
      case "label": changed.label = try setting(name, value)
      case "wide": changed.wide = try setting(name, value)
      case "deep": changed.deep = try setting(name, value)
      case "hidden": changed.hidden = try setting(name, value)
      case "minimum_count": changed.minimumCount = try setting(name, value)
      default:
        throw Fault(
          .unknownField, "a model has no `\(name)`",
          notes: Spelling.note(name, among: fieldNames, what: "field")
            + ["its fields: " + fieldNames.joined(separator: ", ")])
      }
    }
    return .foreign(changed)
  }

  private func setting<Setting: Convertible>(_ name: String, _ value: Value) throws -> Setting {
    guard let setting = try Setting.convert(value) else {
      throw Fault(
        .wrongKind,
        "`\(name)` of a model is \(Setting.wantedKind.phrase), found \(Display.phrase(value))")
    }
    return setting
  }

  public func display(for screen: Screen) -> String {
    var rows = [("label", label.description)]
    rows += wide.map { ("wide", $0.description) }
    rows += deep.map { ("deep", $0.summary) }
    if !deep.isEmpty {
      rows.append(("hidden", hidden.map(String.init).joined(separator: " → ") + " → 1"))
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
