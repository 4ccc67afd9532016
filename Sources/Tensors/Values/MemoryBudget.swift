import Glibc

/// How much memory one tensor may take, asked before it is allocated.
///
/// A caller with a tighter limit sets it for everything it calls:
/// `MemoryBudget.$limit.withValue(8_000_000_000) { … }`.
public enum MemoryBudget {
  /// Bytes of one tensor; without a value the machine's memory is the limit.
  @TaskLocal public static var limit: Int?

  /// Tensors below this are not worth a look.
  static let unchecked = 1 << 16

  private static let machine: Int = {
    let bytes = sysconf(Int32(_SC_PHYS_PAGES)).multipliedReportingOverflow(
      by: sysconf(Int32(_SC_PAGESIZE)))
    return bytes.overflow || bytes.partialValue <= 0 ? Int.max : bytes.partialValue
  }()

  static func check(_ bytes: Int, _ axes: [Shape.Axis]) throws {
    guard bytes > unchecked else { return }
    let limit = self.limit ?? machine
    guard bytes <= limit else {
      throw TensorError.overBudget(axes: axes, bytes: bytes, limit: limit)
    }
  }
}
