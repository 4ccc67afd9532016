import Glibc

/// Parts to be done, `body(0)` up to `body(count − 1)`.
///
/// Its numbers are the queue's to read and write, under the queue's lock.
final class Work: @unchecked Sendable {
  let count: Int
  let body: @Sendable (Int) -> Void
  fileprivate var taken = 0
  fileprivate var finished = 0

  init(count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.body = body
  }
}

/// What waits for a thread, first come first served.
final class WorkQueue: @unchecked Sendable {
  /// Why the system started no thread: its errno.
  struct Refusal: Error { let code: Int32 }

  private let monitor = Monitor()
  private var waiting: [Work] = []
  private var isStopping = false

  /// Hands the work to the threads and waits until all of it is done.
  func finish(_ work: Work) {
    guard work.count > 0 else { return }
    monitor.locked {
      waiting.append(work)
      monitor.wakeAll()
      monitor.wait { work.finished == work.count }
    }
  }

  /// A new thread that works on this queue until `stop`.
  func startThread() -> Result<pthread_t, Refusal> {
    var thread = pthread_t()
    let queue = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, nil,
      { argument in
        if let argument {
          Unmanaged<WorkQueue>.fromOpaque(argument).takeRetainedValue().workUntilStopped()
        }
        return nil
      }, queue.toOpaque())
    guard code == 0 else {
      queue.release()
      return .failure(Refusal(code: code))
    }
    return .success(thread)
  }

  /// Ends the threads after the part each is at, and waits for them.
  func stop(_ threads: [pthread_t]) {
    monitor.locked {
      isStopping = true
      monitor.wakeAll()
    }
    for thread in threads { pthread_join(thread, nil) }
  }

  private func workUntilStopped() {
    while let (work, index) = take() {
      work.body(index)
      monitor.locked {
        work.finished += 1
        if work.finished == work.count { monitor.wakeAll() }
      }
    }
  }

  /// The next part, waiting for one; `nil` when the queue stops.
  private func take() -> (Work, Int)? {
    monitor.locked {
      monitor.wait { isStopping || !waiting.isEmpty }
      guard !isStopping, let work = waiting.first else { return nil }
      let index = work.taken
      work.taken += 1
      if work.taken == work.count { waiting.removeFirst() }
      return (work, index)
    }
  }
}
