import Language
import Models

/// An optimiser with its settings, as `ftrl(…)` or `adagrad(…)` makes it.
struct OptimiserValue: ForeignArgument {
  static let wantedKind = Kind("an optimiser")
  let optimiser: any Optimiser
  var summary: String { described(optimiser) }
}

/// A noun as it is written: `ftrl(lr: 0.1, l1: 0.01)`, every setting named.
func described<Noun: Configurable>(_ noun: Noun) -> String {
  let settings = Noun.settings.map { setting in
    "\(setting.name): \(NumberFormat.general(noun[keyPath: setting.path]))"
  }
  return "\(Noun.name)(\(settings.joined(separator: ", ")))"
}
