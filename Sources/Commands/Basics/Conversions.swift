import Language

/// Functions from one kind of value to another.

struct ToNumber: Command {
  static let name = "number"
  static let summary = "The number that a string reads as; true is 1."
  static let examples = [
    Example(#"number("2.5")"#, gives: "2.5"), Example("number(true)", gives: "1"),
  ]
  @Argument("A string, true or false, or a number.") var of: Value

  func run(in context: Context) throws -> Value {
    if let number = of.number ?? of.bool.map({ $0 ? 1 : 0 }) { return .number(number) }
    guard let text = of.string else {
      throw Fault(
        .wrongKind, "`number` takes a string, found \(Display.phrase(of))", argument: "of")
    }
    let digits: Set<Character> = Set("0123456789+-.eE")
    guard text.allSatisfy(digits.contains), let number = Double(text), number.isFinite else {
      throw Fault(.wrongValue, "\(Display.quoted(text)) does not read as a number", argument: "of")
    }
    return .number(number)
  }
}

struct ToString: Command {
  static let name = "string"
  static let summary = "A value as text, as `print` shows it."
  static let examples = [Example("string(2.5)", gives: #""2.5""#)]
  @Argument("Any value.") var of: Value

  func run(in context: Context) throws -> Value { .string(Display.plain(of)) }
}

struct KindOf: Command {
  static let name = "kind"
  static let summary = "What kind of value something is."
  static let examples = [
    Example("kind([1, 2])", gives: #""list""#),
    Example("kind(.age)", gives: #""column expression""#),
  ]
  @Argument("Any value.") var of: Value

  func run(in context: Context) throws -> Value { .string(of.kind.noun) }
}
