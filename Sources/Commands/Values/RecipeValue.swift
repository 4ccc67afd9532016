import Features
import Language
import Models

/// How to train, as a record: `{epochs: 4, batch: 128, wide: ftrl(lr: 0.1), deep: adagrad()}`.
extension Recipe: Convertible {
  public static var wantedKind: Kind { Kind("a recipe") }

  public static var recordFields: [RecordField] {
    [
      RecordField("epochs", Int.wantedKind), RecordField("batch", Int.wantedKind),
      RecordField("wide", OptimiserValue.wantedKind),
      RecordField("deep", OptimiserValue.wantedKind), RecordField("seed", Seed.wantedKind),
      RecordField("schedule", ScheduleList.wantedKind), RecordField("clip", .number),
      RecordField("patience", Int.wantedKind), RecordField("by", MetricList.wantedKind),
      RecordField("weights", Formula.wantedKind),
    ]
  }
  static var fieldNames: [String] { recordFields.map(\.name) }

  /// The settings; those that are switched off are left out.
  var fields: Fields {
    var fields: Fields = [
      "epochs": .number(Double(epochs)), "batch": .number(Double(batch)),
      "wide": .foreign(OptimiserValue(optimiser: wide)),
      "deep": .foreign(OptimiserValue(optimiser: deep)), "seed": .number(Double(seed)),
    ]
    if !schedule.isEmpty {
      fields["schedule"] = .list(schedule.map { .foreign(ScheduleValue(schedule: $0)) })
    }
    if let clip { fields["clip"] = .number(clip) }
    if let patience { fields["patience"] = .number(Double(patience)) }
    if !by.isEmpty { fields["by"] = .list(by.map { .string($0.name) }) }
    if let weights { fields["weights"] = .foreign(weights) }
    return fields
  }

  public static func convert(_ value: Value) throws -> Recipe? {
    guard let fields = value.record else { return nil }
    var recipe = Recipe()
    for (name, value) in fields { try recipe.set(name, value) }
    return recipe
  }

  /// Changes one setting; throws when there is none of that name or the value does not fit.
  mutating func set(_ name: String, _ value: Value) throws {
    switch name {
    case "epochs": epochs = try Recipe.setting(name, value)
    case "batch": batch = try Recipe.setting(name, value)
    case "wide": wide = try (Recipe.setting(name, value) as OptimiserValue).optimiser
    case "deep": deep = try (Recipe.setting(name, value) as OptimiserValue).optimiser
    case "seed": seed = try (Recipe.setting(name, value) as Seed).seed
    case "schedule": schedule = try (Recipe.setting(name, value) as ScheduleList).schedules
    case "clip": clip = try Recipe.setting(name, value)
    case "patience": patience = try Recipe.setting(name, value)
    case "weights": weights = try (Recipe.setting(name, value) as Formula)
    case "by": by = try (Recipe.setting(name, value) as MetricList).metrics
    default:
      throw Fault(
        .unknownField, "a recipe has no `\(name)`",
        notes: Spelling.note(name, among: Recipe.fieldNames, what: "field")
          + ["its fields: " + Recipe.fieldNames.joined(separator: ", ")])
    }
  }

  private static func setting<Setting: Convertible>(_ name: String, _ value: Value) throws
    -> Setting
  {
    guard let setting = try Setting.convert(value) else {
      throw Fault(
        .wrongKind,
        "`\(name)` of a recipe is \(Setting.wantedKind.phrase), found \(Display.phrase(value))")
    }
    return setting
  }
}

/// A seed: a whole number from 0 up.
struct Seed: Convertible {
  static let wantedKind = Kind("a whole number")
  let seed: UInt64

  static func convert(_ value: Value) throws -> Seed? {
    guard let number = try Int.convert(value) else { return nil }
    guard number >= 0 else {
      throw Fault(.wrongValue, "a seed is a whole number from 0 up, found \(number)")
    }
    return Seed(seed: UInt64(number))
  }
}
