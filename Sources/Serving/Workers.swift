import Glibc

/// Threads of a scorer's own, which take parts of requests one after another.
///
/// Swift's cooperative pool has a thread a core and expects tasks to be short; long products there
/// would keep every other task waiting. Requests are served in the order of their arrival; a later
/// one starts as soon as a thread has no part of an earlier one to take.
final class Workers: Sendable {
  private let queue = WorkQueue()
  private let threads: [pthread_t]

  /// Throws `ServingError.noThread` when the system does not start them all.
  init(count: Int) throws {
    var threads: [pthread_t] = []
    for _ in 0..<count {
      switch queue.startThread() {
      case .success(let thread): threads.append(thread)
      case .failure(let refusal):
        queue.stop(threads)
        throw ServingError.noThread(wanted: count, started: threads.count, code: refusal.code)
      }
    }
    self.threads = threads
  }

  deinit { queue.stop(threads) }

  /// `body` of each of `0..<count`; the caller waits for all of them.
  ///
  /// When some throw, the error of the first by number is passed on, whichever came first in time.
  func forEach(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Void) throws {
    let failure = FirstFailure()
    queue.finish(
      Work(count: count) { index in
        do { try body(index) } catch { failure.note(error, of: index) }
      })
    try failure.rethrow()
  }
}

/// The error of the first part by number that failed.
private final class FirstFailure: @unchecked Sendable {
  private let monitor = Monitor()
  private var first: (index: Int, error: any Error)?

  func note(_ error: any Error, of index: Int) {
    monitor.locked {
      if index < first?.index ?? .max { first = (index, error) }
    }
  }

  func rethrow() throws {
    if let error = monitor.locked({ first?.error }) { throw error }
  }
}
