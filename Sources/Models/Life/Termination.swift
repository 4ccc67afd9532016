import Glibc
import Synchronization

/// SIGTERM while a training keeps checkpoints: it is noted, the last checkpoint is written between
/// two batches, and then the process ends by the signal, as it would have at once.
enum Termination {
  // A signal handler sees nothing but globals.
  fileprivate static let isAsked = Atomic<Bool>(false)
  private struct Asked: Error {}

  /// Throws when the process was asked to end.
  static func check() throws {
    if isAsked.load(ordering: .relaxed) { throw Asked() }
  }

  /// Runs `body` with the signal noted; if it came, runs `beforeEnd` and ends the process.
  static func noticed(_ body: () throws -> Void, beforeEnd: () -> Void) throws {
    isAsked.store(false, ordering: .relaxed)
    var (watching, before) = (sigaction(), sigaction())
    watching.__sigaction_handler.sa_handler = noteTermination
    watching.sa_flags = SA_RESTART
    sigaction(SIGTERM, &watching, &before)
    defer { sigaction(SIGTERM, &before, nil) }
    do {
      try body()
    } catch is Asked {
      beforeEnd()
      sigaction(SIGTERM, &before, nil)
      raise(SIGTERM)
    }
  }
}

private func noteTermination(_ number: Int32) {
  Termination.isAsked.store(true, ordering: .relaxed)
}
