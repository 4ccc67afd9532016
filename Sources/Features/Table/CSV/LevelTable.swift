/// The different texts of a column as bytes, numbered in the order they first appear.
struct LevelTable {
  private var arena: [UInt8] = []
  private var ends: [Int] = []
  private var slots: [Int32]
  private var mask: Int

  init() {
    slots = [Int32](repeating: -1, count: 64)
    mask = 63
  }

  var count: Int { ends.count }

  /// The number of a text, which is added if it is new.
  mutating func code(_ text: UnsafeBufferPointer<UInt8>) -> Int32 {
    var slot = LevelTable.hash(text) & mask
    while slots[slot] >= 0 {
      if holds(Int(slots[slot]), text) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    let code = Int32(truncatingIfNeeded: ends.count)
    arena.append(contentsOf: text)
    ends.append(arena.count)
    slots[slot] = code
    if 2 * ends.count > slots.count { grow() }
    return code
  }

  private func holds(_ code: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = code == 0 ? 0 : ends[code - 1]
    guard ends[code] - start == text.count else { return false }
    return arena.withUnsafeBufferPointer { arena in
      for index in 0..<text.count where arena[start + index] != text[index] { return false }
      return true
    }
  }

  private mutating func grow() {
    let size = slots.count * 4
    slots = [Int32](repeating: -1, count: size)
    mask = size - 1
    for code in ends.indices {
      var slot = withText(code) { LevelTable.hash($0) } & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(truncatingIfNeeded: code)
    }
  }

  /// Calls `body` with the bytes of a text.
  func withText<Result>(
    _ code: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let start = code == 0 ? 0 : ends[code - 1]
    return try arena.withUnsafeBufferPointer {
      try body(UnsafeBufferPointer(rebasing: $0[start..<ends[code]]))
    }
  }

  /// Whether a byte stands in any text.
  func contains(_ byte: UInt8) -> Bool { arena.contains(byte) }

  /// All texts; their bytes are known to be UTF-8.
  var texts: [String] {
    ends.indices.map { code in withText(code) { String(decoding: $0, as: UTF8.self) } }
  }

  /// Eight bytes at a time, each multiplied in; the top half folded down.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var hash = UInt64(truncatingIfNeeded: text.count) &* 0x9E37_79B9_7F4A_7C15
    let raw = UnsafeRawBufferPointer(text)
    var at = 0
    while at + 8 <= raw.count {
      hash =
        (hash ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
      hash ^= hash >> 32
      at += 8
    }
    var rest: UInt64 = 0
    while at < raw.count {
      rest = rest << 8 | UInt64(raw[at])
      at += 1
    }
    hash = (hash ^ rest) &* 0xC4CE_B9FE_1A85_EC53
    hash ^= hash >> 32
    return Int(truncatingIfNeeded: hash & 0x7FFF_FFFF_FFFF_FFFF)
  }
}
