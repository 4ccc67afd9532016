import Language
import Models

/// An optimiser as a verb: `ftrl(lr: 0.1, l1: 0.01)`.
///
/// Made for each line of `Optimisers.all` from the settings that the optimiser declares.
struct OptimiserCommand<Rule: Optimiser>: Command {
  static var name: String { Rule.name }
  static var summary: String { Rule.summary }
  static var examples: [Example] { [Example("kind(\(name)(lr: 0.1))", gives: #""optimiser""#)] }

  private let settings: [Argument<Double>]

  init() {
    settings = Rule.settings.map { Argument(wrappedValue: Rule()[keyPath: $0.path], $0.help) }
  }

  var arguments: [NamedArgument] {
    zip(Rule.settings, settings).map { NamedArgument(label: $0.name, argument: $1) }
  }

  func run(in context: Context) throws -> Value {
    var rule = Rule()
    for (setting, argument) in zip(Rule.settings, settings) {
      rule[keyPath: setting.path] = argument.wrappedValue
    }
    try rule.validate()
    return .foreign(OptimiserValue(optimiser: rule))
  }
}

extension Optimisers {
  /// The verbs of all optimisers.
  static var commands: [any Command.Type] {
    func command<Rule: Optimiser>(for rule: Rule.Type) -> any Command.Type {
      OptimiserCommand<Rule>.self
    }
    return all.map { command(for: $0) }
  }
}
