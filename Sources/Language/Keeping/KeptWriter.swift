/// Values as bytes: little-endian, a count before what it counts.
public struct KeptWriter {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public mutating func write(_ count: Int) { write(raw: Int64(count)) }
  public mutating func write(_ number: UInt64) { write(raw: number) }
  public mutating func write(_ number: Double) { write(raw: number.bitPattern) }
  public mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  public mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes += text.utf8
  }

  /// A text or none.
  public mutating func write(optional text: String?) {
    write(text != nil)
    if let text { write(text) }
  }

  public mutating func write(_ texts: [String]) {
    write(texts.count)
    for text in texts { write(text) }
  }

  /// What another writer holds.
  public mutating func append(_ other: KeptWriter) { bytes += other.bytes }

  /// Numbers as they lie in memory.
  public mutating func write<Number: KeptNumber>(all numbers: [Number]) {
    write(numbers.count)
    numbers.withUnsafeBytes { bytes += $0 }
  }

  /// Throws `KeepingError.impossible` for what no file can keep: functions, and foreign values that
  /// are not `Keepable`.
  public mutating func write(_ value: Value) throws {
    switch value {
    case .none: write(tag: .none)
    case .bool(let flag): write(tag: flag ? .true : .false)
    case .number(let number):
      write(tag: .number)
      write(number)
    case .object(let object): try write(object)
    }
  }

  private mutating func write(_ object: Object) throws {
    switch object {
    case let text as Text:
      write(tag: .text)
      write(text.text)
    case let list as List:
      write(tag: .list)
      write(list.elements.count)
      for element in list.elements { try write(element) }
    case let record as Record:
      write(tag: .record)
      write(record.fields.count)
      for (name, value) in record.fields {
        write(name)
        try write(value)
      }
    case let range as NumberRange:
      write(tag: .range)
      write(range.lower)
      write(range.upper)
      write(range.isClosed)
    case let foreign as Foreign:
      guard let payload = foreign.payload as? any Keepable else {
        throw KeepingError.impossible(kind: foreign.kind.phrase)
      }
      write(tag: .foreign)
      write(type(of: payload).keptName)
      try payload.keep(in: &self)
    default: throw KeepingError.impossible(kind: object.kind.phrase)
    }
  }

  private mutating func write(tag: KeptTag) { bytes.append(tag.rawValue) }

  private mutating func write(raw number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }
}

/// A number that files hold as memory does.
public protocol KeptNumber: BitwiseCopyable {
  static var zero: Self { get }
}

extension Double: KeptNumber {}
extension Float: KeptNumber {}
extension Int: KeptNumber {}
extension Int8: KeptNumber {}
extension Int32: KeptNumber {}
extension Int64: KeptNumber {}

/// What kind of value follows.
enum KeptTag: UInt8 {
  case none, `false`, `true`, number, text, list, record, range, foreign
}
