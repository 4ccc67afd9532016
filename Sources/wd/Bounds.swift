import ArgumentParser
import Language

/// What bounds the scripts that a verb runs: options of every verb that runs some.
struct Bounds: ParsableArguments {
  @Flag(
    help: "Close files outside the script's folder, the network and other programs, for good.")
  var safe = false
  @Option(
    help: ArgumentHelp(
      "How many operations a statement may take; under --safe 1000000000.", valueName: "n"))
  var operations: Int?
  @Option(help: ArgumentHelp("How long a statement may take; under --safe 60.", valueName: "s"))
  var seconds: Double?

  func validate() throws {
    if let operations, operations < 1 { throw ValidationError("--operations is 1 or more") }
    if let seconds, !(seconds > 0 && seconds.isFinite) {
      throw ValidationError("--seconds is a number above 0")
    }
  }

  /// What a script may touch, or the prompt in the current folder; throws a `Failure`.
  func permissions(for script: Source?) throws -> Permissions {
    guard safe else { return .all }
    return try (script.map(SafeFolder.init(of:)) ?? SafeFolder(".")).permissions
  }

  func session(
    _ permissions: Permissions, output: any Output, screen: Screen = .plain
  ) -> Session {
    let session = Sessions.make(output: output, screen: screen, permissions: permissions)
    session.limits.operations = operations ?? (safe ? 1_000_000_000 : nil)
    session.limits.seconds = seconds ?? (safe ? 60 : nil)
    return session
  }
}
