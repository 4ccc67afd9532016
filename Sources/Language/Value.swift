/// Any value of the language: 16 bytes, of which one pointer of payload.
///
/// Numbers, true/false and none are stored in place; everything else is an `Object`.
/// Values never change once made.
public enum Value {
  case none
  case bool(Bool)
  case number(Double)
  case object(Object)
}

extension Value {
  public static func string(_ text: String) -> Value { .object(Text(text)) }
  public static func list(_ elements: [Value]) -> Value { .object(List(elements)) }
  public static func record(_ fields: Fields) -> Value { .object(Record(fields)) }
  /// A value of another room: a table, a model, a run …
  public static func foreign(_ payload: any ForeignValue) -> Value { .object(Foreign(payload)) }

  public var number: Double? { if case .number(let value) = self { value } else { nil } }
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  public var object: Object? { if case .object(let value) = self { value } else { nil } }
  public var string: String? { (object as? Text)?.text }
  public var list: [Value]? { (object as? List)?.elements }
  public var record: Fields? { (object as? Record)?.fields }
  public var foreign: (any ForeignValue)? { (object as? Foreign)?.payload }
  public var isNone: Bool { if case .none = self { true } else { false } }

  /// What a sentence calls the kind of this value: `a number`, `a table`.
  public var kind: Kind {
    switch self {
    case .none: .none
    case .bool: .bool
    case .number: .number
    case .object(let object): object.kind
    }
  }
}

/// A kind of value, as errors and help name it.
public struct Kind: Sendable, Hashable {
  /// With its article: `a table`.
  public let phrase: String
  /// Without it: `table`.
  public var noun: String { phrase.split(separator: " ", maxSplits: 1).last.map(String.init) ?? "" }

  public init(_ phrase: String) { self.phrase = phrase }

  public static let none = Kind("none")
  public static let bool = Kind("true or false")
  public static let number = Kind("a number")
  public static let string = Kind("a string")
  public static let list = Kind("a list")
  public static let record = Kind("a record")
  public static let function = Kind("a function")
  public static let range = Kind("a range")
  public static let any = Kind("a value")
  public static let table = Kind("a table")
}

/// What a value that does not fit in place is: one of the subclasses below.
open class Object {
  open var kind: Kind { .any }
  /// How the machine tells the kinds apart that it handles itself.
  final var tag = Slot.Tag.object
  /// What counts its bytes, once the machine has kept it; they are given back when it dies.
  final var account: Account?
  final var charge = 0
  /// 1 when no value stands inside it, and one more for each level; 0 while it is not known.
  final var height = 0

  public init() {}
  deinit { account?.release(charge) }

  /// What it takes by itself, in bytes: a good estimate that is the same everywhere.
  var ownBytes: Int { 64 }
  /// Visits the values inside it that are no numbers.
  func forEachPart(_ body: (Object) throws -> Void) rethrows {}
  /// Visits the memory that it may share with others.
  func forEachBlock(_ body: (MemoryBlock) -> Void) {}
}

/// A string, as Unicode text.
public final class Text: Object {
  public let text: String
  public override var kind: Kind { .string }
  override var ownBytes: Int { 64 + text.utf8.count }
  public init(_ text: String) { self.text = text }
}

/// A list; indexes count from 0.
public final class List: Traced {
  public let elements: [Value]
  public override var kind: Kind { .list }
  public init(_ elements: [Value]) {
    self.elements = elements
    super.init()
    tag = .list
  }

  /// A list of elements that all stand in one of two others: what is known of those need not be
  /// found out again.
  init(_ elements: [Value], from a: List, _ b: List) {
    self.elements = elements
    super.init()
    tag = .list
    if a.account != nil, b.account != nil { height = max(a.height, b.height) }
  }

  override var ownBytes: Int { 64 + 16 * elements.count }

  override func forEachPart(_ body: (Object) throws -> Void) rethrows {
    for element in elements { if case .object(let part) = element { try body(part) } }
  }
}

/// A record: named fields in the order they were written.
public final class Record: Traced {
  public let fields: Fields
  public override var kind: Kind { .record }
  override var ownBytes: Int { 64 + 48 * fields.count }

  override func forEachPart(_ body: (Object) throws -> Void) rethrows {
    for element in fields.values { if case .object(let part) = element { try body(part) } }
  }

  public init(_ fields: Fields) { self.fields = fields }
}

/// `a..b`, or `a..<b`, of whole numbers; `count` is 0 when b is below a.
public final class NumberRange: Object {
  public let lower: Double
  public let upper: Double
  public let isClosed: Bool
  public override var kind: Kind { .range }
  public init(lower: Double, upper: Double, isClosed: Bool) {
    self.lower = lower
    self.upper = upper
    self.isClosed = isClosed
  }
  /// How many numbers it holds.
  public var count: Double {
    let last = isClosed ? upper : upper - 1
    return last < lower ? 0 : (last - lower).rounded(.down) + 1
  }
}

/// A value of another room behind the protocols of `ForeignValue.swift`.
public final class Foreign: Traced {
  public let payload: any ForeignValue
  public override var kind: Kind { payload.languageKind }
  override var ownBytes: Int { 64 }
  override func forEachBlock(_ body: (MemoryBlock) -> Void) { payload.forEachBlock(body) }
  public init(_ payload: any ForeignValue) { self.payload = payload }
  deinit { if let account { payload.forEachBlock(account.release) } }
}
