/// What a running command may use of the session: output, progress, limits, calls back.
public struct Context {
  public unowned let session: Session
  public init(session: Session) { self.session = session }

  /// Prints lines, as `print` does.
  public func print(_ text: String) { session.output.write(text + "\n") }

  /// Where output goes: a command that draws asks its width.
  public var screen: Screen { session.screen }

  /// What may be touched outside the session. A `FilePath` asks by itself.
  public var permissions: Permissions { session.permissions }

  /// Where a verb leaves what goes on in the background.
  public var services: Services { session.services }

  /// Says how far long work has come. Cheap; call it as often as you like.
  ///
  /// Throws `Interruption` when the user or a limit stops the work: call it at least every 50 ms.
  public func progress(_ fraction: Double, _ text: @autoclosure () -> String) throws {
    try tick(1)
    session.output.progress(fraction, text)
  }

  /// Counts operations against the limits and notices Ctrl-C.
  public func tick(_ operations: Int = 1) throws { try session.limits.tick(operations) }

  /// Refuses an allocation that the limits do not allow, before it is made.
  public func willAllocate(bytes: Double) throws { try session.limits.willAllocate(bytes: bytes) }

  /// Calls a function of the language.
  public func call(_ function: Value, _ arguments: [Value]) throws -> Value {
    try session.call(function, arguments)
  }
}

/// Where a session's text goes.
public protocol Output: AnyObject {
  func write(_ text: String)
  /// Shows progress in place, if the output is a terminal; else does nothing.
  func progress(_ fraction: Double, _ text: () -> String)
}
