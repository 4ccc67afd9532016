import Glibc
import Language
import Synchronization

/// Ctrl-C: raises a session's stop flag, so that the computation ends at its next tick.
public enum Interrupts {
  /// How often Ctrl-C was pressed since the last `take`.
  fileprivate static let count = Atomic<Int>(0)
  // Written before the handler is installed, read by the handler alone.
  nonisolated(unsafe) fileprivate static var flag: StopFlag?
  nonisolated(unsafe) fileprivate static var secondEndsProgram = false

  /// From now on Ctrl-C raises the flag.
  ///
  /// With `secondEndsProgram` a second Ctrl-C, before anything noticed the first, ends the program.
  public static func raise(_ flag: StopFlag, secondEndsProgram: Bool) {
    _ = count.exchange(0, ordering: .relaxed)
    Self.flag = flag
    Self.secondEndsProgram = secondEndsProgram
    // Without SA_RESTART, so that a read at the prompt ends too.
    var action = sigaction()
    action.__sigaction_handler.sa_handler = interruptHandler
    sigaction(SIGINT, &action, nil)
    // The parent may have left them blocked: then neither Ctrl-C nor a closed terminal nor `kill`
    // would end a computation.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGHUP, SIGTERM] { sigaddset(&signals, number) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// True when Ctrl-C was pressed since the last call.
  public static func take() -> Bool { count.exchange(0, ordering: .relaxed) > 0 }
  /// True when Ctrl-C was pressed and nobody took it yet.
  public static var isPending: Bool { count.load(ordering: .relaxed) > 0 }

  /// Lets a write to a closed pipe fail instead of ending the program.
  public static func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }
}

/// A global function: a closure would belong to an actor, and C calls this on any thread.
private func interruptHandler(_ number: Int32) {
  let earlier = Interrupts.count.add(1, ordering: .relaxed).oldValue
  if earlier > 0, Interrupts.secondEndsProgram {
    signal(SIGINT, SIG_DFL)
    raise(SIGINT)
  }
  Interrupts.flag?.raise()
}
