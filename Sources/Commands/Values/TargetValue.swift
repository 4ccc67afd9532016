import Features
import Language
import Models

/// What `regression(…)` and `classes(…)` give: a label with the kind of question it answers.
extension Target: ForeignArgument {
  public static var wantedKind: Language.Kind { Language.Kind("a label") }

  public var summary: String {
    switch kind {
    case .binary: formula.description
    case .regression: "regression(\(formula))"
    case .classes: "classes(\(formula))"
    }
  }

  /// With its name, where that is not the formula.
  public var inline: String {
    name == formula.description ? summary : "\(name): \(summary)"
  }

  public static func convert(_ value: Value) throws -> Target? {
    if let formula = value.foreign as? Formula { return Target(formula) }
    return value.foreign as? Target
  }
}

/// One label, or a record that names several.
struct Targets: Convertible {
  static let wantedKind = Kind("a column expression")
  let targets: [Target]

  static func convert(_ value: Value) throws -> Targets? {
    if let target = try Target.convert(value) { return Targets(targets: [target]) }
    guard let fields = value.record else { return nil }
    return Targets(
      targets: try fields.map { name, value in
        guard var target = try Target.convert(value) else {
          throw Fault(.wrongKind, "the label `\(name)` is a column, found \(Display.phrase(value))")
        }
        target.name = name
        return target
      })
  }

  /// As it was declared.
  var value: Value {
    func value(_ target: Target) -> Value {
      target.kind == .binary ? .foreign(target.formula) : .foreign(target)
    }
    if targets.count == 1, targets[0].name == targets[0].formula.description {
      return value(targets[0])
    }
    return .record(Fields(targets.map { ($0.name, value($0)) }) { first, _ in first })
  }
}
