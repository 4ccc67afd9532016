import Glibc
import Synchronization

/// What bounds a computation: one tick counts operations and notices time and Ctrl-C.
public final class Limits {
  /// Operations a statement may take: steps of loops, calls, and the rows and steps that verbs work
  /// on. `nil` is no limit.
  public var operations: Int?
  /// Seconds a statement may take; `nil` is no limit.
  public var seconds: Double?
  /// Bytes one value may take.
  public var bytes: Double = 8_000_000_000
  /// Bytes that all values of a session may take together. Default: 8 GB, or four fifths of the
  /// machine's memory where that is less.
  public var totalBytes: Double {
    get { Double(account.limit) }
    set { account.limit = newValue < 0x1p62 ? Int(max(newValue, 0)) : Int.max }
  }
  /// What the values of the session take, and the most they have taken, in bytes.
  public var liveBytes: Int { account.live }
  public var peakBytes: Int { account.peak }
  /// Calls within calls.
  public var callDepth = 10_000
  /// Calls of functions by commands that functions call (`map` within `map`), which use the stack.
  public var nativeDepth = 200

  /// Set from a signal handler or another thread; the next tick throws.
  public let stop: StopFlag

  /// Operations that are granted and not yet taken; the machine's loop takes them one by one.
  let fuel: UnsafeMutablePointer<Int>
  let account = Account()
  private var granted = 0
  /// How many are granted at once: after as many, the loop looks at the clock and at Ctrl-C.
  private static let grant = 1_024
  private var deadline: ContinuousClock.Instant?

  public init(stop: StopFlag = StopFlag()) {
    self.stop = stop
    fuel = .allocate(capacity: 1)
    fuel.initialize(to: 0)
    let machine = Double(sysconf(Int32(_SC_PHYS_PAGES))) * Double(sysconf(Int32(_SC_PAGESIZE)))
    totalBytes = machine > 0 ? min(8e9, 0.8 * machine) : 8e9
  }

  deinit { fuel.deallocate() }

  /// Starts the count for a statement.
  public func begin() {
    fuel.pointee = 0
    granted = 0
    deadline = seconds.map { ContinuousClock.now.advanced(by: .seconds($0)) }
    stop.clear()
  }

  /// Takes operations; throws `Interruption` or a `Fault` when the work must stop.
  public func tick(_ count: Int) throws {
    try look()
    let missing = count - fuel.pointee
    guard missing > 0 else {
      fuel.pointee -= max(count, 0)
      return
    }
    fuel.pointee = 0
    try grant(atLeast: missing)
    fuel.pointee -= missing
  }

  /// Takes one operation that may be long: looks at Ctrl-C and at the clock.
  @inline(__always)
  func take() throws {
    if fuel.pointee <= 0 || stop.isRaised || deadline != nil {
      try tick(1)
    } else {
      fuel.pointee -= 1
    }
  }

  private func grant(atLeast missing: Int) throws {
    let left = operations.map { max($0 - granted, 0) } ?? Int.max - granted
    guard missing <= left else {
      throw Fault(
        .operationLimit,
        "a statement may take \(NumberFormat.grouped(operations ?? 0)) operations, and this one "
          + "needs more")
    }
    let count = max(missing, min(Limits.grant, left))
    granted += count
    fuel.pointee += count
  }

  private func look() throws {
    if stop.isRaised {
      stop.clear()
      throw Interruption()
    }
    if let deadline, ContinuousClock.now > deadline, let seconds {
      throw Fault(
        .timeLimit,
        "a statement may take \(NumberFormat.general(seconds)) s, and this one took longer")
    }
  }

  /// Refuses an allocation before it is made.
  public func willAllocate(bytes asked: Double) throws {
    guard asked <= bytes else {
      throw Fault(
        .memoryLimit,
        "a value may take \(NumberFormat.general(bytes / 1e9)) GB, and this one would take "
          + "\(NumberFormat.general(asked / 1e9)) GB")
    }
    try account.check(asked)
  }
}

/// A flag that a signal handler may raise.
public final class StopFlag: Sendable {
  private let flag = Atomic<Bool>(false)
  public init() {}
  public var isRaised: Bool { flag.load(ordering: .relaxed) }
  public func raise() { flag.store(true, ordering: .relaxed) }
  public func clear() { flag.store(false, ordering: .relaxed) }
}
