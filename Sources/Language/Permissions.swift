/// What a session may touch outside itself: given when it is made, and never changed after.
///
/// Language itself opens nothing. A host says which paths stand for what, and a verb asks: by a
/// `FilePath` among its arguments, or through its `Context`.
public struct Permissions: Sendable {
  public enum FileUse: Sendable { case reading, writing }

  /// What a session may reach that is no file.
  public enum Outside: String, Sendable {
    case network = "the network"
    case programs = "other programs"
  }

  private let file: @Sendable (_ path: String, _ use: FileUse) throws -> String
  private let isOpen: Bool

  private init(isOpen: Bool, file: @escaping @Sendable (String, FileUse) throws -> String) {
    self.isOpen = isOpen
    self.file = file
  }

  /// Whatever the user of the process may do.
  public static let all = Permissions(isOpen: true) { path, _ in path }

  /// Nothing but files, and those as `file` says: it gives the path to open for a path that a
  /// script names, or throws the `Fault` that denies it.
  public static func files(
    _ file: @escaping @Sendable (_ path: String, _ use: FileUse) throws -> String
  ) -> Permissions {
    Permissions(isOpen: false, file: file)
  }

  /// The same, and `hear` learns of every path that is opened, as it is opened.
  public func observed(_ hear: @escaping @Sendable (_ path: String, _ use: FileUse) -> Void)
    -> Permissions
  {
    Permissions(isOpen: isOpen) { path, use in
      let opened = try file(path, use)
      hear(opened, use)
      return opened
    }
  }

  /// Nothing at all.
  public static let none = files { path, _ in
    throw Fault(.denied, "this session touches no files, so not \(Display.quoted(path))")
  }

  /// The path to open in place of one that a script names; throws a `Fault` when it is denied.
  public func path(_ path: String, for use: FileUse) throws -> String { try file(path, use) }

  /// Throws a `Fault` when the session is closed to the network or to other programs.
  public func require(_ outside: Outside) throws {
    guard isOpen else { throw Fault(.denied, "this session is closed to \(outside.rawValue)") }
  }
}

/// A file that a script names: the argument of every verb that reads or writes files.
///
/// The name opens nothing. What the session may touch decides which path it stands for.
public struct FilePath: Convertible, Sendable {
  /// As the script writes it: for endings and for messages, not to be opened.
  public let written: String

  public static var wantedKind: Kind { .string }
  public static func convert(_ value: Value) -> FilePath? {
    value.string.map(FilePath.init(written:))
  }

  /// The path to open; throws a `Fault` when the session may not touch it.
  public func path(for use: Permissions.FileUse, in context: Context) throws -> String {
    try context.permissions.path(written, for: use)
  }
}
