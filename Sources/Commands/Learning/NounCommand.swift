import Language
import Models

/// An optimiser, a schedule or a layer as a verb: `ftrl(lr: 0.1)`, `warm_up(1)`, `dropout(0.2)`.
///
/// Made for each line of the registries in Models, from the settings that it declares.
struct NounCommand<Noun: Configurable>: Command {
  static var name: String { Noun.name }
  static var summary: String { Noun.summary }
  static var examples: [Example] {
    [Example("kind(\(name)())", gives: "\"\(value(of: Noun()).languageKind.noun)\"")]
  }

  static var makes: Made? {
    let kind = value(of: Noun()).languageKind
    return Made(kind == ScheduleValue.wantedKind ? [kind, ScheduleList.wantedKind] : [kind])
  }

  private let settings: [Argument<Double>]

  init() {
    settings = Noun.settings.map { Argument(wrappedValue: Noun()[keyPath: $0.path], $0.help) }
  }

  var arguments: [NamedArgument] {
    zip(Noun.settings, settings).map { NamedArgument(label: $0.name, argument: $1) }
  }

  static func gives(_ call: CallFacts) -> Fact { .other(value(of: Noun()).languageKind) }

  func run(in context: Context) throws -> Value {
    var noun = Noun()
    for (setting, argument) in zip(Noun.settings, settings) {
      noun[keyPath: setting.path] = argument.wrappedValue
    }
    try noun.validate()
    return .foreign(value(of: noun))
  }
}

/// How the language holds a noun.
private func value(of noun: any Configurable) -> any ForeignValue {
  switch noun {
  case let schedule as any Schedule: ScheduleValue(schedule: schedule)
  case let optimiser as any Optimiser: OptimiserValue(optimiser: optimiser)
  case let layer as any HiddenLayer: Hidden(layer)
  default: preconditionFailure("\(type(of: noun).name) is no noun of the language")
  }
}

/// The verbs of a registry of nouns.
private func commands(_ nouns: [any Configurable.Type]) -> [any Command.Type] {
  func command<Noun: Configurable>(for noun: Noun.Type) -> any Command.Type {
    NounCommand<Noun>.self
  }
  return nouns.map { command(for: $0) }
}

extension Optimisers {
  static var commands: [any Command.Type] { Commands.commands(all) }
}

extension Schedules {
  static var commands: [any Command.Type] { Commands.commands(all) }
}

extension HiddenLayers {
  static var commands: [any Command.Type] { Commands.commands(all) }
}
