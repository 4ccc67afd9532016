import Synchronization

/// What runs in the background of a session until it is stopped: a server.
public protocol Service: AnyObject, Sendable {
  /// One line: `http://127.0.0.1:8080, model shop version 1`.
  var summary: String { get }
  /// False once it has been stopped, by whomever.
  var isRunning: Bool { get }
  /// Finishes what is under way and ends it; once more does nothing.
  func stop()
}

/// The services that sessions of one host have started and not stopped, in that order.
public final class Services: Sendable {
  private let started = Mutex<[any Service]>([])

  public init() {}

  public func add(_ service: any Service) { started.withLock { $0.append(service) } }

  public var running: [any Service] {
    started.withLock { services in
      services.removeAll { !$0.isRunning }
      return services
    }
  }

  /// Stops all of them, the last first.
  public func stopAll() { for service in running.reversed() { service.stop() } }
}
