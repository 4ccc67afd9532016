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

  /// `body` of each of `0..<count`, in this order; the caller waits for all of them.
  ///
  /// When some throw, the error of the first by number is passed on, whichever came first in time.
  func map<Part: Sendable>(
    _ count: Int, _ body: @escaping @Sendable (Int) throws -> Part
  ) throws -> [Part] {
    let parts = Parts<Part>(count)
    let work = Work(count: count) { index in parts.set(index, Result { try body(index) }) }
    queue.finish(work)
    return try parts.all()
  }
}

/// The results of a request's parts, each set by one thread.
private final class Parts<Part: Sendable>: @unchecked Sendable {
  private let monitor = Monitor()
  private var results: [Result<Part, any Error>?]

  init(_ count: Int) { results = Array(repeating: nil, count: count) }

  func set(_ index: Int, _ result: Result<Part, any Error>) {
    monitor.locked { results[index] = result }
  }

  func all() throws -> [Part] {
    try monitor.locked { try results.compactMap { try $0?.get() } }
  }
}
