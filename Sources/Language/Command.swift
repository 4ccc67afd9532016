/// A verb of the language: one file that declares its arguments and does its work.
///
/// Help, defaults, errors with carets, similar names, completion, the reference and the tests of
/// its examples all come from the declaration.
public protocol Command: SendableMetatype {
  static var name: String { get }
  /// One sentence, with its full stop.
  static var summary: String { get }
  /// More than the sentence, when there is more to know.
  static var details: String { get }
  static var examples: [Example] { get }
  /// Which arguments its value fits, so that completion can offer it there; `nil` when not told.
  static var makes: Made? { get }
  init()
  /// Its arguments in order. Default: the properties declared with `@Argument`.
  var arguments: [NamedArgument] { get }
  func run(in context: Context) throws -> Value
  /// What the checker may know of its value before it runs: the columns of a table. Default:
  /// nothing.
  static func gives(_ call: CallFacts) -> Fact
  /// Whose columns its arguments name, as far as the checker may rely on it. Default: nobody's.
  static var reading: ColumnReading { get }
}

extension Command {
  public static var details: String { "" }
  public static func gives(_ call: CallFacts) -> Fact { .unknown }
  public static var reading: ColumnReading { .notSaid }
  public static var makes: Made? { nil }

  public var arguments: [NamedArgument] {
    Mirror(reflecting: self).children.compactMap { child in
      guard let argument = child.value as? any AnyArgument, let property = child.label else {
        return nil
      }
      for case .label(let label) in argument.declaration.options {
        return NamedArgument(label: label, argument: argument)
      }
      return NamedArgument(label: String(property.drop { $0 == "_" }), argument: argument)
    }
  }
}

/// An argument with the label it has in the language.
public struct NamedArgument {
  public let label: String
  public let argument: any AnyArgument
  public init(label: String, argument: any AnyArgument) {
    self.label = label
    self.argument = argument
  }
}

/// A line a user could type, with what it prints: help and a test at once.
public struct Example: Sendable {
  public let code: String
  /// What the code prints; `nil` when only running it is tested.
  public let gives: String?
  public init(_ code: String, gives: String? = nil) {
    self.code = code
    self.gives = gives
  }
}

/// The kinds of argument that a verb is for: `ftrl(…)` an optimiser, `auc` a list of metrics.
public struct Made: Sendable {
  public let kinds: [Kind]
  /// True when its value fits, false when the verb itself does.
  public let isCalled: Bool

  public init(_ kinds: [Kind], isCalled: Bool = true) {
    self.kinds = kinds
    self.isCalled = isCalled
  }
}

/// A field that a record argument may have.
public struct RecordField: Sendable {
  public let name: String
  public let kind: Kind

  public init(_ name: String, _ kind: Kind) {
    self.name = name
    self.kind = kind
  }
}

/// A type that an argument can have.
public protocol Convertible {
  /// What errors and help say the argument must be.
  static var wantedKind: Kind { get }
  /// The fields of a record that the type is given as; empty for other types.
  static var recordFields: [RecordField] { get }
  /// The value as this type, or `nil` when it is of another kind.
  ///
  /// Throws a `Fault` when the kind is right and the value is not.
  static func convert(_ value: Value) throws -> Self?
  /// How help shows a default; `nil` when it needs none.
  var shown: String? { get }
}

extension Convertible {
  public static var recordFields: [RecordField] { [] }
  public var shown: String? { nil }
}

/// One argument of a command. Declared with a default it may be left out.
///
/// The first declared argument, and those marked `.positional`, may be given without their label.
@propertyWrapper
public final class Argument<Wrapped: Convertible>: AnyArgument {
  public let declaration: ArgumentDeclaration
  public private(set) var isGiven = false
  @usableFromInline let defaultValue: Wrapped?
  @usableFromInline var given: Wrapped?
  /// Keeps a value converted, and forgets it for `nil`. Made where `Wrapped` is known, because
  /// generic code asks the runtime for its layout at each call.
  @usableFromInline let keep: (Argument, Value?) throws -> Bool

  /// An argument that must be given.
  @inlinable
  public init(_ help: String, _ options: ArgumentOption...) {
    defaultValue = nil
    declaration = ArgumentDeclaration(
      help: help, kind: Wrapped.wantedKind, options: options, fields: Wrapped.recordFields)
    keep = { try $0.keepConverted($1) }
  }

  /// An argument with a default.
  @inlinable
  public init(wrappedValue: Wrapped, _ help: String, _ options: ArgumentOption...) {
    defaultValue = wrappedValue
    declaration = ArgumentDeclaration(
      help: help, kind: Wrapped.wantedKind, options: options, isRequired: false,
      shownDefault: wrappedValue.shown,
      fields: Wrapped.recordFields)
    keep = { try $0.keepConverted($1) }
  }

  /// The session binds or checks every required argument before `run`.
  @inlinable
  public var wrappedValue: Wrapped {
    guard let value = given ?? defaultValue else {
      preconditionFailure("an argument was read before the call was bound")
    }
    return value
  }

  public func bind(_ value: Value) throws -> Bool {
    isGiven = try keep(self, value)
    return isGiven
  }

  public func reset() {
    guard isGiven else { return }
    isGiven = false
    _ = try? keep(self, nil)
  }

  @inlinable
  func keepConverted(_ value: Value?) throws -> Bool {
    guard let value else {
      given = nil
      return true
    }
    guard let converted = try Wrapped.convert(value) else { return false }
    given = converted
    return true
  }
}

/// What binding and help need of an argument, whatever its type.
public protocol AnyArgument: AnyObject {
  var declaration: ArgumentDeclaration { get }
  var isGiven: Bool { get }
  /// False when the value is of another kind than declared.
  func bind(_ value: Value) throws -> Bool
  func reset()
}

public enum ArgumentOption: Sendable, Equatable {
  /// May be given without its label, in the order of declaration.
  case positional
  /// Takes all further arguments without a label, as a list.
  case rest
  /// Takes all arguments whose label is no other argument's, as a record: new columns, axes. Its
  /// own label stands in help only.
  case open
  /// Its label in the language, where the property's name is a Swift keyword or differs.
  case label(String)
  /// The texts that fit, for completion and errors.
  case choices([String])
  /// The path of a file whose name ends so; of any file where nothing is said.
  case file([String])
}

public struct ArgumentDeclaration: Sendable {
  public let help: String
  public let kind: Kind
  public let options: [ArgumentOption]
  public var isRequired: Bool
  public var shownDefault: String?
  /// The fields of a record argument, for completion.
  public let fields: [RecordField]

  public init(
    help: String, kind: Kind, options: [ArgumentOption], isRequired: Bool = true,
    shownDefault: String? = nil, fields: [RecordField] = []
  ) {
    self.fields = fields
    self.help = help
    self.kind = kind
    self.options = options
    self.isRequired = isRequired
    self.shownDefault = shownDefault
  }
}
