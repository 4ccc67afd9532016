/// A value of another room that a file can keep, so that a notebook need not make it again.
///
/// What is read back equals what was written, to the last bit.
public protocol Keepable: ForeignValue, SendableMetatype {
  /// What files call its kind. Once chosen it stays: another layout gets another name.
  static var keptName: String { get }
  /// Throws `KeepingError.impossible` for a value that cannot be kept.
  func keep(in writer: inout KeptWriter) throws
  /// Throws what says that the bytes are no such value.
  static func kept(in reader: inout KeptReader) throws -> any ForeignValue
}

/// Why values and files do not go together.
public enum KeepingError: Error, Equatable {
  /// A kind of value that no file can keep yet: `a function`.
  case impossible(kind: String)
  /// The bytes end early, or are nothing that was written.
  case damaged
}
