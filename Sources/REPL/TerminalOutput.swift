import Glibc
import Language

/// A session's text on standard output, with progress beside it on standard error.
///
/// A write that fails (a full disk, a closed pipe) is kept as `failure`, raises the stop flag, and
/// later text is dropped: whoever runs the session reports it once.
public final class TerminalOutput: Output {
  /// Why writing failed, as the system says it.
  public private(set) var failure: String?
  /// Raised when writing fails, so that work for nobody ends soon.
  public var stop: StopFlag?

  private let descriptor: Int32
  private let capacity: Int
  private var buffer: [UInt8] = []
  private let progressLine = ProgressLine(descriptor: STDERR_FILENO)

  public init(descriptor: Int32 = STDOUT_FILENO) {
    self.descriptor = descriptor
    capacity = Terminal.isTerminal(descriptor) ? 0 : 1 << 16
  }

  public func write(_ text: String) {
    guard failure == nil else { return }
    progressLine?.wipe()
    buffer.append(contentsOf: text.utf8)
    if buffer.count > capacity { flush() }
  }

  public func progress(_ fraction: Double, _ text: () -> String) {
    progressLine?.draw(fraction, text)
  }

  /// A statement begins: progress shows when it takes long.
  public func begin() {
    progressLine?.begin()
  }

  /// Sends what is buffered; call it after each statement, and before writing an error.
  public func flush() {
    progressLine?.wipe()
    guard failure == nil, !buffer.isEmpty else { return }
    if let reason = Descriptor.write(buffer, to: descriptor) {
      failure = reason
      stop?.raise()
    }
    buffer.removeAll(keepingCapacity: buffer.count <= 1 << 20)
  }
}
