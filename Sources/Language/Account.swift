/// The bytes that a session's values take, and the most they may take together.
///
/// A value is charged when the machine first keeps it, with the values inside it, and gives its
/// bytes back when it dies. What a verb makes and drops again is not charged: it asks
/// `Limits.willAllocate` before it makes something large.
final class Account {
  /// The most that `live` may be.
  var limit = Int.max
  private(set) var live = 0
  /// The most that `live` has been.
  private(set) var peak = 0
  /// Memory that several values may hold: charged once.
  private var blocks: [UInt: Block] = [:]

  private struct Block {
    let bytes: Int
    var holders: Int
  }

  /// How many values may stand inside one another: whoever walks them may recurse.
  static let height = 1_000

  /// Charges a value that is new, and what is new inside it.
  ///
  /// Throws a `Fault` when it is too much, or stands too high; then it is not charged.
  func admit(_ object: Object) throws {
    guard object.account == nil else { return }
    var height = object.height
    if height == 0 {
      height = 1
      try object.forEachPart { part in
        try admit(part)
        height = max(height, part.height + 1)
      }
    }
    guard height <= Account.height else {
      throw Fault(
        .memoryLimit,
        "values may hold one another \(NumberFormat.grouped(Account.height)) deep, and this one "
          + "would be deeper")
    }
    let own = object.ownBytes
    var shared = 0
    object.forEachBlock { block in
      if block.address == 0 || blocks[block.address] == nil { shared += block.bytes }
    }
    try check(Double(own) + Double(shared))
    object.forEachBlock { block in
      guard block.address != 0 else { return }
      blocks[block.address, default: Block(bytes: block.bytes, holders: 0)].holders += 1
    }
    live += own + shared
    peak = max(peak, live)
    object.height = height
    object.charge = own
    object.account = self
  }

  /// Refuses so many bytes more.
  func check(_ asked: Double) throws {
    guard Double(live) + asked <= Double(limit) else {
      throw Fault(
        .memoryLimit,
        "the values of a session may take \(NumberFormat.bytes(Double(limit))); they take "
          + "\(NumberFormat.bytes(Double(live))), and this would be "
          + "\(NumberFormat.bytes(asked)) more",
        notes: ["a name lets its value go when it gets another: big = none"])
    }
  }

  /// Takes back what a value was charged that dies.
  func release(_ bytes: Int) { live -= bytes }

  func release(_ block: MemoryBlock) {
    guard block.address != 0 else { return release(block.bytes) }
    guard var known = blocks[block.address] else { return }
    known.holders -= 1
    blocks[block.address] = known.holders > 0 ? known : nil
    if known.holders == 0 { live -= known.bytes }
  }
}

/// Memory that a value of another room holds, perhaps together with others.
public struct MemoryBlock {
  /// Where it begins; no other block that is in use begins there. 0 for memory that need not be
  /// told apart from other memory: each holder counts it.
  public let address: UInt
  public let bytes: Int

  public init(address: UInt, bytes: Int) {
    self.address = address
    self.bytes = bytes
  }

  /// The elements of an array, which copies of it share.
  public init<Element>(of array: [Element]) {
    address = array.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    bytes = array.count * MemoryLayout<Element>.stride
  }
}
