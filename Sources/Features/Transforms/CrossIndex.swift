/// Numbers the different combinations of several columns of codes in the order they appear.
///
/// The codes of a row are one integer in mixed radix. Where the radices' product would pass
/// 2^62, what was combined so far is numbered first, so the arithmetic cannot overflow.
struct CrossIndex: Sendable {
  private struct Stage: Sendable {
    /// The parts that join at this stage.
    var parts: Range<Int>
    /// Numbers the combinations of the stages before and these parts.
    var table: KeyTable
  }

  private var stages: [Stage] = []
  private let radices: [Int]
  /// How many different combinations there are.
  private(set) var size = 0

  /// - Parameters:
  ///   - codes: [part][row], each below the part's radix, −1 where missing.
  ///   - radices: how many codes each part has.
  init(codes: [[Int32]], radices: [Int], rowCount: Int, formula: Formula) throws {
    self.radices = radices
    var prefix: [Int32]?
    var start = 0
    while start < codes.count {
      var span = prefix == nil ? 1 : max(1, size)
      var end = start
      while end < codes.count {
        let (product, overflow) = span.multipliedReportingOverflow(by: max(1, radices[end]))
        guard !overflow, product <= 1 << 62 else { break }
        span = product
        end += 1
      }
      let keys = keys(codes, parts: start..<end, after: prefix, rowCount: rowCount)
      let (table, ids) = try KeyTable.numbering(keys, span: span, formula: formula)
      stages.append(Stage(parts: start..<end, table: table))
      size = table.count
      prefix = ids
      start = end
    }
  }

  /// The number of each row's combination, −1 where it is unknown or a part is missing.
  func ids(_ codes: [[Int32]], rowCount: Int) -> [Int32] {
    var prefix: [Int32]?
    for stage in stages {
      let keys = keys(codes, parts: stage.parts, after: prefix, rowCount: rowCount)
      prefix = keys.map { stage.table[$0] }
    }
    return prefix ?? [Int32](repeating: -1, count: rowCount)
  }

  /// What a code of each part adds to a combination's key; `nil` when there are several stages.
  var factors: [Int]? {
    guard stages.count == 1 else { return nil }
    var factors = [Int](repeating: 1, count: radices.count)
    for part in radices.indices.dropLast().reversed() {
      factors[part] = factors[part + 1] * radices[part + 1]
    }
    return factors
  }

  /// The number of the combination with this key, −1 where it is unknown; for one stage.
  func id(ofKey key: Int) -> Int32 { stages.first?.table[key] ?? -1 }

  private func keys(
    _ codes: [[Int32]], parts: Range<Int>, after prefix: [Int32]?, rowCount: Int
  ) -> [Int] {
    var keys = prefix?.map { Int($0) } ?? [Int](repeating: 0, count: rowCount)
    keys.withUnsafeMutableBufferPointer { keys in
      for part in parts {
        let radix = radices[part]
        codes[part].withUnsafeBufferPointer { codes in
          // Products stay below 2^62: the parts of a stage were chosen so.
          for row in 0..<min(keys.count, codes.count) {
            let code = Int(codes[row])
            keys[row] = keys[row] < 0 || code < 0 ? -1 : keys[row] &* radix &+ code
          }
        }
      }
    }
    return keys
  }
}

/// Numbers for integer keys: a flat array when few keys are possible, else open addressing.
struct KeyTable: Sendable {
  private var keys: [Int] = []
  private var numbers: [Int32]
  private var shift = 0
  private(set) var count = 0

  /// The keys that may be looked up directly.
  private static let directSpan = 1 << 18

  /// Numbers the different keys of a list as they appear; negative keys have none.
  /// - Parameter span: keys are below it.
  static func numbering(
    _ list: [Int], span: Int, formula: Formula
  ) throws -> (KeyTable, [Int32]) {
    var table = KeyTable(span: span)
    var ids: [Int32] = []
    ids.reserveCapacity(list.count)
    for key in list {
      ids.append(key < 0 ? -1 : table.insert(key))
      guard table.count <= FeatureLimits.levels else {
        throw FeaturesError.tooManyLevels(
          formula: formula.description, limit: FeatureLimits.levels)
      }
    }
    return (table, ids)
  }

  private init(span: Int) {
    if span <= KeyTable.directSpan {
      numbers = [Int32](repeating: -1, count: max(1, span))
    } else {
      numbers = []
      resize(to: 10)
    }
  }

  /// The number of a key, or −1.
  subscript(key: Int) -> Int32 {
    guard key >= 0 else { return -1 }
    if keys.isEmpty { return key < numbers.count ? numbers[key] : -1 }
    var slot = slot(of: key)
    while numbers[slot] >= 0 {
      if keys[slot] == key { return numbers[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return -1
  }

  private mutating func insert(_ key: Int) -> Int32 {
    if keys.isEmpty {
      guard key < numbers.count else { return -1 }
      if numbers[key] < 0 {
        numbers[key] = Int32(truncatingIfNeeded: count)
        count += 1
      }
      return numbers[key]
    }
    let found = self[key]
    guard found < 0 else { return found }
    if 2 * (count + 1) > keys.count { resize(to: 65 - shift) }
    place(key, Int32(truncatingIfNeeded: count))
    count += 1
    return Int32(truncatingIfNeeded: count - 1)
  }

  private mutating func place(_ key: Int, _ number: Int32) {
    var slot = slot(of: key)
    while numbers[slot] >= 0 { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    numbers[slot] = number
  }

  private mutating func resize(to bits: Int) {
    let old = zip(keys, numbers).filter { $0.1 >= 0 }
    keys = [Int](repeating: 0, count: 1 << bits)
    numbers = [Int32](repeating: -1, count: 1 << bits)
    shift = 64 - bits
    for (key, number) in old { place(key, number) }
  }

  /// Fibonacci hashing: the top bits of the key times 2^64 over the golden ratio.
  private func slot(of key: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(truncatingIfNeeded: key) &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }
}
