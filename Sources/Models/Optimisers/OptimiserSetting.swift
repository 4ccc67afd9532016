/// A setting of an optimiser: its name in the language, its help, and where it is kept.
public struct OptimiserSetting<Rule: Optimiser>: Sendable {
  public let name: String
  public let help: String
  public let path: WritableKeyPath<Rule, Double> & Sendable

  public init(_ name: String, _ help: String, _ path: WritableKeyPath<Rule, Double> & Sendable) {
    self.name = name
    self.help = help
    self.path = path
  }
}
