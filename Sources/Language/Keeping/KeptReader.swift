/// Reads what a `KeptWriter` wrote.
///
/// Every function throws `KeepingError.damaged` where the bytes are no such thing; none takes
/// memory before it knows that the bytes are there.
public struct KeptReader {
  /// As deep as values hold one another.
  private static let deepest = 1_000

  private var rest: ArraySlice<UInt8>
  private let kinds: [String: any Keepable.Type]
  private var depth = 0

  /// - Parameter kinds: those of other rooms.
  public init(_ bytes: ArraySlice<UInt8>, kinds: [any Keepable.Type]) {
    rest = bytes
    self.kinds = Dictionary(kinds.map { ($0.keptName, $0) }) { first, _ in first }
  }

  public var isAtEnd: Bool { rest.isEmpty }

  public mutating func readCount() throws -> Int {
    guard let count = Int(exactly: Int64(bitPattern: try readWord())), count >= 0 else {
      throw KeepingError.damaged
    }
    return count
  }

  public mutating func readWord() throws -> UInt64 {
    let bytes = try take(8)
    return bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  public mutating func readNumber() throws -> Double { Double(bitPattern: try readWord()) }

  public mutating func readFlag() throws -> Bool {
    switch try readByte() {
    case 0: false
    case 1: true
    default: throw KeepingError.damaged
    }
  }

  public mutating func readText() throws -> String {
    let bytes = try take(try readCount())
    guard let text = String(validating: bytes, as: UTF8.self) else { throw KeepingError.damaged }
    return text
  }

  public mutating func readOptionalText() throws -> String? {
    try readFlag() ? try readText() : nil
  }

  public mutating func readTexts() throws -> [String] {
    try (0..<(try readCount(ofAtLeast: 8))).map { _ in try readText() }
  }

  /// Numbers as they lie in memory.
  public mutating func readAll<Number: KeptNumber>(_: Number.Type) throws -> [Number] {
    let stride = MemoryLayout<Number>.stride
    let count = try readCount(ofAtLeast: stride)
    let bytes = try take(count * stride)
    return [Number](unsafeUninitializedCapacity: count) { buffer, filled in
      UnsafeMutableRawBufferPointer(buffer).copyBytes(from: bytes)
      filled = count
    }
  }

  public mutating func readValue() throws -> Value {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest, let tag = KeptTag(rawValue: try readByte()) else {
      throw KeepingError.damaged
    }
    switch tag {
    case .none: return .none
    case .false: return .bool(false)
    case .true: return .bool(true)
    case .number: return .number(try readNumber())
    case .text: return .string(try readText())
    case .list:
      return .list(try (0..<(try readCount(ofAtLeast: 1))).map { _ in try readValue() })
    case .record:
      var fields = Fields()
      for _ in 0..<(try readCount(ofAtLeast: 9)) { fields[try readText()] = try readValue() }
      return .record(fields)
    case .range:
      let (lower, upper) = (try readNumber(), try readNumber())
      return .object(NumberRange(lower: lower, upper: upper, isClosed: try readFlag()))
    case .foreign:
      guard let kind = kinds[try readText()] else { throw KeepingError.damaged }
      return .foreign(try kind.kept(in: &self))
    }
  }

  /// How many things follow, each of so many bytes or more: no more than there are bytes for.
  public mutating func readCount(ofAtLeast size: Int) throws -> Int {
    let count = try readCount()
    guard count <= rest.count / max(1, size) else { throw KeepingError.damaged }
    return count
  }

  private mutating func readByte() throws -> UInt8 {
    guard let byte = rest.popFirst() else { throw KeepingError.damaged }
    return byte
  }

  private mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
    guard count >= 0, count <= rest.count else { throw KeepingError.damaged }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }
}
