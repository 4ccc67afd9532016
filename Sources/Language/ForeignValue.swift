/// How the language sees the values of other rooms (tables, models, column expressions …).
///
/// The bridge makes a type of the learning tower conform to `ForeignValue`, and to those of the
/// small protocols below that fit it. Language imports none of those types.
public protocol ForeignValue {
  /// What errors and help call it.
  var languageKind: Kind { get }
  /// One line that says what it is: `table 32,561 × 15`.
  var summary: String { get }
  /// How it stands inside a list or a record. Default: its summary.
  var inline: String { get }
  /// What an error about values that do not fit together says of it: `[row 2, input 3]`. Default:
  /// nothing.
  var extent: String? { get }
  /// How it prints as the value of a statement. Default: its summary.
  func display(for screen: Screen) -> String
  /// Its type's operators, its brackets and its fields, for those that have them: they come by
  /// themselves. A cast to a protocol takes longer than the arithmetic on ten numbers.
  static var operators: (any Operable.Type)? { get }
  var brackets: (any Indexable)? { get }
  var parts: (any HasFields)? { get }
  /// Visits the large blocks of memory that it holds, for the limit on all values together.
  /// Default: none. The same blocks each time.
  func forEachBlock(_ body: (MemoryBlock) -> Void)
}

extension ForeignValue {
  public var inline: String { summary }
  public var extent: String? { nil }
  public func display(for screen: Screen) -> String { summary }
  public static var operators: (any Operable.Type)? { nil }
  public var brackets: (any Indexable)? { nil }
  public var parts: (any HasFields)? { nil }
  public func forEachBlock(_ body: (MemoryBlock) -> Void) {}
}

extension ForeignValue where Self: Operable {
  public static var operators: (any Operable.Type)? { Self.self }
}

extension ForeignValue where Self: Indexable {
  public var brackets: (any Indexable)? { self }
}

extension ForeignValue where Self: HasFields {
  public var parts: (any HasFields)? { self }
}

/// What a value may know of the place it is printed on.
public struct Screen: Sendable {
  /// In character cells.
  public var width: Int
  public var hasColour: Bool
  public init(width: Int = 100, hasColour: Bool = false) {
    self.width = width
    self.hasColour = hasColour
  }
  /// What files, pipes and notebooks get: the same everywhere, so that recordings compare.
  public static let plain = Screen()
}

/// A value with fields: `run.history`.
public protocol HasFields: ForeignValue {
  var fieldNames: [String] { get }
  /// The field's value, or `nil` when there is none of that name.
  func field(_ name: String) throws -> Value?
}

/// A value that `with` can change a copy of: `m with {deep: []}`.
public protocol Changeable: HasFields {
  func changing(_ fields: Fields) throws -> Value
}

/// A value that knows columns: the checker and completion list them.
public protocol HasColumns: ForeignValue {
  var columnNames: [String] { get }
  /// What errors call it. Default: the table.
  var tableName: String { get }
  /// A few words on a column, for completion: `text`.
  func gloss(ofColumn name: String) -> String
}

extension HasColumns {
  public var tableName: String { "the table" }
  public func gloss(ofColumn name: String) -> String { "" }
}

/// A value with arithmetic or comparison of its own.
///
/// Each answers `nil` for operands it has no rule for; then the language says so.
public protocol Operable: ForeignValue {
  static func binary(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value?
  static func compare(_ operation: ComparisonOperator, _ left: Value, _ right: Value) throws
    -> Value?
  static func unary(_ operation: UnaryOperator, _ operand: Value) throws -> Value?
  /// `and`, `or` where the left operand is such a value.
  static func logic(_ isAnd: Bool, _ left: Value, _ right: Value) throws -> Value?
}

extension Operable {
  public static func unary(_ operation: UnaryOperator, _ operand: Value) throws -> Value? { nil }
  public static func logic(_ isAnd: Bool, _ left: Value, _ right: Value) throws -> Value? { nil }
}

/// A value that brackets can index: `t[.age > 30]`.
public protocol Indexable: ForeignValue {
  func element(at indexes: [(label: String?, value: Value)]) throws -> Value
}

/// A value that `expect` can check element by element.
public protocol Checkable: ForeignValue {
  /// `nil` when every element holds, else what the worst element is.
  func failure() throws -> String?
}

/// A value that `for` can go through: the batches of a table.
public protocol Loopable: ForeignValue {
  /// A source of elements that ends with `nil`; each loop starts one of its own.
  func start() throws -> () throws -> Value?
}

/// A value of numbers that `expect a == b within tolerance` can compare.
public protocol Measurable: ForeignValue {
  /// The two numbers that lie furthest apart, by |a − b| / max(1, |a|, |b|), and where; `nil`
  /// when the other value is not one to compare with.
  func furthest(from other: Value) throws -> (left: Double, right: Double, place: String)?
}
