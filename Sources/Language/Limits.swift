import Synchronization

/// What bounds a computation: one tick counts operations and notices time and Ctrl-C.
public final class Limits {
  /// Operations (instructions, rows, steps) a statement may take; `nil` is no limit.
  public var operations: Int?
  /// Seconds a statement may take; `nil` is no limit.
  public var seconds: Double?
  /// Bytes one value may take.
  public var bytes: Double = 8_000_000_000
  /// Calls within calls.
  public var callDepth = 10_000
  /// Calls of functions by commands that functions call (`map` within `map`), which use the stack.
  public var nativeDepth = 200

  /// Set from a signal handler or another thread; the next tick throws.
  public let stop: StopFlag

  private var used = 0
  private var deadline: ContinuousClock.Instant?

  public init(stop: StopFlag = StopFlag()) { self.stop = stop }

  /// Starts the count for a statement.
  public func begin() {
    used = 0
    deadline = seconds.map { ContinuousClock.now.advanced(by: .seconds($0)) }
    stop.clear()
  }

  /// Counts operations; throws `Interruption` or a `Fault` when the work must stop.
  public func tick(_ count: Int) throws {
    if stop.isRaised {
      stop.clear()
      throw Interruption()
    }
    used &+= count
    if let operations, used > operations {
      throw Fault(
        .operationLimit,
        "a statement may take \(NumberFormat.grouped(operations)) operations, and this one took more"
      )
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
