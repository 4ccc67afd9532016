/// A value as the machine keeps it: plain data, whose object (if any) is counted by hand.
///
/// Only the files `Machine*.swift` and `Prototype.swift` handle slots. The rule: a slot in a
/// register, a constant or a capture owns one reference; `copied()` makes another, `release()`
/// gives one back. Everything outside the machine sees `Value`.
struct Slot {
  var tag: Tag
  var bits: UInt64

  /// Numbers are 0, so that one `or` tells whether two operands are both numbers; tags from
  /// `object` on own a reference.
  enum Tag: UInt8 {
    case number, unset, none, bool, object, closure, list
    /// The bit of those that own a reference.
    static let owning: UInt8 = 4
  }

  static let unset = Slot(tag: .unset, bits: 0)
  static let none = Slot(tag: .none, bits: 0)

  @inline(__always) init(tag: Tag, bits: UInt64) {
    self.tag = tag
    self.bits = bits
  }

  @inline(__always) init(_ number: Double) { self.init(tag: .number, bits: number.bitPattern) }
  @inline(__always) init(_ bool: Bool) { self.init(tag: .bool, bits: bool ? 1 : 0) }

  /// A slot that owns a new reference to the value's object.
  @inline(__always)
  init(_ value: Value) {
    switch value {
    case .none: self = .none
    case .bool(let bool): self.init(bool)
    case .number(let number): self.init(number)
    case .object(let object):
      let pointer = UInt64(UInt(bitPattern: Unmanaged.passRetained(object).toOpaque()))
      self.init(tag: object.tag, bits: pointer)
    }
  }

  @inline(__always) var number: Double { Double(bitPattern: bits) }
  @inline(__always) var isTrue: Bool { bits != 0 }
  @inline(__always) var ownsReference: Bool { tag.rawValue & Tag.owning != 0 }
  @inline(__always) var isUnset: Bool { tag == .unset }

  @inline(__always) private var reference: Unmanaged<Object>? {
    UnsafeRawPointer(bitPattern: UInt(bits)).map(Unmanaged.fromOpaque)
  }

  /// The closure of a slot tagged `closure`, not retained.
  @inline(__always) var closure: Unmanaged<Closure>? {
    UnsafeRawPointer(bitPattern: UInt(bits)).map(Unmanaged.fromOpaque)
  }

  /// The list of a slot tagged `list`, not retained.
  @inline(__always) var list: Unmanaged<List>? {
    UnsafeRawPointer(bitPattern: UInt(bits)).map(Unmanaged.fromOpaque)
  }

  /// The object of a slot that owns one, if it remembers where it was made.
  var traced: Traced? { reference?.takeUnretainedValue() as? Traced }

  /// The whole number it holds, if it is one from 0 to 2^53.
  @inline(__always) var position: Int? {
    guard tag == .number, number >= 0, number < 0x1p53 else { return nil }
    let position = Int(number)
    return Double(position) == number ? position : nil
  }

  /// The value; an unset slot reads as none.
  var value: Value {
    switch tag {
    case .number: return .number(number)
    case .bool: return .bool(isTrue)
    case .none, .unset: return .none
    case .object, .closure, .list:
      guard let reference else { return .none }
      return .object(reference.takeUnretainedValue())
    }
  }

  @inline(__always) func copied() -> Slot {
    if ownsReference { _ = reference?.retain() }
    return self
  }

  @inline(__always) func release() {
    if ownsReference { reference?.release() }
  }
}

extension UnsafeMutablePointer<Slot> {
  /// Gives the register a slot that is already owned.
  @inline(__always) func put(_ register: UInt16, _ slot: Slot) {
    let place = self + Int(register)
    let old = place.pointee
    place.pointee = slot
    old.release()
  }

  @inline(__always) func put(_ register: UInt16, _ number: Double) {
    put(register, Slot(number))
  }

  func put(_ register: UInt16, _ value: Value) { put(register, Slot(value)) }
}
