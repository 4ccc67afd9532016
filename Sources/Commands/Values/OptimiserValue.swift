import Language
import Models

/// An optimiser with its settings, as `ftrl(…)` or `adagrad(…)` makes it.
struct OptimiserValue: ForeignArgument {
  static let wantedKind = Kind("an optimiser")
  let optimiser: any Optimiser
  var summary: String { described(optimiser) }

  private func described<Rule: Optimiser>(_ rule: Rule) -> String {
    let settings = Rule.settings.map { setting in
      "\(setting.name): \(NumberFormat.general(rule[keyPath: setting.path]))"
    }
    return "\(Rule.name)(\(settings.joined(separator: ", ")))"
  }
}
