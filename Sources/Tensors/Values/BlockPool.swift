import Glibc
import Synchronization

/// Large blocks of memory that were given back, kept for the next tensor of about their size.
///
/// Fresh pages cost the system more than most kernels take to fill them, and a training loop asks
/// for the same sizes step after step. Invisible but for its speed.
enum BlockPool {
  /// Smaller blocks are left to malloc, which keeps them by itself.
  static let least = 1 << 18
  /// What is kept at most, in bytes.
  private static let capacity = 1 << 28

  private struct Kept {
    var blocks: [Int: [UInt]] = [:]
    var bytes = 0
  }

  private static let kept = Mutex(Kept())

  static func take(_ bytes: Int) -> UnsafeMutableRawPointer {
    guard bytes >= least else { return .allocate(byteCount: bytes, alignment: 16) }
    let size = sizeClass(bytes)
    let known = kept.withLock { kept -> UInt? in
      guard let block = kept.blocks[size]?.popLast() else { return nil }
      kept.bytes -= size
      return block
    }
    if let known, let block = UnsafeMutableRawPointer(bitPattern: known) { return block }
    let isHuge = size >= 1 << 22
    let block = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: isHuge ? 1 << 21 : 64)
    // Pages of 2 MiB: one fault instead of 512.
    if isHuge { madvise(block, size, Int32(MADV_HUGEPAGE)) }
    return block
  }

  static func give(_ block: UnsafeMutableRawPointer, _ bytes: Int) {
    guard bytes >= least else { return block.deallocate() }
    let size = sizeClass(bytes)
    let isKept = kept.withLock { kept in
      guard kept.bytes + size <= capacity else { return false }
      kept.blocks[size, default: []].append(UInt(bitPattern: block))
      kept.bytes += size
      return true
    }
    if !isKept { block.deallocate() }
  }

  /// Rounded up by at most an eighth, so that nearly equal sizes share blocks.
  private static func sizeClass(_ bytes: Int) -> Int {
    let step = 1 << (Int.bitWidth - 1 - bytes.leadingZeroBitCount - 3)
    return (bytes + step - 1) / step * step
  }
}
