import Glibc

/// Runs work on a thread with a stack deep enough for every depth limit of the language.
public enum LargeStack {
  /// The sizes to try, in bytes of address space; only what is used becomes memory.
  private static let sizes = [256 << 20, 64 << 20]

  /// The work, wrapped so that a C function can take it.
  private final class Job {
    let work: () -> Void
    init(_ work: @escaping () -> Void) { self.work = work }
  }

  /// Runs `body` on a large stack and waits for it.
  ///
  /// Throws `LargeStackError` when the system has no room for the thread.
  public static func run<Result>(_ body: () throws -> Result) throws -> Result {
    var result: Swift.Result<Result, any Error> = .failure(LargeStackError())
    withoutActuallyEscaping(body) { body in
      let job = Job { result = Swift.Result { try body() } }
      if let thread = start(job) { pthread_join(thread, nil) }
    }
    return try result.get()
  }

  /// Runs `body` on several large stacks at once and waits for all.
  ///
  /// Throws `LargeStackError` when there is no room for even one; fewer than asked for will do.
  public static func run(workers: Int, _ body: @escaping @Sendable () -> Void) throws {
    let job = Job(body)
    let threads = (0..<max(1, workers)).compactMap { _ in start(job) }
    guard !threads.isEmpty else { throw LargeStackError() }
    for thread in threads { pthread_join(thread, nil) }
  }

  /// A thread at work on the job, or `nil` when there is no room for one.
  private static func start(_ job: Job) -> pthread_t? {
    for size in sizes {
      if let thread = start(job, stackSize: size) { return thread }
    }
    return nil
  }

  private static func start(_ job: Job, stackSize: Int) -> pthread_t? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    guard pthread_attr_setstacksize(&attributes, stackSize) == 0 else { return nil }
    var thread = pthread_t()
    let argument = Unmanaged.passRetained(job)
    let status = pthread_create(
      &thread, &attributes,
      { argument in
        if let argument { Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().work() }
        return nil
      }, argument.toOpaque())
    if status == 0 { return thread }
    argument.release()
    return nil
  }
}

/// There was no room for a thread with a large stack.
public struct LargeStackError: Error {
  public var message: String { "there is no room for a stack of 64 MB: is `ulimit -v` set low?" }
}
