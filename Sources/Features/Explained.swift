/// An error that can say itself in one line: what was expected, then what was found.
///
/// Each room throws enums of cases; the words stand together in one place a room, and the bridge
/// turns any of them into an error of the language.
public protocol Explained: Error {
  /// One line, no full stop.
  var message: String { get }
  /// Facts that help, a line each (`similar column: .education`).
  var notes: [String] { get }
}

extension Explained {
  public var notes: [String] { [] }
}
