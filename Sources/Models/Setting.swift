/// A noun of the language that is its settings: an optimiser, a schedule, a layer.
///
/// Its Codable fields are its settings; its verb, the verb's help and its checks are made from what
/// it declares here.
public protocol Configurable: Codable, Sendable {
  /// Its verb in the language (`ftrl`).
  static var name: String { get }
  /// One sentence for the help, with its full stop.
  static var summary: String { get }
  /// Its settings, in the order in which they may be given; the first needs no label.
  static var settings: [Setting<Self>] { get }
  /// The default settings.
  init()
  /// Throws `ModelsError.setting` for a setting that cannot train.
  func validate() throws
}

/// A setting: its name in the language, its help, and where it is kept.
public struct Setting<Owner: Configurable>: Sendable {
  public let name: String
  public let help: String
  public let path: WritableKeyPath<Owner, Double> & Sendable

  public init(_ name: String, _ help: String, _ path: WritableKeyPath<Owner, Double> & Sendable) {
    self.name = name
    self.help = help
    self.path = path
  }
}

extension Configurable {
  /// Throws unless `value` lies in `range`; NaN lies in none.
  func check(_ setting: String, _ value: Double, in range: ClosedRange<Double>) throws {
    guard range.contains(value) else {
      throw ModelsError.setting(setting, of: Self.name, found: value, range: range)
    }
  }
}
